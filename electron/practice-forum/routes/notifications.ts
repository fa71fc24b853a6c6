import type { Forum } from '../forum.ts';
import { mustBe, type App } from '../reader.ts';
import { topicById } from '../store/topics.ts';
import { iso } from '../wire/member.ts';

interface NotificationRow {
  id: number;
  member_id: number;
  type: number;
  read: number;
  topic_id: number | null;
  post_number: number | null;
  data: string;
  created_at: number;
}

/** What happened that concerns the reader. */
export function notificationRoutes(app: App, forum: Forum): void {
  const count = (sql: string, ...values: number[]): number => forum.db.one<{ n: number }>(sql, ...values)?.n ?? 0;

  app.get('/notifications', (c) => {
    const { member } = mustBe(c);
    const limit = Math.min(Math.max(1, c.var.params.int('limit') ?? 60), 60);
    const offset = c.var.params.bool('recent') ? 0 : Math.max(0, c.var.params.int('offset') ?? 0);
    const rows = forum.db.all<NotificationRow>('select * from notifications where member_id = ? order by id desc limit ? offset ?', member.id, limit, offset);
    const total = count('select count(*) as n from notifications where member_id = ?', member.id);
    return c.json({
      notifications: rows.map((row) => ({
        id: row.id,
        user_id: row.member_id,
        notification_type: row.type,
        read: row.read === 1,
        high_priority: false,
        created_at: iso(row.created_at),
        post_number: row.post_number,
        topic_id: row.topic_id,
        slug: row.topic_id === null ? null : (topicById(forum.db, row.topic_id)?.slug ?? null),
        data: JSON.parse(row.data) as Record<string, unknown>,
      })),
      total_rows_notifications: total,
      seen_notification_id: rows[0]?.id ?? 0,
      load_more_notifications: `/notifications?offset=${offset + limit}&username=${encodeURIComponent(member.username)}`,
    });
  });
  app.get('/notifications/totals', (c) => {
    const { member } = mustBe(c);
    return c.json({
      unread_notifications: count('select count(*) as n from notifications where member_id = ? and read = 0', member.id),
      unread_personal_messages: 0,
      unseen_reviewables: member.admin === 1 || member.moderator === 1 ? count('select count(*) as n from reviewables where status = 0') : 0,
      topic_tracking: { unread: 0, new: 0 },
      group_inboxes: [],
      username: member.username,
    });
  });
  app.put('/notifications/mark-read', (c) => {
    const { member } = mustBe(c);
    const id = c.var.params.int('id');
    if (id === null) forum.db.run('update notifications set read = 1 where member_id = ?', member.id);
    else forum.db.run('update notifications set read = 1 where member_id = ? and id = ?', member.id, id);
    return c.json({ success: 'OK' });
  });
}
