import { may } from '#shared/people/may.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import type { SeenPost } from '../../forums/forum.ts';
import type { Db } from '../../store/db.ts';
import { noteActivity } from '../../store/team/activity.ts';
import { insertLook, lookById, openLooksBy, readNames, updateLook } from '../../store/team/looks.ts';
import { rolesOn } from '../../store/team/people.ts';
import { isOver, stateOf } from '../state-of.ts';
import { textSha } from '../text-sha.ts';
import { judge } from '../verdict.ts';
import { unpackLetter, type Letter } from './letter.ts';

/** Nobody puts more texts before us than this. */
const mostOpen = 50;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export interface Received {
  topicId: number;
  post: Pick<SeenPost, 'number' | 'raw' | 'createdAt'> & { author: Pick<SeenPost['author'], 'username'> };
  /** The name this desk goes by on the forum. */
  me: string;
  accountId: string;
  now: number;
}

/**
 * Takes in what a post of a message says, inside a transaction. Whoever the forum says wrote it must have the role for it on this desk; a letter about a look
 * counts only in the thread that brought the look. Says what became of it; `ignored` changes nothing.
 */
export function receiveLetter(db: Db, { topicId, post, me, accountId, now }: Received): 'asked' | 'judged' | 'withdrawn' | 'sent' | 'ignored' {
  const letter = unpackLetter(post.raw ?? '');
  const from = post.author.username;
  if (!letter || from === '' || same(from, me)) return 'ignored';
  if (letter.kind === 'ask') return receiveAsk(db, letter, { topicId, post, from, accountId, now });
  const look = lookById(db, letter.look);
  // Threads of two forums may have one number.
  if (!look || look.topic_id !== topicId || !look.question_id.startsWith(`${accountId}:`) || isOver(stateOf(look))) return 'ignored';
  const isReader = may(rolesOn(db, accountId, from), 'second-read');
  if (letter.kind === 'withdraw') {
    if (!same(from, look.by)) return 'ignored';
    updateLook(db, look.id, { state: 'withdrawn', changed_at: now });
    return 'withdrawn';
  }
  if (letter.kind === 'sent') {
    if (!same(from, look.by) && !(isReader && look.state === 'agreed')) return 'ignored';
    updateLook(db, look.id, { state: 'sent', changed_at: now });
    return 'sent';
  }
  // A verdict is about the words it was given for and no others.
  if (!isReader || letter.textSha !== textSha(look.text)) return 'ignored';
  const judged = judge({ state: stateOf(look), by: look.by, text: look.text, reader: look.reader, agreedBy: readNames(look.agreed_by) }, { verdict: letter.verdict, by: from, remark: letter.remark, suggestion: letter.suggestion });
  if (judged.kind === 'refused') return 'ignored';
  updateLook(db, look.id, { state: judged.state, reader: judged.reader, agreed_by: JSON.stringify(judged.agreedBy), remark: judged.remark, suggestion: judged.suggestion, changed_at: now });
  noteActivity(db, { at: now, by: from, what: { agreed: 'agreed to an answer', suggested: 'suggested changes to an answer', stopped: 'stopped an answer' }[judged.state], questionId: look.question_id, detail: judged.remark });
  return 'judged';
}

function receiveAsk(db: Db, letter: Extract<Letter, { kind: 'ask' }>, { topicId, post, from, accountId, now }: Omit<Received, 'me'> & { from: string }): 'asked' | 'ignored' {
  const questionId = asQuestionId(accountId, letter.topicId);
  const isHere = db.one(db.sql.selectFrom('questions').select('id').where('id', '=', questionId)) !== undefined;
  // Only people this desk knows put texts before it, as the first word of a thread of their own, and not without end.
  if (post.number !== 1 || !isHere || rolesOn(db, accountId, from).length === 0 || lookById(db, letter.look) || openLooksBy(db, from) >= mostOpen) return 'ignored';
  insertLook(db, { id: letter.look, question_id: questionId, by: from, text: letter.text, note: letter.note.trim(), required: JSON.stringify(letter.required), state: 'asked', place: 'forum', topic_id: topicId, sent_as: null, at: Math.min(post.createdAt, now), changed_at: now });
  noteActivity(db, { at: now, by: from, what: 'asked for a second look', questionId, detail: letter.note.trim() });
  return 'asked';
}
