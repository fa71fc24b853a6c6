import { avatarTemplate } from '../store/members.ts';
import type { MemberRow } from '../store/rows.ts';

export const iso = (ms: number): string => new Date(ms).toISOString();

/** The four fields that name a person everywhere. */
export const basicUser = (member: MemberRow): { id: number; username: string; name: string; avatar_template: string } => ({
  id: member.id,
  username: member.username,
  name: member.name,
  avatar_template: avatarTemplate(member),
});
