import type { Forum } from '../forum.ts';
import { publishReply, publishTopic, type Published } from '../posting.ts';
import { bad, noTopic } from '../refusal.ts';
import { numberOf, textOf, type App, type Ask } from '../reader.ts';
import { cleanTags } from '../tags.ts';
import { postInTopic, postMade } from '../wire/post.ts';
import { topicData } from '../wire/topic.ts';
import { ok } from './ok.ts';

/** Replies and new questions. One at a time for each member; the same words twice are two posts. */
export function replyRoutes(app: App, forum: Forum): void {
  app.post('/api/v3/topics/:tid{[0-9]+}', (c) => {
    const { body } = c.var;
    if (!('content' in body)) throw bad('required-parameters-missing', 'content');
    const tid = Number(c.req.param('tid'));
    if (!forum.world.topics.has(tid)) throw noTopic();
    return oneAtATime(c, () => {
      const published = publishReply(forum, c.var.reader, { tid, content: textOf(body['content']) ?? '', toPid: body['toPid'] });
      return published.kind === 'queued' ? held(c, published, 200) : ok(c, postMade(forum, published.topic, published.post));
    });
  });

  app.post('/api/v3/topics', (c) => {
    const { body } = c.var;
    const missing = ['cid', 'content'].filter((name) => !(name in body));
    if (missing.length > 0) throw bad('required-parameters-missing', missing.join(' '));
    const cid = numberOf(body['cid']);
    const title = textOf(body['title']);
    if (cid === null || title === null) throw bad('invalid-data');
    return oneAtATime(c, () => {
      const published = publishTopic(forum, c.var.reader, { cid, title, content: textOf(body['content']) ?? '', tags: cleanTags(forum.rules, body['tags'] ?? []) });
      if (published.kind === 'queued') return held(c, published, 202);
      const { topic, post } = published;
      return ok(c, { ...topicData(forum, topic), index: 0, user: postMade(forum, topic, post)['user'], mainPost: postInTopic(forum, c.var.reader, topic, post, 0) });
    });
  });

  function held(c: Ask, { queued }: Extract<Published, { kind: 'queued' }>, status: 200 | 202): Response {
    return c.json({ status: status === 200 ? { code: 'ok', message: 'OK' } : { code: 'accepted', message: 'Accepted' }, response: { id: queued.id, type: queued.type, queued: true, message: '[[success:post-queued]]' } }, status);
  }

  /** The work takes a moment; whatever else its author sends meanwhile is refused. It goes on when the caller has hung up. */
  async function oneAtATime(c: Ask, work: () => Response): Promise<Response> {
    const { uid } = c.var.reader;
    if (forum.posting.has(uid)) throw bad('already-posting');
    forum.posting.add(uid);
    try {
      await (forum.moods.holdPosting ?? new Promise((resolve) => setTimeout(resolve, forum.rules.postingMs)));
      return work();
    } finally {
      forum.posting.delete(uid);
    }
  }
}
