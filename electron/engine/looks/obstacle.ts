import { levelOfRank } from '#shared/words/level.ts';
import type { DraftContent } from '#shared/words/draft.ts';
import type { TroubleOf } from '#shared/words/trouble.ts';
import type { Db } from '../store/db.ts';
import { whoAmI } from '../store/team/activity.ts';
import { type LookShown, lookRules, looksOf, readNames } from '../store/team/looks.ts';
import { rolesOf } from '../store/team/people.ts';
import { creditOf } from './credit-of.ts';
import { requiredBy } from './required.ts';
import { isOver, stateOf } from './state-of.ts';
import { textSha } from './text-sha.ts';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The newest text of this person to the question that is not over; undefined: none. */
export const myLook = (looks: readonly LookShown[], me: string): LookShown | undefined => looks.find((look) => same(look.by, me) && !isOver(stateOf(look)));

/** By which rules a second reader must see what this person writes to this question. */
export function requiredFor(db: Db, questionId: string, templateIds: readonly string[]): string[] {
  const me = whoAmI(db, questionId);
  const question = db.one(db.sql.selectFrom('questions').select(['tags', 'level']).where('id', '=', questionId));
  const wasStopped = looksOf(db, questionId).some((look) => same(look.by, me) && look.state === 'stopped');
  return requiredBy(lookRules(db), { tags: readNames(question?.tags ?? '[]'), level: levelOfRank(question?.level ?? 0), templateIds, isTrainee: rolesOf(db, me).includes('trainee'), wasStopped });
}

/** Why a text may not go before a second reader agreed; null: it may. `lookId`: the look that ends when it goes. */
export function lookObstacle(db: Db, questionId: string, content: Pick<DraftContent, 'text' | 'templates'>): { trouble: TroubleOf<'not-allowed'> | null; lookId: string | null } {
  const me = whoAmI(db, questionId);
  const looks = looksOf(db, questionId);
  const mine = myLook(looks, me);
  const taken = looks.find((look) => same(look.taken_by, me) && stateOf(look) === 'agreed');
  const isTaken = taken !== undefined && [taken.text, creditOf(db, taken, me)].some((text) => textSha(text) === textSha(content.text));
  if (isTaken) return { trouble: null, lookId: taken.id };
  const required = requiredFor(db, questionId, content.templates.map(({ templateId }) => templateId));
  const over = mine && stateOf(mine) !== 'stopped' ? mine.id : null;
  if (required.length === 0) return { trouble: null, lookId: over };
  const why = whyNot(mine, content.text);
  if (why === '') return { trouble: null, lookId: over };
  return { trouble: { kind: 'not-allowed', say: `A second reader has to agree first (${required.join('; ')}). ${why}`, remedy: 'none' }, lookId: null };
}

/** Empty: it was agreed to as it stands. */
function whyNot(look: LookShown | undefined, text: string): string {
  if (!look) return 'Ask for a second look.';
  if (look.state === 'asked') return 'Nobody has read it yet.';
  if (look.state === 'suggested') return 'Changes were suggested: go through them, then ask again.';
  if (look.state === 'stopped') return `It was stopped: ${look.remark} Change it, then ask again.`;
  return textSha(look.text) === textSha(text) ? '' : 'The text was changed after it was agreed. Ask again.';
}
