import type { Level } from '#shared/words/level.ts';
import type { QuestionState } from '#shared/words/question.ts';
import type { ViewFilter } from '#shared/words/view.ts';

/** Everything that keeps a question in the queue or out of it. Times in milliseconds. */
export interface Standing {
  state: QuestionState;
  isSolved: boolean;
  isRead: boolean;
  isOwn: boolean;
  /** The first answer that counts; null: none is known. */
  answer: { by: string; at: number } | null;
  isAnswered: boolean;
  /** Ours, on its way: an answer, or a moderator's deed that takes the question out. */
  underway: 'answer' | 'deed' | null;
  asleep: { untilAt: number | null; untilReply: boolean; note: string } | null;
  level: Level;
  community: string;
  tags: readonly string[];
  flags: readonly string[];
  holder: string;
  isSorted: boolean;
  askedAt: number;
  goalMs: number;
}

/** `isWaiting`: it stands in the queue. `says`: every reason, the first one first. */
export interface Reasons {
  isWaiting: boolean;
  says: string[];
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "3 hours", "2 days"; less than a minute is "a moment". */
export function spanOf(ms: number): string {
  const [unit, size] = units.find(([name, one]) => ms >= (name === 'day' ? 2 * one : one)) ?? ['moment', 0];
  if (size === 0) return 'a moment';
  const amount = Math.floor(ms / size);
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

const closedWords: Record<Exclude<QuestionState, 'open'>, string> = {
  closed: 'The forum has closed it; it takes no more answers.',
  archived: 'The forum has put it into its archive; it takes no more answers.',
  unlisted: 'A moderator has hidden it from the forum’s lists.',
  gone: 'It was deleted on the forum, or is no longer open to you.',
};

/** Why a question waits in the queue, or what takes it out. */
export function whyWaiting(one: Standing, now: number): Reasons {
  const out: string[] = [];
  if (one.state !== 'open') out.push(closedWords[one.state]);
  if (one.isSolved) out.push('It is marked as solved on the forum.');
  if (one.answer) out.push(`${one.answer.by} answered it ${spanOf(now - one.answer.at)} ago.`);
  else if (one.isAnswered) out.push('The forum says that somebody has answered it.');
  if (one.isOwn) out.push('You asked it yourself, or the forum wrote it; nobody waits for you.');
  if (one.underway === 'answer') out.push('Your answer to it is on its way.');
  if (one.underway === 'deed') out.push('A moderator’s action that takes it out of the queue is on its way.');
  if (!one.isRead && one.state === 'open' && !one.isSolved && out.length === 0) out.push('Rounds has not read its thread yet, and cannot say whether somebody has answered.');
  if (one.asleep) out.push(sayAsleep(one.asleep, now));
  if (out.length > 0) return { isWaiting: false, says: out };
  const waited = now - one.askedAt;
  const goal = `${spanOf(one.goalMs)}`;
  return {
    isWaiting: true,
    says: [
      'It is open, not solved, and nobody has answered it. It stays until one of these changes; nothing leaves by its age.',
      waited >= one.goalMs ? `It was asked ${spanOf(waited)} ago, which is past the goal of ${goal} for a first answer.` : `It was asked ${spanOf(waited)} ago; the goal for a first answer is ${goal}.`,
    ],
  };
}

function sayAsleep({ untilAt, untilReply, note }: NonNullable<Standing['asleep']>, now: number): string {
  const until = [...(untilAt === null ? [] : [`for another ${spanOf(Math.max(0, untilAt - now))}`]), ...(untilReply ? ['until the asker writes'] : [])].join(' or ');
  return `You snoozed it ${until}.${note === '' ? '' : ` Your note: “${note}”`}`;
}

const list = (words: readonly string[]): string => (words.length === 0 ? 'nothing' : words.join(', '));

/** What a condition of a view says of a question it keeps out, or lets in. `communities`: names of those the view names. */
export function sayCondition(name: keyof ViewFilter, holds: boolean, one: Standing, filter: ViewFilter, communities: readonly string[]): string {
  switch (name) {
    case 'communityIds':
      return holds ? `It is in ${one.community}.` : `It is in ${one.community}; the view shows ${list(communities)}.`;
    case 'levels':
      return holds ? `Its level is ${one.level}.` : `Its level is ${one.level}; the view shows ${list(filter.levels)}.`;
    case 'flags':
      return holds ? `It is flagged: ${list(one.flags)}.` : `The view shows what is flagged ${list(filter.flags)}; this has ${list(one.flags)}.`;
    case 'tags':
      return holds ? `It has a tag the view asks for.` : `The view shows the tags ${list(filter.tags)}; this has ${list(one.tags)}.`;
    case 'holder':
      return sayHolder(holds, one.holder, filter.holder);
    case 'goal':
      return holds ? `It has waited long enough: ${filter.goal === 'near' ? 'three quarters of its goal are gone' : 'its goal is past'}.` : `It has not waited long enough; the view shows what is ${filter.goal === 'near' ? 'near or past' : 'past'} its goal.`;
    case 'isSorted':
      return one.isSorted ? (holds ? 'A moderator has accepted it.' : 'A moderator has accepted it already; the view shows what is still to be sorted.') : holds ? 'No moderator has accepted it yet.' : 'No moderator has accepted it yet; the view shows what was accepted.';
    case 'text':
      return holds ? `“${filter.text}” stands in it.` : `“${filter.text}” does not stand in its title or text.`;
  }
}

function sayHolder(holds: boolean, holder: string, wanted: ViewFilter['holder']): string {
  const has = holder === '' ? 'Nobody is at it' : `${holder} is at it`;
  const shows = { anyone: 'everything', nobody: 'what nobody is at', me: 'what you are at', others: 'what others are at' }[wanted];
  return holds ? `${has}.` : `${has}; the view shows ${shows}.`;
}
