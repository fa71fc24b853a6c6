import { announceTopic, notify, notificationTypes } from '../../announce.ts';
import type { Forum } from '../../forum.ts';
import { mustBe, type App, type Ask, type Reader } from '../../reader.ts';
import { invalidAccess, missingParameter, notFound, Refusal } from '../../refusal.ts';
import { memberById, memberByName } from '../../store/members.ts';
import { insertPost, postById } from '../../store/posts.ts';
import { postType, type MemberRow, type TopicRow } from '../../store/rows.ts';
import { topicById } from '../../store/topics.ts';
import { mayAssign } from '../../wire/assignment.ts';
import { basicUser } from '../../wire/member.ts';

const mostAssigned = 10;

/** Who takes care of what. The last one to say so wins, and nobody is asked. */
export function assignRoutes(app: App, forum: Forum): void {
  if (!forum.rules.assign) return;
  app.put('/assign/assign', (c) => {
    const { reader, topic } = target(forum, c);
    const username = c.var.params.text('username');
    if (username === null) throw missingParameter('username');
    const holder = memberByName(forum.db, username);
    if (!holder) throw notFound();
    assign(forum, reader, topic, holder, { note: c.var.params.text('note'), status: c.var.params.text('status'), tells: c.var.params.text('should_notify') !== 'false' });
    return c.json({ success: 'OK' });
  });
  app.put('/assign/unassign', (c) => {
    const { reader, topic } = target(forum, c);
    const holder = topic.assigned_to === null ? undefined : memberById(forum.db, topic.assigned_to);
    if (holder) {
      forum.db.tx(() => {
        forum.db.run('update topics set assigned_to = null, assignment_note = null, assignment_status = null where id = ?', topic.id);
        leaveTrace(forum, reader, topic, 'unassigned', holder);
      });
      publish(forum, 'unassigned', topic, holder);
    }
    return c.json({ success: 'OK' });
  });
  app.get('/assign/suggestions', (c) => {
    const reader = mustBe(c);
    if (!mayAssign(reader)) throw invalidAccess();
    const others = forum.db.all<MemberRow>('select * from members where id > 0 and id <> ? and (can_assign = 1 or admin = 1 or moderator = 1) order by last_seen_at desc limit 5', reader.member.id);
    return c.json({ assign_allowed_on_groups: ['staff', 'volunteers'], assign_allowed_for_groups: [], suggestions: [reader.member, ...others].map(basicUser) });
  });
  app.get('/assign/members/:group', (c) => {
    if (!mayAssign(mustBe(c))) throw invalidAccess();
    const members = forum.db.all<MemberRow>('select * from members where id > 0 and can_assign = 1 order by username');
    return c.json({ members: members.map((member) => ({ ...basicUser(member), assignments_count: held(forum, member.id) })), assignment_count: members.reduce((sum, member) => sum + held(forum, member.id), 0), group_assignment_count: 0 });
  });
}

function target(forum: Forum, c: Ask): { reader: Reader; topic: TopicRow } {
  const reader = mustBe(c);
  if (!mayAssign(reader)) throw invalidAccess();
  const id = c.var.params.int('target_id');
  if (id === null) throw missingParameter('target_id');
  const type = c.var.params.text('target_type');
  if (type !== 'Topic' && type !== 'Post') throw missingParameter('target_type');
  const topic = topicById(forum.db, type === 'Topic' ? id : (postById(forum.db, id)?.topic_id ?? 0));
  if (!topic) throw notFound();
  return { reader, topic };
}

function assign(forum: Forum, reader: Reader, topic: TopicRow, holder: MemberRow, { note, status, tells }: { note: string | null; status: string | null; tells: boolean }): void {
  const isSame = topic.assigned_to === holder.id;
  if (isSame && note === topic.assignment_note && (status ?? topic.assignment_status) === topic.assignment_status) throw refused(`Already assigned to @${holder.username}`);
  if (holder.can_assign === 0 && holder.admin === 0 && holder.moderator === 0) throw refused(`@${holder.username} can’t be assigned.`);
  if (holder.id !== reader.member.id && !isSame && held(forum, holder.id) >= mostAssigned) throw refused(`@${holder.username} has already reached the maximum number of assigned topics (${mostAssigned}).`);
  forum.db.tx(() => {
    forum.db.run('update topics set assigned_to = ?, assignment_note = ?, assignment_status = ? where id = ?', holder.id, note, status ?? 'New', topic.id);
    if (!isSame) leaveTrace(forum, reader, topic, topic.assigned_to === null ? 'assigned' : 'reassigned', holder);
  });
  if (tells && holder.id !== reader.member.id) notify(forum, holder.id, notificationTypes.assigned, topic, 1, { message: 'discourse_assign.assign_notification', display_username: reader.member.username });
  publish(forum, 'assigned', topic, holder);
}

/** Where everybody may see who holds a topic, taking it is a small action in it and counts as a post; otherwise it is an aside. */
function leaveTrace(forum: Forum, reader: Reader, topic: TopicRow, actionCode: string, holder: MemberRow): void {
  const type = forum.rules.assignsPublic ? postType.smallAction : postType.whisper;
  insertPost(forum.db, forum.cook, { topicId: topic.id, memberId: reader.member.id, raw: '', now: forum.clock.now(), type, actionCode, actionWho: holder.username });
}

function publish(forum: Forum, type: 'assigned' | 'unassigned', topic: TopicRow, holder: MemberRow): void {
  forum.bus.publish('/staff/topic-assignment', { type, topic_id: topic.id, post_id: false, post_number: false, assigned_type: 'User', assigned_to: basicUser(holder), assignment_note: topic.assignment_note, assignment_status: topic.assignment_status });
  announceTopic(forum, topic.id);
}

const held = (forum: Forum, memberId: number): number => forum.db.one<{ n: number }>('select count(*) as n from topics where assigned_to = ? and deleted_at is null and closed = 0', memberId)?.n ?? 0;
const refused = (error: string): Refusal => new Refusal(400, { error });
