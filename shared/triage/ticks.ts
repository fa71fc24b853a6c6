import type { TickBox } from '#shared/words/triage.ts';
import type { RuleBook, TickEntry } from './rule-book.ts';
import type { HeardSignal, Hearing, Whom } from './signals.ts';

/** What a person answered, by tick. */
export type TickAnswers = Readonly<Record<string, 'yes' | 'no'>>;

interface Guess {
  guess: TickBox['guess'];
  quote: string;
}

/** The questions that matter for what was heard, what the words say to each, and what a person said. */
export function tickBoxes({ ticks }: RuleBook, { heard, denied }: Hearing, { whom, answers }: { whom: Whom; answers: TickAnswers }): TickBox[] {
  const ids = new Set(heard.map(({ signal }) => signal));
  return ticks
    .filter(({ id, shownFor }) => shownFor.length === 0 || id in answers || shownFor.some((signal) => ids.has(signal)))
    .map((tick) => ({ id: tick.id, label: tick.label, answer: answers[tick.id] ?? null, ...guess(tick, heard, denied, whom) }));
}

function guess({ yes, no }: TickEntry, heard: readonly HeardSignal[], denied: readonly HeardSignal[], whom: Whom): Guess {
  if (yes.isChild !== undefined) return whom.isChild === null ? { guess: null, quote: '' } : { guess: whom.isChild ? 'yes' : 'no', quote: whom.quote };
  const first = (list: readonly HeardSignal[], ids: readonly string[]): HeardSignal | undefined => list.find(({ signal }) => ids.includes(signal));
  const says = { yes: first(heard, yes.heardIn), no: first(heard, no.heardIn) ?? first(denied, yes.heardIn) };
  // A sign that is said outweighs one that is denied; of two that are said, nobody knows.
  if (says.yes && first(heard, no.heardIn)) return { guess: null, quote: '' };
  if (says.yes) return { guess: 'yes', quote: says.yes.quote };
  return says.no ? { guess: 'no', quote: says.no.quote } : { guess: null, quote: '' };
}

/** What is known once a person has answered: their answers add signs and take them away, or say whom it is about. */
export function withAnswers({ ticks, signals }: RuleBook, heard: readonly HeardSignal[], { whom, answers }: { whom: Whom; answers: TickAnswers }): { heard: HeardSignal[]; whom: Whom } {
  let [now, about] = [[...heard], whom];
  for (const tick of ticks) {
    const answer = answers[tick.id];
    if (answer === undefined) continue;
    const { adds, takesAway, isChild } = tick[answer];
    now = now.filter(({ signal }) => !takesAway.includes(signal));
    for (const id of adds) {
      if (!now.some(({ signal, isWeak }) => signal === id && !isWeak)) now.push({ signal: id, label: `${tick.label} ${answer === 'yes' ? 'Yes' : 'No'}, a person says`, quote: '', where: 'body', from: 0, to: 0, at: { from: -1, to: -1 }, isWeak: false });
    }
    // An age said of somebody else must not speak against the person.
    if (isChild !== undefined && about.isChild !== isChild) about = { ...about, isChild, ageMonths: null };
  }
  return { heard: now.filter(({ signal }) => signal in signals), whom: about };
}
