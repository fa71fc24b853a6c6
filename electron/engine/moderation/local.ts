import { levelOfRank } from '#shared/words/level.ts';
import type { DeedKind } from '#shared/words/deed.ts';
import { questionId as questionIdShape } from '#shared/words/ids.ts';
import type { SeenStanding } from '../forums/moderating.ts';
import type { Db } from '../store/db.ts';
import { questionRow, updateQuestion, type QuestionRecord } from '../store/questions.ts';
import { raiseLevel } from '../store/team/raise-level.ts';
import { settle } from '../sync/settle.ts';
import type { Before, Result, Step } from './plan.ts';

/** What deeds mean on this desk. Everything here belongs into the transaction of the deed. */

export function beforeOf(row: QuestionRecord): Before {
  return { isSorted: row.is_sorted === 1, level: row.level, levelBy: row.level_by, communityId: row.community_id, tags: tagsIn(row.tags) };
}

const sorts: readonly DeedKind[] = ['accept', 'needs-information'];
const highest = 3;

/** What is so at once, whatever the forum says later: a question that was looked at is sorted, and one that was escalated stands higher. */
export function beginHere(db: Db, kind: DeedKind, row: QuestionRecord, { by, note, at }: { by: string; note: string; at: number }): void {
  const id = questionIdShape.parse(row.id);
  if (sorts.includes(kind) && row.is_sorted === 0) updateQuestion(db, id, { is_sorted: 1 });
  if (kind === 'escalate' && row.level < highest) {
    raiseLevel(db, { questionId: id, to: row.level + 1, toBy: 'person', was: row.level, note: note || `Escalated to ${levelOfRank(row.level + 1)} by a moderator.`, by, at });
  }
}

/** Puts that back. What somebody changed since stays. */
export function putBackHere(db: Db, kind: DeedKind, questionId: string, was: Before, { by, at }: { by: string; at: number }): void {
  const id = questionIdShape.parse(questionId);
  const row = questionRow(db, id);
  if (!row) return;
  if (sorts.includes(kind) && !was.isSorted && row.is_sorted === 1) updateQuestion(db, id, { is_sorted: 0 });
  const isOurs = row.level_by === 'person' && row.level === was.level + 1;
  if (kind === 'escalate' && was.level < highest && isOurs) raiseLevel(db, { questionId: id, to: was.level, toBy: was.levelBy, was: row.level, note: 'The escalation was undone.', by, at });
}

/** A step the forum has done is so here at once, without waiting for the next look at the forum. */
export function settleHere(db: Db, questionId: string, step: Step, done: Result, standing: SeenStanding | null): void {
  const id = questionIdShape.parse(questionId);
  const row = questionRow(db, id);
  if (!row || row.state === 'gone') return;
  if (step.do === 'close' || step.do === 'list') {
    const isClosed = step.do === 'close' ? step.isOn : (standing?.isClosed ?? row.state === 'closed');
    const isListed = step.do === 'list' ? step.isOn : (standing?.isListed ?? row.state !== 'unlisted');
    const state = row.state === 'archived' ? 'archived' : isClosed ? 'closed' : isListed ? 'open' : 'unlisted';
    if (state !== row.state) updateQuestion(db, id, { state });
  } else if (step.do === 'move') {
    if (row.community_id !== step.to) updateQuestion(db, id, { community_id: step.to });
  } else if (step.do === 'tag') {
    const removed = new Set((done.removed ?? []).map((tag) => tag.toLowerCase()));
    const tags = tagsIn(row.tags);
    const next = [...tags.filter((tag) => !removed.has(tag.toLowerCase())), ...(done.added ?? []).filter((tag) => !tags.includes(tag))];
    if (JSON.stringify(next) !== row.tags) updateQuestion(db, id, { tags: JSON.stringify(next) });
  } else return;
  // What may come into the queue again must be searched there, and read where it is in doubt.
  const account = db.one(db.sql.selectFrom('accounts').select('my_id').where('id', '=', row.account_id));
  settle(db, id, { myId: account?.my_id ?? null, isWordsChanged: false });
}

function tagsIn(json: string): string[] {
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) ? read.filter((tag): tag is string => typeof tag === 'string') : [];
  } catch {
    return [];
  }
}
