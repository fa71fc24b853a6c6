import type { Forum } from '../forum.ts';
import { isBanned, isPrivileged } from '../may.ts';
import { slugify } from '../world/world.ts';
import type { Member } from '../world/rows.ts';

/** ISO, as every time here has a twin. */
export const iso = (at: number): string => (at > 0 ? new Date(at).toISOString() : '');

/** A person as lists show them. A uid nobody has is a guest. */
export function personOf(forum: Forum, uid: number): Record<string, unknown> {
  const member = forum.world.members.get(uid);
  if (!member) return { uid: 0, username: '[[global:guest]]', displayname: '[[global:guest]]', userslug: '', 'icon:text': '?', 'icon:bgColor': '#aaa', picture: '', isLocal: true };
  return {
    uid,
    username: member.username,
    displayname: member.username,
    userslug: member.userslug,
    reputation: member.reputation,
    postcount: member.pids.length,
    picture: null,
    status: 'offline',
    'icon:text': member.username.slice(0, 1).toUpperCase(),
    'icon:bgColor': '#3f51b5',
    'banned:expire': member.bannedUntil,
    banned: isBanned(forum, member),
    lastonline: member.lastonline,
    lastonlineISO: iso(member.lastonline),
    isLocal: true,
  };
}

/** A person's page: everything in the list and what only the page has. */
export function profileOf(forum: Forum, member: Member, isSelf: boolean): Record<string, unknown> {
  return {
    ...personOf(forum, member.uid),
    fullname: member.fullname,
    ...(isSelf ? { email: member.email } : {}),
    joindate: member.joindate,
    joindateISO: iso(member.joindate),
    lastposttime: member.lastposttime,
    lastposttimeISO: iso(member.lastposttime),
    topiccount: member.topicCount,
    followerCount: 0,
    followingCount: 0,
    mutedUntil: member.mutedUntil,
    mutedUntilISO: iso(member.mutedUntil),
    isAdmin: member.role === 'admin',
    isGlobalModerator: member.role === 'global-mod',
    isModerator: isPrivileged(member),
    isAdminOrGlobalModerator: member.role !== 'member',
    isSelf,
    groups: groupsOf(member).map((name) => ({ name, slug: slugify(name), displayName: name, memberCount: 0 })),
    groupTitleArray: groupsOf(member).slice(0, 1),
    aboutme: '',
    website: '',
    location: '',
    isLocal: true,
  };
}

export const groupsOf = (member: Member): string[] => [...(member.role === 'admin' ? ['administrators'] : member.role === 'global-mod' ? ['Global Moderators'] : []), ...member.groups];
