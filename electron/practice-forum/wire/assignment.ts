import type { Forum } from '../forum.ts';
import type { Reader } from '../reader.ts';
import { isStaff, memberById } from '../store/members.ts';
import type { TopicRow } from '../store/rows.ts';
import { basicUser } from './member.ts';

export const mayAssign = (reader: Reader | null): boolean => reader !== null && (reader.member.can_assign === 1 || isStaff(reader.member));

/** Who holds a topic; only for those who may see it. */
export function holderFields(forum: Forum, topic: TopicRow, reader: Reader | null): Record<string, unknown> {
  if (!forum.rules.assign || topic.assigned_to === null || !(forum.rules.assignsPublic || mayAssign(reader))) return {};
  const holder = memberById(forum.db, topic.assigned_to);
  if (!holder) return {};
  return { assigned_to_user: basicUser(holder), assignment_note: topic.assignment_note, assignment_status: topic.assignment_status };
}
