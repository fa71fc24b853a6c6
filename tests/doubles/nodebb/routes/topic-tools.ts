import type { Forum } from '../forum.ts';
import { mayRead, moderates } from '../may.ts';
import { bad, noPrivileges, noTopic } from '../refusal.ts';
import { mustBe, numberOf, type App, type Ask } from '../reader.ts';
import { cleanTags } from '../tags.ts';
import { tagsOf } from '../wire/topic.ts';
import type { Topic } from '../world/rows.ts';
import { ok } from './ok.ts';

/** What a moderator does to a topic, and what everybody may. */
export function topicToolRoutes(app: App, forum: Forum): void {
  const { world } = forum;
  const now = (): number => forum.clock.now();

  const tool = (name: string, deeds: Readonly<Record<'put' | 'delete', (topic: Topic, uid: number) => void>>): void => {
    for (const method of ['put', 'delete'] as const) {
      app[method](`/api/v3/topics/:tid/${name}`, (c) => {
        const topic = moderated(c);
        deeds[method](topic, mustBe(c).uid);
        return ok(c);
      });
    }
  };
  tool('lock', { put: (topic, uid) => setLocked(topic, uid, true), delete: (topic, uid) => setLocked(topic, uid, false) });
  tool('pin', { put: (topic, uid) => setPinned(topic, uid, now()), delete: (topic, uid) => setPinned(topic, uid, 0) });
  tool('state', { put: (topic, uid) => setDeleted(topic, uid, false), delete: (topic, uid) => setDeleted(topic, uid, true) });

  app.delete('/api/v3/topics/:tid', (c) => {
    world.purgeTopic(moderated(c));
    return ok(c);
  });

  app.put('/api/v3/topics/:tid/tags', (c) => setTags(c, () => []));
  app.patch('/api/v3/topics/:tid/tags', (c) => setTags(c, (topic) => topic.tags));
  app.delete('/api/v3/topics/:tid/tags', (c) => {
    mustTag(c, known(c)).tags = [];
    return ok(c);
  });

  app.put('/api/v3/topics/:tid/move', (c) => {
    const topic = moderated(c);
    const cid = numberOf(c.var.body['cid']);
    if (cid === null) throw bad('invalid-cid');
    if (cid === topic.cid) throw bad('cant-move-topic-to-same-category');
    const member = mustBe(c);
    if (!moderates(member, cid)) throw noPrivileges();
    const fromCid = topic.cid;
    world.move(topic, cid);
    world.logEvent(topic, { type: 'move', uid: member.uid, at: now(), fromCid });
    return ok(c);
  });

  app.put('/api/v3/topics/:tid/follow', (c) => {
    mustBe(c).follows.add(readable(c).tid);
    return ok(c);
  });
  app.delete('/api/v3/topics/:tid/follow', (c) => {
    mustBe(c).follows.delete(readable(c).tid);
    return ok(c);
  });

  app.get('/api/v3/topics/:tid/crossposts', (c) => ok(c, { crossposts: readable(c).crossposts }));
  app.post('/api/v3/topics/:tid/crossposts', (c) => {
    const member = mustBe(c);
    const topic = readable(c);
    const cid = numberOf(c.var.body['cid']);
    if (cid === null || !world.categories.has(cid) || cid === topic.cid) throw bad('invalid-cid');
    world.crosspost(topic, cid, member.uid, now());
    return ok(c, { crossposts: topic.crossposts });
  });

  function known(c: Ask): Topic {
    const topic = world.topics.get(numberOf(c.req.param('tid')) ?? 0);
    mustBe(c);
    if (!topic) throw noTopic();
    return topic;
  }

  function readable(c: Ask): Topic {
    const topic = known(c);
    if (!mayRead(forum, c.var.reader, topic.cid)) throw noPrivileges();
    return topic;
  }

  function moderated(c: Ask): Topic {
    const topic = known(c);
    // An administrator brings back what was moved to a category that is not there.
    if (!moderates(mustBe(c), topic.cid) || !mayRead(forum, c.var.reader, topic.cid)) throw noPrivileges();
    return topic;
  }

  function mustTag(c: Ask, topic: Topic): Topic {
    const member = mustBe(c);
    if (!moderates(member, topic.cid) && topic.uid !== member.uid) throw noPrivileges();
    return topic;
  }

  function setTags(c: Ask, kept: (topic: Topic) => readonly string[]): Response {
    if (!('tags' in c.var.body)) throw bad('required-parameters-missing', 'tags');
    const topic = mustTag(c, known(c));
    topic.tags = cleanTags(forum.rules, [...kept(topic), ...(Array.isArray(c.var.body['tags']) ? (c.var.body['tags'] as unknown[]) : [])]);
    return ok(c, tagsOf(topic.tags));
  }

  function setLocked(topic: Topic, uid: number, locked: boolean): void {
    topic.locked = locked;
    world.logEvent(topic, { type: locked ? 'lock' : 'unlock', uid, at: now() });
  }

  function setPinned(topic: Topic, uid: number, at: number): void {
    world.pin(topic, at);
    world.logEvent(topic, { type: at > 0 ? 'pin' : 'unpin', uid, at: now() });
  }

  function setDeleted(topic: Topic, uid: number, deleted: boolean): void {
    if (topic.deleted === deleted) throw bad(deleted ? 'topic-already-deleted' : 'topic-already-restored');
    world.setTopicDeleted(topic, deleted ? uid : null);
    world.logEvent(topic, { type: deleted ? 'delete' : 'restore', uid, at: now() });
  }
}
