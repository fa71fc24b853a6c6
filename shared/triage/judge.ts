import type { Flag, Level } from '#shared/words/level.ts';
import type { FiredRule, TickBox } from '#shared/words/triage.ts';
import { decide, type Fired } from './decide.ts';
import { createFlags, type FlagNote } from './flags.ts';
import type { RuleBook } from './rule-book.ts';
import { createListener, type HeardSignal, type Whom } from './signals.ts';
import { tickBoxes, withAnswers, type TickAnswers } from './ticks.ts';

/** A question as the rules read it; `body` is plain text. `isAsker`: whoever writes is the patient. `allowedNumbers`: public lines, which are nobody's private data. */
export interface Asked {
  title: string;
  body: string;
  whom: Whom;
  isAsker: boolean;
  allowedNumbers?: readonly string[];
  answers?: TickAnswers;
}

/** What the words of a question say, and what they say together with a person's answers. `level` is what counts of the two; `raised` is what the flags heard. */
export interface Judged {
  wordsLevel: Level;
  level: Level;
  isByTicks: boolean;
  fired: FiredRule[];
  raised: FiredRule[];
  flags: { flag: Flag; why: string }[];
  ticks: TickBox[];
}

/** Shown with every level: what it is, and what it is not. */
export const aid = 'This is a sorting aid. It does not diagnose. A person decides.';

/** Reads questions by one book of rules: pure, offline, in time that grows with the text. The book is prepared once; each question is walked once. */
export function createJudge(book: RuleBook) {
  const listen = createListener(book);
  const flagsOf = createFlags(book);
  const levelRules = book.rules.filter(({ level }) => level !== undefined);
  const flagRules = book.rules.filter(({ flag }) => flag !== undefined);
  const tickIds = new Set(book.ticks.map(({ id }) => id));

  return ({ title, body, whom, isAsker, allowedNumbers = [], answers = {} }: Asked): Judged => {
    const hearing = listen(title, body, whom);
    // Where nobody is ill, what is only asked about is no sign at all; where nobody says so, somebody should look.
    const mostOfWeak = hearing.stance.calmAt ? 'routine' : 'soon';
    const words = decide(levelRules, hearing.heard, whom, mostOfWeak);
    const isByTicks = Object.keys(answers).some((id) => tickIds.has(id));
    const known = isByTicks ? withAnswers(book, hearing.heard, { whom, answers }) : { heard: hearing.heard, whom };
    const both = isByTicks ? decide(levelRules, known.heard, known.whom, mostOfWeak) : words;
    const noted = flagsOf(title, body, { whom: known.whom, isAsker, signals: hearing.heard, hasSigns: words.fired.length > 0, allowedNumbers });
    const raised = [...decide(flagRules, known.heard, known.whom).fired.map(saidOf), ...noted.map(noteOf)];
    return { wordsLevel: words.level, level: both.level, isByTicks, fired: both.fired.map(saidOf), raised, flags: eachOnce(raised), ticks: tickBoxes(book, hearing, { whom, answers }) };
  };
}
export type Judge = ReturnType<typeof createJudge>;

const said = ({ signal, label, quote, where, from, to }: Omit<HeardSignal, 'at' | 'isWeak'>): FiredRule['heard'][number] => ({ signal, label, quote, where, from, to });

const saidOf = ({ rule, level, heard }: Fired): FiredRule => ({
  rule: rule.id,
  title: rule.title,
  level,
  flag: rule.flag ?? null,
  source: rule.source,
  isSourceSeen: rule.isSourceSeen,
  action: rule.action,
  heard: heard.map(said),
});

const noteOf = ({ flag, title, action, heard }: FlagNote): FiredRule => ({ rule: `N-${flag.toUpperCase()}`, title, level: null, flag, source: 'House rules of this desk', isSourceSeen: true, action, heard: heard.map(said) });

/** Each flag once, by the first rule that raised it. */
function eachOnce(raised: readonly FiredRule[]): Judged['flags'] {
  const flags = new Map<Flag, string>();
  for (const { flag, title, heard } of raised) {
    const quotes = [...new Set(heard.map(({ quote }) => quote).filter(Boolean))].slice(0, 3);
    if (flag !== null && !flags.has(flag)) flags.set(flag, quotes.length === 0 ? title : `${title}: “${quotes.join('”, “')}”`);
  }
  return [...flags].map(([flag, why]) => ({ flag, why }));
}
