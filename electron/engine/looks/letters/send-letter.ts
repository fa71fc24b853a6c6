import { commandId } from '#shared/words/ids.ts';
import { z } from 'zod';
import type { Forum } from '../../forums/forum.ts';
import type { NewMessage } from '../../forums/messaging.ts';
import type { SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { whoAmI } from '../../store/team/activity.ts';
import type { LetterRecord } from '../../store/team/letters.ts';
import { lookById, readNames, type LookShown } from '../../store/team/looks.ts';
import { nameOf } from '../credit-of.ts';
import { textSha } from '../text-sha.ts';
import type { Letter } from './letter.ts';
import { placeFor } from './place.ts';
import { titleOf, writeLetter } from './write-letter.ts';

const verdictNote = z.object({ verdict: z.enum(['agree', 'suggest', 'stop']), remark: z.string(), suggestion: z.string().nullable() });

/** A letter as the forum gets it. not-yet: the thread it belongs in is still on its way. never: it cannot be sent, and why. */
export type Ready = { kind: 'message'; message: NewMessage } | { kind: 'not-yet' } | { kind: 'never'; why: string };

/** Makes a message of a letter in line. */
export function messageOf(db: Db, forum: Pick<Forum, 'topicUrl'>, settings: SettingsFile, row: LetterRecord, isAskUnderway: boolean): Ready {
  const look = lookById(db, row.look_id);
  if (!look) return { kind: 'never', why: '' };
  const me = whoAmI(db, look.question_id);
  const letter = letterOf(row, look);
  if (!letter) return { kind: 'never', why: '' };
  const account = db.one(db.sql.selectFrom('questions').innerJoin('accounts', 'accounts.id', 'questions.account_id').select(['questions.slug', 'accounts.max_post_length']).where('questions.id', '=', look.question_id));
  const raw = writeLetter(letter, { title: look.title ?? '', url: forum.topicUrl(topicOf(look), account?.slug ?? ''), name: nameOf(db, me), marker: row.marker }, account?.max_post_length ?? 32_000);
  if (raw === null) return { kind: 'never', why: 'The text is too long for a message on the forum, so only people at this machine can read it.' };
  if (row.kind !== 'ask') {
    if (look.topic_id !== null) return { kind: 'message', message: { raw, marker: row.marker, topicId: look.topic_id } };
    return isAskUnderway ? { kind: 'not-yet' } : { kind: 'never', why: '' };
  }
  const place = placeFor(db, settings, me);
  if (place.place === 'machine') return { kind: 'never', why: place.why };
  return { kind: 'message', message: { raw, marker: row.marker, to: place.to, title: titleOf(look.title ?? '') } };
}

const topicOf = (look: LookShown): number => Number(look.question_id.slice(look.question_id.indexOf(':') + 1));

function letterOf(row: LetterRecord, look: LookShown): Letter | null {
  const id = commandId.safeParse(look.id);
  if (!id.success) return null;
  if (row.kind === 'ask') return { v: 1, kind: 'ask', look: id.data, topicId: topicOf(look), text: look.text, note: look.note, required: readNames(look.required) };
  if (row.kind !== 'verdict') return { v: 1, kind: row.kind, look: id.data };
  try {
    const note = verdictNote.parse(JSON.parse(row.note));
    return { v: 1, kind: 'verdict', look: id.data, textSha: textSha(look.text), ...note };
  } catch {
    return null;
  }
}
