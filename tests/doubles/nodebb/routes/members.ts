import type { Forum } from '../forum.ts';
import { isBanned, isPrivileged, isStaff, mayRead, moderates } from '../may.ts';
import { bad, noPrivileges, notFound, notLoggedIn, Refusal, Verbatim, writeError } from '../refusal.ts';
import { mustBe, numberOf, type App, type Ask } from '../reader.ts';
import { groupsOf, personOf, profileOf } from '../wire/member.ts';
import { pageOf, pagination } from '../wire/pagination.ts';
import { postSummary } from '../wire/post.ts';
import type { Member, Post } from '../world/rows.ts';
import { slugify } from '../world/world.ts';
import { flagRoutes } from './flags.ts';
import { ok } from './ok.ts';
import { uploadRoutes } from './uploads.ts';

const perPage = 50;
const most = 20;

/** People: who they are, what they wrote, and who is kept from writing. */
export function memberRoutes(app: App, forum: Forum): void {
  const { world } = forum;

  app.get('/api/users', (c) => {
    const section = c.req.query('section') ?? 'joindate';
    if (['banned', 'flagged'].includes(section) && !isPrivileged(c.var.reader.member)) throw noPrivileges();
    const order: Readonly<Record<string, (member: Member) => number>> = { 'sort-reputation': ({ reputation }) => reputation, 'sort-posts': ({ pids }) => pids.length, online: ({ lastonline }) => lastonline };
    const by = order[section] ?? (({ joindate }) => joindate);
    const all = [...world.members.values()].filter((member) => section !== 'banned' || isBanned(forum, member)).toSorted((a, b) => by(b) - by(a) || a.uid - b.uid);
    const page = pageOf(c.req.query('page'));
    return c.json({ users: all.slice((page - 1) * perPage, page * perPage).map(({ uid }) => personOf(forum, uid)), userCount: all.length, section, pagination: pagination(page, Math.max(1, Math.ceil(all.length / perPage))) });
  });

  app.get('/api/user/uid/:uid', (c) => c.json(profile(c, world.members.get(numberOf(c.req.param('uid')) ?? 0) ?? null)));
  app.get('/api/user/:slug', (c) => c.json(profile(c, world.memberBy(c.req.param('slug')))));
  app.get('/api/v3/users/:uid', (c) => {
    const member = world.members.get(numberOf(c.req.param('uid')) ?? 0);
    if (!member) throw new Refusal(404, 'no-user');
    return ok(c, profileOf(forum, member, false));
  });

  app.get('/api/user/:slug/posts', (c) => {
    const member = world.memberBy(c.req.param('slug'));
    if (!member) throw notFound();
    const seen = newestOf(c, member);
    const page = pageOf(c.req.query('page'));
    return c.json({ posts: seen.slice((page - 1) * most, page * most).map((post) => postSummary(forum, post)), nextStart: page * most, itemCount: seen.length, pagination: pagination(page, Math.max(1, Math.ceil(seen.length / most))), username: member.username, uid: member.uid });
  });

  app.get('/api/v3/groups', (c) => ok(c, { groups: [...groupNames()].map((name) => ({ name, slug: slugify(name), memberCount: membersOf(name).length })) }));
  app.get('/api/v3/groups/:slug/members', (c) => {
    const name = [...groupNames()].find((candidate) => slugify(candidate) === c.req.param('slug'));
    if (name === undefined) throw new Refusal(404, 'no-group');
    return ok(c, { users: membersOf(name).map(({ uid }) => ({ ...personOf(forum, uid), isOwner: false })) });
  });

  app.put('/api/v3/users/:uid/settings', (c) => {
    const member = mustBe(c);
    if (member.uid !== numberOf(c.req.param('uid'))) throw noPrivileges();
    const given = c.var.body['settings'];
    const settings = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
    const topicsPerPage = numberOf(settings['topicsPerPage']) ?? member.topicsPerPage;
    if (topicsPerPage < 1 || topicsPerPage > most) throw bad('invalid-pagination-value', 1, most);
    member.topicsPerPage = topicsPerPage;
    if ('usePagination' in settings) member.usePagination = Number(settings['usePagination']) === 1 || settings['usePagination'] === true;
    if ('userLang' in settings) member.userLang = settings['userLang'] === 'de' ? 'de' : 'en-GB';
    return ok(c, { usePagination: member.usePagination, topicsPerPage, userLang: member.userLang ?? forum.rules.defaultLang });
  });

  const keptOut = (deed: 'ban' | 'mute', field: 'bannedUntil' | 'mutedUntil'): void => {
    app.put(`/api/v3/users/:uid/${deed}`, (c) => {
      judged(c)[field] = numberOf(c.var.body['until']) ?? Number.MAX_SAFE_INTEGER;
      return ok(c);
    });
    app.delete(`/api/v3/users/:uid/${deed}`, (c) => {
      const member = judged(c);
      // It reads a reason out of the body without looking whether there is one.
      if (!(c.req.header('Content-Type') ?? '').startsWith('application/json')) throw new Verbatim(writeError(400, "Cannot read properties of undefined (reading 'reason')"));
      member[field] = 0;
      return ok(c);
    });
  };
  keptOut('ban', 'bannedUntil');
  keptOut('mute', 'mutedUntil');

  flagRoutes(app, forum);
  uploadRoutes(app, forum);

  const groupNames = (): Set<string> => new Set([...world.members.values()].flatMap(groupsOf));
  const membersOf = (name: string): Member[] => [...world.members.values()].filter((member) => groupsOf(member).includes(name));

  function profile(c: Ask, member: Member | null): Record<string, unknown> {
    if (!member) throw notFound();
    return profileOf(forum, member, c.var.reader.uid === member.uid);
  }

  function judged(c: Ask): Member {
    if (!isStaff(mustBe(c))) throw noPrivileges();
    const member = world.members.get(numberOf(c.req.param('uid')) ?? 0);
    if (!member) throw new Refusal(404, 'no-user');
    return member;
  }

  /** Newest first, without what the reader may not see. */
  function newestOf(c: Ask, member: Member): Post[] {
    const { reader } = c.var;
    if (!reader.member && forum.rules.privateForum) throw notLoggedIn();
    return member.pids
      .map((pid) => world.posts.get(pid))
      .filter((post): post is Post => {
        const topic = post && world.topics.get(post.tid);
        return topic !== undefined && post !== undefined && mayRead(forum, reader, topic.cid) && ((!post.deleted && !topic.deleted) || moderates(reader.member, topic.cid));
      })
      .toSorted((a, b) => b.timestamp - a.timestamp || b.pid - a.pid);
  }
}
