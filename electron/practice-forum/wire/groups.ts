import type { MemberRow } from '../store/rows.ts';

/** Discourse's automatic groups this member is in. */
export function groupNames(member: MemberRow): [number, string][] {
  const names: [number, string][] = [];
  if (member.admin === 1) names.push([1, 'admins']);
  if (member.moderator === 1) names.push([2, 'moderators']);
  if (member.admin === 1 || member.moderator === 1) names.push([3, 'staff']);
  for (let level = 0; level <= member.trust_level; level++) names.push([10 + level, `trust_level_${level}`]);
  if (member.can_assign === 1) names.push([41, 'volunteers']);
  return names;
}
