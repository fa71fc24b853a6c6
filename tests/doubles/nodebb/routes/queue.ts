import type { Forum } from '../forum.ts';
import { htmlOf } from '../markdown.ts';
import { isStaff, moderates } from '../may.ts';
import { accept } from '../posting.ts';
import { bad, noPrivileges, notFound, notLoggedIn } from '../refusal.ts';
import { textOf, type App, type Ask } from '../reader.ts';
import { shortCategory } from '../wire/category.ts';
import { iso, personOf } from '../wire/member.ts';
import { pageOf, pagination } from '../wire/pagination.ts';
import type { Member, Queued } from '../world/rows.ts';
import { ok } from './ok.ts';

const perPage = 20;

/** Posts that wait for a moderator: their authors see their own, the staff sees all. */
export function queueRoutes(app: App, forum: Forum): void {
  app.get('/api/post-queue/:id?', (c) => {
    const { member } = c.var.reader;
    if (!member) throw notFound();
    const id = c.req.param('id');
    // Whoever moderates a single category sees nothing but their own here, though accepting by number works for them.
    const seen = [...forum.world.queue.values()].filter((queued) => (id === undefined || queued.id === id) && (isStaff(member) || queued.uid === member.uid));
    const page = pageOf(c.req.query('page'));
    const posts = seen.slice((page - 1) * perPage, page * perPage).map((queued) => rowOf(queued, member));
    return c.json({ title: '[[pages:post-queue]]', posts, isAdmin: member.role === 'admin', canAccept: isStaff(member), enabled: forum.rules.postQueue, pagination: pagination(page, Math.max(1, Math.ceil(seen.length / perPage))) });
  });

  app.post('/api/v3/posts/queue/:id', (c) => {
    const { queued } = known(c, 'accept');
    const { topic, post } = accept(forum, queued);
    return ok(c, { post: { type: queued.type, pid: post.pid, tid: topic.tid } });
  });

  app.delete('/api/v3/posts/queue/:id', (c) => {
    const { queued } = known(c, 'reject');
    forum.world.queue.delete(queued.id);
    return ok(c);
  });

  app.put('/api/v3/posts/queue/:id', (c) => {
    const { queued, member } = known(c, 'edit');
    const { body } = c.var;
    const changed = { ...queued, content: textOf(body['content']) ?? queued.content, title: textOf(body['title']) ?? queued.title };
    forum.world.queue.set(queued.id, changed);
    return ok(c, { postData: rowOf(changed, member) });
  });

  app.post('/api/v3/posts/queue/:id/notify', (c) => {
    if (!('message' in c.var.body)) throw bad('required-parameters-missing', 'message');
    known(c, 'notify');
    return ok(c);
  });

  function known(c: Ask, deed: 'accept' | 'reject' | 'edit' | 'notify'): { queued: Queued; member: Member } {
    const { member } = c.var.reader;
    if (!member) throw notLoggedIn();
    const queued = forum.world.queue.get(c.req.param('id') ?? '');
    if (!queued) throw bad('no-post');
    if (!moderates(member, queued.cid) && (queued.uid !== member.uid || (deed !== 'edit' && deed !== 'reject'))) throw noPrivileges();
    return { queued, member };
  }

  function rowOf(queued: Queued, member: Member): Record<string, unknown> {
    const topic = forum.world.topics.get(queued.tid);
    return {
      id: queued.id,
      uid: queued.uid,
      type: queued.type,
      data: { ...(queued.type === 'reply' ? { tid: queued.tid, toPid: queued.toPid || null } : { cid: queued.cid, tags: queued.tags }), uid: queued.uid, title: queued.title, content: htmlOf(queued.content, forum.rules.hasMarkdown), rawContent: queued.content, timestamp: queued.timestamp, timestampISO: iso(queued.timestamp), fromQueue: false },
      user: personOf(forum, queued.uid),
      topic: topic ? { tid: topic.tid, title: forum.world.titleOf(topic), cid: topic.cid, lastposttime: topic.lastposttime } : { cid: queued.cid },
      category: shortCategory(forum, topic?.cid ?? queued.cid) ?? null,
      canAccept: queued.uid !== member.uid && moderates(member, queued.cid),
      canEdit: queued.uid === member.uid || isStaff(member),
    };
  }
}
