import { announcePost, notify, notificationTypes } from '../../announce.ts';
import type { Forum } from '../../forum.ts';
import { moderates, mustBe, type App, type Reader } from '../../reader.ts';
import { conflict, invalidAccess, missingParameter, notFound, unprocessable } from '../../refusal.ts';
import { isStaff, memberById, membersById } from '../../store/members.ts';
import { insertPost, insertTopic, postOrThrow } from '../../store/posts.ts';
import type { ReviewableRow } from '../../store/rows.ts';
import { recount, topicById } from '../../store/topics.ts';
import { basicUser, iso } from '../../wire/member.ts';

const statuses = { pending: 0, approved: 1, rejected: 2, ignored: 3, deleted: 4 } as const;
const actions: Record<string, readonly string[]> = {
  ReviewableQueuedPost: ['approve_post', 'reject_post'],
  ReviewableFlaggedPost: ['agree_and_keep', 'agree_and_hide', 'disagree', 'ignore_and_do_nothing'],
};
const perPage = 10;

/** What waits for a moderator, for the one who wrote it and for those who decide. */
export function reviewRoutes(app: App, forum: Forum): void {
  app.get('/posts/:username/pending', (c) => {
    const reader = mustBe(c);
    if (reader.member.username.toLowerCase() !== c.req.param('username').toLowerCase() && !isStaff(reader.member)) throw invalidAccess();
    const rows = forum.db.all<ReviewableRow>(
      "select reviewables.* from reviewables join members on members.id = member_id where members.username = ? and type = 'ReviewableQueuedPost' and status = 0 order by reviewables.id",
      c.req.param('username'),
    );
    return c.json({ pending_posts: rows.map((row) => pendingShape(forum, row)) });
  });

  app.get('/review', (c) => {
    mustReview(forum, mustBe(c));
    const { params } = c.var;
    const status = statuses[(params.text('status') ?? 'pending') as keyof typeof statuses];
    const type = params.text('type');
    const topicId = params.int('topic_id');
    const offset = Math.max(0, params.int('offset') ?? 0);
    const rows = forum.db
      .all<ReviewableRow>('select * from reviewables order by id desc')
      .filter((row) => (status === undefined || row.status === status) && (type === null || row.type === type) && (topicId === null || row.topic_id === topicId));
    const page = rows.slice(offset, offset + perPage);
    const people = membersById(forum.db, page.map((row) => row.member_id));
    const topics = page.flatMap((row) => (row.topic_id === null ? [] : [topicById(forum.db, row.topic_id)])).filter((topic) => topic !== undefined);
    return c.json({
      reviewables: page.map((row) => reviewableShape(forum, row)),
      users: [...people.values()].map(basicUser),
      topics: topics.map(({ id, title, slug, posts_count }) => ({ id, title, fancy_title: title, slug, posts_count })),
      actions: [...new Set(page.flatMap((row) => actionsOf(row)))].map((id) => ({ id, label: id.replaceAll('_', ' '), icon: 'check', button_class: null, confirm_message: null, client_action: null, require_reject_reason: false })),
      bundled_actions: page.map((row) => ({ id: `${row.id}`, label: null, action_ids: actionsOf(row) })),
      meta: {
        total_rows_reviewables: rows.length,
        load_more_reviewables: offset + perPage < rows.length ? `/review.json?offset=${offset + perPage}` : null,
        unseen_reviewable_count: rows.length,
        reviewable_count: rows.length,
      },
    });
  });

  app.put('/review/:id{[0-9]+}/perform/:action', (c) => {
    const reader = mustBe(c);
    mustReview(forum, reader);
    const row = forum.db.one<ReviewableRow>('select * from reviewables where id = ?', Number(c.req.param('id')));
    if (!row) throw notFound();
    const version = c.var.params.int('version');
    if (version === null) throw unprocessable(['You must supply a version to this request.']);
    const action = c.req.param('action');
    if (!actionsOf(row).includes(action)) throw invalidAccess();
    if (version !== row.version) throw conflict('Another user has already acted on this item.');
    const created = perform(forum, reader, row, action);
    return c.json({
      reviewable_perform_result: {
        success: true,
        transition_to: Object.keys(statuses)[statusAfter(action)],
        transition_to_id: row.id,
        ...(created ? { created_post_id: created.postId, created_post_topic_id: created.topicId } : {}),
        remove_reviewable_ids: [row.id],
        version: row.version + 1,
      },
    });
  });

  app.delete('/review/:id{[0-9]+}', (c) => {
    const reader = mustBe(c);
    const row = forum.db.one<ReviewableRow>('select * from reviewables where id = ? and status = 0', Number(c.req.param('id')));
    if (!row || (row.member_id !== reader.member.id && !isStaff(reader.member))) throw notFound();
    if (row.type !== 'ReviewableQueuedPost') throw missingParameter('id');
    forum.db.run('update reviewables set status = ?, version = version + 1 where id = ?', statuses.deleted, row.id);
    return c.json({ success: 'OK' });
  });
}

