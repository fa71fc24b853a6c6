import { members as invented } from '#electron/practice-forum/seed/members.ts';
import { slugify, type World } from '../world/world.ts';
import type { Member } from '../world/rows.ts';

const day = 86_400_000;
/** Reputation of those who have any; newcomers below 3 are slowed down, those with none wait for a moderator. */
const reputations: Readonly<Record<string, number>> = { volunteer: 95, harbour_hana: 900, tomasz_keeps_order: 410, willow_reads: 220, first_time_dad_fynn: 1, two_left_feet: 2, rainy_window: 0, marmalade_cat: 0 };

/** The same invented people as on the practice forum. `willow_reads` keeps order in one category only; `rainy_window` and `marmalade_cat` have never written anything. */
export function plantPeople(world: World, now: number, moderated: ReadonlySet<number>): void {
  let uid = 1;
  const staffFirst = invented.filter(({ id }) => id > 0).toSorted((a, b) => Number(b.role === 'admin') - Number(a.role === 'admin'));
  for (const { username, name, role, volunteers, trust, daysAgo } of staffFirst) {
    world.addMember({
      ...aMember(uid++, username, now - daysAgo * day),
      fullname: name,
      reputation: reputations[username] ?? (volunteers ? 60 : trust * 4),
      role: role === 'admin' ? 'admin' : username === 'tomasz_keeps_order' ? 'global-mod' : 'member',
      moderates: username === 'willow_reads' ? moderated : new Set(),
      groups: volunteers ? ['Volunteers'] : [],
    });
  }
}

/** Somebody with nothing to their name. */
export function aMember(uid: number, username: string, joindate: number): Member {
  return { uid, username, userslug: slugify(username), fullname: '', email: `${username}@example.org`, reputation: 0, joindate, lastonline: joindate, lastposttime: 0, lastqueuetime: 0, role: 'member', moderates: new Set(), groups: [], bannedUntil: 0, mutedUntil: 0, usePagination: false, topicsPerPage: 20, userLang: null, pids: [], topicCount: 0, read: new Map(), follows: new Set() };
}

/** Everybody but the newcomers says hello, long ago: who has written nothing yet is held back whatever their reputation. */
export function plantWelcome(world: World, cid: number, at: number): void {
  const host = world.memberBy('harbour_hana');
  const topic = world.addTopic({ cid, uid: host?.uid ?? 1, title: 'Say hello here', content: 'Welcome. Tell us who you are, in a line or two.', at });
  let later = at;
  for (const member of world.members.values()) {
    if (member.reputation === 0 || member.uid === host?.uid) continue;
    later += 60_000;
    world.addPost({ tid: topic.tid, uid: member.uid, content: `Hello from ${member.username}.`, at: later });
  }
}
