import type { Allowed, StandingAnswer } from '#shared/words/amend.ts';
import type { Ability } from '#shared/words/account.ts';
import { postId as postIdShape, questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import { trouble } from '#shared/words/trouble.ts';
import { abilitiesIn } from '../account/abilities.ts';
import type { Pause } from '../outbox/words.ts';
import { mayDo } from '../people/may-do.ts';
import { accountRow } from '../store/accounts.ts';
import { amendsOfQuestion, itemOfPost, type AmendRow } from '../store/amends.ts';
import type { Db } from '../store/db.ts';
import { postsOf, type PostRecord } from '../store/posts.ts';
import { questionRow, type QuestionRecord } from '../store/questions.ts';
import { amendOf } from './rows.ts';
import { why } from './words.ts';

export const yes: Allowed = { isAllowed: true, why: '' };
export const no = (say: string): Allowed => ({ isAllowed: false, why: say });

/** Whoever answers changes and deletes their own; the mark is also for those who look after the forum. */
export const isBarred = (db: Db, kind: AmendRow['kind']): boolean => mayDo(db, 'send') !== null && (kind === 'edit' || kind === 'delete' || mayDo(db, 'moderate') !== null);

/** What the forum said of one post when it was asked: better than what is known of all. */
export interface Told {
  edit: boolean;
  delete: boolean;
}

export interface ShowParts {
  db: Db;
  accountId: string;
  told(postId: number): Told | undefined;
}

/** An answer as other people see it: not the question, no small action, nothing that is gone. */
export const isStanding = (post: PostRecord): boolean => post.number > 1 && post.kind === 'regular' && post.is_deleted === 0;

/** What may be done with one answer, by what is known here. */
export function mayBeDone({ db, accountId, told }: ShowParts, post: PostRecord, question: QuestionRecord): Pick<StandingAnswer, 'edit' | 'delete' | 'accept'> {
  const missing = (ability: Ability): string => abilitiesIn({ abilities: accountRow(db, accountId)?.abilities ?? null }).find((one) => one.ability === ability && !one.isThere)?.why ?? '';
  const isMine = post.is_mine === 1;
  const barred = mayDo(db, isMine ? 'send' : 'moderate')?.say ?? '';
  const standing = question.state === 'gone' ? why.gone : question.state === 'archived' ? why.archived : '';
  const first = (...reasons: string[]): Allowed => {
    const reason = reasons.find((said) => said !== '');
    return reason === undefined ? yes : no(reason);
  };
  const seen = told(post.post_id);
  const mine = isMine ? '' : why.notMine;
  return {
    edit: first(mine, barred, missing('edit'), standing, seen?.edit === false ? why.editOver : ''),
    delete: first(mine, barred, missing('delete'), standing, isMine && hasTwins(db, question.id, post.post_id) ? why.twins : '', seen?.delete === false ? why.deleteOver : ''),
    accept: first(barred, missing('accept'), standing),
  };
}

/** Every answer of a thread, in reading order. */
export function standingAnswers(parts: ShowParts, questionId: QuestionId, pause: Pause | null): StandingAnswer[] {
  const { db, accountId } = parts;
  const question = questionRow(db, questionId);
  if (!question) return [];
  const newest = new Map(amendsOfQuestion(db, questionId).map((row) => [row.post_id, row]));
  return postsOf(db, questionId)
    .filter(isStanding)
    .map((post) => {
      const amend = newest.get(post.post_id);
      return {
        postId: postIdShape.parse(`${accountId}:${post.post_id}`),
        questionId: questionIdShape.parse(questionId),
        isMine: post.is_mine === 1,
        isAccepted: post.is_accepted === 1,
        ...mayBeDone(parts, post, question),
        amend: amend ? amendOf(amend, { pause, isBarred: isBarred(db, amend.kind) }) : null,
      };
    });
}

function hasTwins(db: Db, questionId: string, postId: number): boolean {
  const met = itemOfPost(db, questionId, postId)?.trouble ?? null;
  return met !== null && trouble.safeParse(JSON.parse(met)).data?.kind === 'twins';
}
