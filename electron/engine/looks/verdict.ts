import type { SecondLook } from '#shared/words/second-look.ts';

export type LookVerdict = 'agree' | 'suggest' | 'stop';

/** A look as far as a verdict needs it. Names are those the forum knows. */
export interface Judged {
  state: SecondLook['state'];
  by: string;
  text: string;
  reader: string;
  agreedBy: readonly string[];
}

export interface Given {
  verdict: LookVerdict;
  by: string;
  remark: string;
  suggestion: string | null;
}

/** What becomes of the look, or why nothing does. */
export type Judgement =
  | { kind: 'judged'; state: 'agreed' | 'suggested' | 'stopped'; reader: string; agreedBy: string[]; remark: string; suggestion: string | null }
  | { kind: 'refused'; why: 'own' | 'over' | 'stopped' | 'no-reason' | 'no-change'; say: string };

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const refused = (why: Extract<Judgement, { kind: 'refused' }>['why'], say: string): Judgement => ({ kind: 'refused', why, say });

/** Nobody agrees to their own words, a stop is lifted only by whoever set it, and a stop says why. Another agreement adds to those that are there. */
export function judge(look: Judged, { verdict, by, remark, suggestion }: Given): Judgement {
  if (same(look.by, by)) return refused('own', 'Somebody else has to read what you wrote.');
  if (look.state === 'withdrawn' || look.state === 'sent') return refused('over', look.state === 'sent' ? 'This answer was sent already.' : 'Whoever wrote this took it back.');
  if (look.state === 'stopped' && !same(look.reader, by)) return refused('stopped', `${look.reader} stopped this. Talk to them, or wait until it is asked for again.`);
  const said = remark.trim();
  if (verdict === 'stop') {
    if (said === '') return refused('no-reason', 'Say why it must not go, so that it can be mended.');
    return { kind: 'judged', state: 'stopped', reader: by, agreedBy: [], remark: said, suggestion: null };
  }
  if (verdict === 'suggest') {
    if (suggestion === null || suggestion.trim() === '' || suggestion.trim() === look.text.trim()) return refused('no-change', 'Nothing is different yet. Change the text, or agree to it as it is.');
    return { kind: 'judged', state: 'suggested', reader: by, agreedBy: [], remark: said, suggestion };
  }
  const others = look.agreedBy.filter((one) => !same(one, by));
  return { kind: 'judged', state: 'agreed', reader: by, agreedBy: [...others, by], remark: said, suggestion: null };
}
