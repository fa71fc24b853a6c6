import type { CommandId } from '#shared/commands/catalog.ts';
import type { DeedDetail, DeedKind } from '#shared/words/deed.ts';
import type { QuestionRow } from '#shared/words/question.ts';

/** What a moderator can do from the list, in the order of the bar. */
export const offered = ['accept', 'duplicate', 'close', 'needs-information', 'off-topic', 'move', 'tag', 'hide', 'flag', 'escalate'] as const satisfies readonly DeedKind[];
export type OfferedKind = (typeof offered)[number];

interface DeedWords {
  /** As a button and as the head of its sheet. */
  name: string;
  /** What it does, in a sentence. */
  does: string;
  command: CommandId;
  /** Whether a message may be posted with it, and which one is chosen first. */
  message: 'none' | 'may' | 'must';
  usual?: string;
  /** What the note is for; null: none is asked for. */
  note: { label: string; isRequired: boolean } | null;
}

const plainNote = { label: 'Note for the history', isRequired: false };

export const deedWords: Record<OfferedKind, DeedWords> = {
  accept: { name: 'Accept', does: 'It is sorted and stays in the queue. Nothing reaches the forum.', command: 'triage.accept', message: 'none', note: null },
  duplicate: { name: 'Duplicate of…', does: 'A reply links to the other question, and this one is closed.', command: 'triage.duplicate', message: 'may', usual: 'm-duplicate', note: plainNote },
  close: { name: 'Close with reason…', does: 'The message is posted, and the question takes no more answers.', command: 'triage.close', message: 'may', note: plainNote },
  'needs-information': { name: 'Needs information…', does: 'The message asks for what is missing. The question stays open.', command: 'triage.needs-information', message: 'must', usual: 'm-needs-info', note: plainNote },
  'off-topic': { name: 'Off topic…', does: 'The message says where to ask, and the question is closed.', command: 'triage.off-topic', message: 'may', usual: 'm-off-topic', note: plainNote },
  move: { name: 'Move…', does: 'It goes to another community and waits there.', command: 'triage.move', message: 'none', note: plainNote },
  tag: { name: 'Tag…', does: 'The tags are added to those that are there.', command: 'triage.tag', message: 'none', note: plainNote },
  hide: { name: 'Hide…', does: 'It is taken out of the forum’s lists. Whoever has its address can still read it.', command: 'triage.hide', message: 'none', note: { label: 'Why', isRequired: false } },
  flag: { name: 'Flag…', does: 'The forum’s moderators are asked to look at it.', command: 'triage.flag', message: 'none', note: { label: 'What they should know', isRequired: true } },
  escalate: { name: 'Escalate…', does: 'Its level is raised by one here, and the forum’s moderators are told.', command: 'triage.escalate', message: 'none', note: { label: 'What they should know', isRequired: false } },
};

const past: Record<DeedKind, string> = {
  accept: 'accepted',
  duplicate: 'closed as asked before',
  close: 'closed',
  reopen: 'opened again',
  'needs-information': 'asked for more information',
  'off-topic': 'closed as off topic',
  move: 'moved',
  tag: 'tagged',
  hide: 'hidden',
  unhide: 'listed again',
  flag: 'flagged',
  escalate: 'escalated',
  approve: 'approved',
  reject: 'rejected',
};

export const questions = (count: number): string => (count === 1 ? '1 question' : `${count} questions`);

/** "3 questions closed". */
export const sayPast = (kind: DeedKind, count: number): string => `${questions(count)} ${past[kind]}`;

/** How many of these it would change nothing for. Pure. */
export function alreadySo(kind: OfferedKind, detail: DeedDetail, rows: readonly QuestionRow[]): { count: number; say: string } {
  const is: Partial<Record<OfferedKind, { holds(row: QuestionRow): boolean; say: string }>> = {
    accept: { holds: (row) => row.isSorted, say: 'already accepted' },
    move: { holds: (row) => row.community.id === detail.communityId, say: 'already there' },
    tag: { holds: (row) => (detail.tags ?? []).length > 0 && (detail.tags ?? []).every((tag) => row.tags.includes(tag)), say: 'already tagged so' },
    escalate: { holds: (row) => row.level === 'emergency', say: 'already at the highest level' },
  };
  const one = is[kind];
  return { count: one ? rows.filter((row) => one.holds(row)).length : 0, say: one?.say ?? '' };
}

/** What an order still lacks, in words; null: it can go. Pure. */
export function lacking(kind: OfferedKind, detail: DeedDetail, message: { isBarred: boolean; asks: string | null }): string | null {
  const words = deedWords[kind];
  if (kind === 'duplicate' && detail.ofQuestionId === undefined) return 'Choose the question it was asked in before.';
  if (kind === 'move' && detail.communityId === undefined) return 'Choose a community.';
  if (kind === 'tag' && (detail.tags ?? []).length === 0) return 'Write at least one tag.';
  if (words.message === 'must' && detail.templateId === undefined) return 'Choose a message.';
  if (message.isBarred) return 'This message asks for more than one thing. Choose another one, or post it by hand as an answer.';
  if (message.asks !== null && (detail.note ?? '').trim() === '') return `Say this first: ${message.asks}`;
  if (words.note?.isRequired && (detail.note ?? '').trim() === '') return `Say this first: ${words.note.label}`;
  return null;
}
