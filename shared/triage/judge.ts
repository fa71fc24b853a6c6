import type { Flag, Level } from '#shared/words/level.ts';
import type { FiredRule, TickBox } from '#shared/words/triage.ts';
import { decide, type Fired } from './decide.ts';
import type { RuleBook, TickEntry } from './rule-book.ts';
import { createListener, type HeardSignal, type Whom } from './signals.ts';

export type TickAnswers = Readonly<Record<string, 'yes' | 'no'>>;

/** What the words of a question say, and what they say together with a person's answers. `level` is what counts of the two. */
export interface Judged {
  wordsLevel: Level;
  level: Level;
  isByTicks: boolean;
  fired: FiredRule[];
  flags: { flag: Flag; why: string }[];
  ticks: TickBox[];
}

/** Shown with every level: what it is, and what it is not. */
export const aid = 'This is a sorting aid. It does not diagnose. A person decides.';

/** Reads questions by one book of rules. The book is prepared once; each question is walked once. */
export function createJudge(book: RuleBook) {
  const listen = createListener(book);
  return ({ title, body, whom, answers = {} }: { title: string; body: string; whom: Whom; answers?: TickAnswers }): Judged => {
    const heard = listen(title, body, whom);
    const words = decide(book.rules, heard, whom);
    const given = book.ticks.filter(({ id }) => Object.hasOwn(answers, id));
    const isByTicks = given.length > 0;
    const both = isByTicks ? decide(book.rules, withAnswers(heard, given, answers), whomWith(whom, given, answers)) : words;
    return {
      wordsLevel: words.level,
      level: both.level,
      isByTicks,
      fired: both.fired.filter(({ level }) => level !== null).map(saidOf),
      flags: flagsOf(words.fired),
      ticks: ticksOf(book, heard, answers),
    };
  };
}
export type Judge = ReturnType<typeof createJudge>;

const sideOf = (tick: TickEntry, answers: TickAnswers): TickEntry['yes'] => (answers[tick.id] === 'yes' ? tick.yes : tick.no);

function withAnswers(heard: readonly HeardSignal[], given: readonly TickEntry[], answers: TickAnswers): HeardSignal[] {
  const away = new Set(given.flatMap((tick) => sideOf(tick, answers).takesAway));
  const added = given.flatMap((tick) => sideOf(tick, answers).adds.map((signal): HeardSignal => ({ signal, label: tick.label, quote: '', where: 'body', from: 0, to: 0, at: { from: -1, to: -1 } })));
  return [...heard.filter(({ signal }) => !away.has(signal)), ...added];
}

function whomWith(whom: Whom, given: readonly TickEntry[], answers: TickAnswers): Whom {
  const said = given.map((tick) => sideOf(tick, answers).isChild).findLast((isChild) => isChild !== undefined);
  // An age the words gave to somebody else must not outvote the person who read them.
  return said === undefined || said === whom.isChild ? whom : { ...whom, isChild: said, ageMonths: null };
}

function ticksOf(book: RuleBook, heard: readonly HeardSignal[], answers: TickAnswers): TickBox[] {
  const byId = new Map(heard.map((one) => [one.signal, one]));
  const shown = book.ticks.filter(({ id, shownFor }) => shownFor.length === 0 || Object.hasOwn(answers, id) || shownFor.some((signal) => byId.has(signal)));
  return shown.map(({ id, label, yes, no }) => {
    const saysYes = yes.heardIn.flatMap((signal) => byId.get(signal) ?? [])[0];
    const saysNo = no.heardIn.flatMap((signal) => byId.get(signal) ?? [])[0];
    return { id, label, answer: answers[id] ?? null, guess: saysYes ? 'yes' : saysNo ? 'no' : null, quote: (saysYes ?? saysNo)?.quote ?? '' };
  });
}

const saidOf = ({ rule, level, heard }: Fired): FiredRule => ({
  rule: rule.id,
  title: rule.title,
  level,
  flag: rule.flag ?? null,
  source: rule.source,
  isSourceSeen: rule.isSourceSeen,
  action: rule.action,
  heard: heard.map(({ signal, label, quote, where, from, to }) => ({ signal, label, quote, where, from, to })),
});

/** Each flag once, by the first rule that raised it. */
function flagsOf(fired: readonly Fired[]): Judged['flags'] {
  const flags = new Map<Flag, string>();
  for (const { rule, heard } of fired) if (rule.flag !== undefined && !flags.has(rule.flag)) flags.set(rule.flag, heard.length === 0 ? rule.title : `${rule.title}: “${heard.map(({ quote }) => quote).filter(Boolean).join('”, “')}”`);
  return [...flags].map(([flag, why]) => ({ flag, why }));
}

