import type { Forum } from '../forum.ts';
import { isPrivileged } from '../may.ts';
import { bad, noPost, noPrivileges, notLoggedIn, Refusal } from '../refusal.ts';
import { mustBe, numberOf, textOf, type App, type Ask } from '../reader.ts';
import { iso, personOf } from '../wire/member.ts';
import type { Flag } from '../world/rows.ts';
import { ok } from './ok.ts';

const states = ['open', 'wip', 'resolved', 'rejected'] as const;

/** Posts that somebody reported. */
export function flagRoutes(app: App, forum: Forum): void {
  const { world } = forum;

  app.post('/api/v3/flags', (c) => {
    const member = mustBe(c);
    const missing = ['type', 'id', 'reason'].filter((name) => !textOf(c.var.body[name]) && numberOf(c.var.body[name]) === null);
    if (missing.length > 0) throw bad('required-parameters-missing', missing.join(' '));
    const post = world.posts.get(numberOf(c.var.body['id']) ?? 0);
    if (!post || c.var.body['type'] !== 'post') throw noPost();
    if (isPrivileged(world.members.get(post.uid) ?? null)) throw bad('cant-flag-privileged');
    if ([...world.flags.values()].some(({ targetId, uid }) => targetId === post.pid && uid === member.uid)) throw bad('post-already-flagged');
    const flag: Flag = { flagId: world.flags.size + 1, targetId: post.pid, uid: member.uid, reason: textOf(c.var.body['reason']) ?? '', state: 'open', assignee: 0, datetime: forum.clock.now(), notes: [] };
    world.flags.set(flag.flagId, flag);
    return ok(c);
  });

  app.get('/api/flags', (c) => {
    if (!c.var.reader.member) throw notLoggedIn();
    if (!isPrivileged(c.var.reader.member)) throw noPrivileges();
    const state = c.req.query('state');
    const flags = [...world.flags.values()].filter((flag) => state === undefined || flag.state === state);
    return c.json({ flags: flags.map(wireOf), count: flags.length });
  });

  app.get('/api/v3/flags/:id', (c) => ok(c, wireOf(known(c))));
  app.put('/api/v3/flags/:id', (c) => {
    const flag = known(c);
    flag.state = states.find((state) => state === c.var.body['state']) ?? flag.state;
    flag.assignee = numberOf(c.var.body['assignee']) ?? flag.assignee;
    return ok(c, { history: [] });
  });
  app.post('/api/v3/flags/:id/notes', (c) => {
    const flag = known(c);
    flag.notes.push({ uid: mustBe(c).uid, content: textOf(c.var.body['note']) ?? '', datetime: forum.clock.now() });
    return ok(c, { notes: flag.notes });
  });

  /** To whoever does not judge flags there are none. */
  function known(c: Ask): Flag {
    const flag = world.flags.get(numberOf(c.req.param('id')) ?? 0);
    if (!flag || !isPrivileged(c.var.reader.member)) throw new Refusal(404, 'no-flag');
    return flag;
  }

  function wireOf(flag: Flag): Record<string, unknown> {
    return { ...flag, type: 'post', target_readable: `Post ${flag.targetId}`, datetimeISO: iso(flag.datetime), reports: [{ value: flag.reason, reporter: personOf(forum, flag.uid), timestamp: flag.datetime }] };
  }
}