function mustReview(forum: Forum, { member }: Reader): void {
  if (!moderates(forum, member)) throw notFound();
}

const actionsOf = (row: ReviewableRow): readonly string[] => (row.status === 0 ? (actions[row.type] ?? []) : []);
const statusAfter = (action: string): number => (action.startsWith('agree') || action === 'approve_post' ? 1 : action.startsWith('ignore') ? 3 : 2);

function perform(forum: Forum, reader: Reader, row: ReviewableRow, action: string): { postId: number; topicId: number } | null {
  return forum.db.tx(() => {
    forum.db.run('update reviewables set status = ?, version = version + 1 where id = ?', statusAfter(action), row.id);
    const author = memberById(forum.db, row.member_id);
    if (action === 'approve_post' && author) return approve(forum, row);
    if (action === 'agree_and_hide' && row.post_id !== null) {
      forum.db.run('update posts set hidden = 1 where id = ?', row.post_id);
      recount(forum.db, postOrThrow(forum.db, row.post_id).topic_id);
    }
    forum.log.info('practice-forum-review', { id: row.id, by: reader.member.id });
    return null;
  });
}

/** The post appears as if it had been written now: that is when others can read it. */
function approve(forum: Forum, row: ReviewableRow): { postId: number; topicId: number } {
  const now = forum.clock.now();
  const author = memberById(forum.db, row.member_id);
  const post =
    row.topic_id === null
      ? insertTopic(forum.db, forum.cook, { title: row.title ?? '', communityId: row.community_id ?? 0, memberId: row.member_id, raw: row.raw, tags: JSON.parse(row.tags) as string[], now }).post
      : insertPost(forum.db, forum.cook, { topicId: row.topic_id, memberId: row.member_id, raw: row.raw, now, replyTo: row.reply_to_number });
  const topic = topicById(forum.db, post.topic_id);
  if (topic && author) {
    announcePost(forum, post, topic, author);
    notify(forum, row.member_id, notificationTypes.post_approved, topic, post.number, {});
  }
  return { postId: post.id, topicId: post.topic_id };
}

function pendingShape(forum: Forum, row: ReviewableRow): Record<string, unknown> {
  const author = memberById(forum.db, row.member_id);
  const topic = row.topic_id === null ? undefined : topicById(forum.db, row.topic_id);
  return {
    id: row.id,
    raw_text: row.raw,
    title: row.title ?? topic?.title ?? '',
    topic_id: row.topic_id,
    topic_url: topic ? `/t/${topic.slug}/${topic.id}` : null,
    category_id: row.community_id,
    created_at: iso(row.created_at),
    ...(author ? { username: author.username, name: author.name, avatar_template: basicUser(author).avatar_template } : {}),
  };
}

function reviewableShape(forum: Forum, row: ReviewableRow): Record<string, unknown> {
  const topic = row.topic_id === null ? undefined : topicById(forum.db, row.topic_id);
  return {
    id: row.id,
    type: row.type,
    type_source: 'core',
    status: row.status,
    version: row.version,
    score: row.type === 'ReviewableFlaggedPost' ? 2 : 1,
    created_at: iso(row.created_at),
    topic_id: row.topic_id,
    post_id: row.post_id,
    category_id: row.community_id,
    target_url: topic ? `/t/${topic.slug}/${topic.id}` : null,
    created_by_id: row.member_id,
    target_created_by_id: row.member_id,
    payload: { raw: row.raw, title: row.title, tags: JSON.parse(row.tags) as string[] },
    reviewable_scores: row.reason === null ? [] : [{ id: row.id, score: 1, reason: row.reason, status: row.status }],
    bundled_action_ids: [`${row.id}`],
  };
}
