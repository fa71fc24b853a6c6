import { spansOf } from '../found.ts';
import type { Span } from '../sentences.ts';

const large = /(?<![\w'’.])X{2,20}(?:[/.-]X{1,8}){0,4}(?![\w'’])/g;
const small = /(?<![\w'’.])x{2,20}(?![\w'’])/g;
/** Thirty in Roman figures, or a matter of genes. */
const roman = /\b(?:chapter|book|part|bowl|article|psalm|psalms|louis|volume|vol\.?|act|canto|title|session|edition|annex|appendix|section|olympiad|karyotype|\d\d,|trisomy|triple|chromosomes?|sex|two|genotype|an|size)\s{0,2}$/i;
const genes = /^(?:\s(?:syndrome|karyotype|chromosomes?|females?|women|males?|embryos?|rated|large)|-rated|\/X[OY]|\/XY)\b/i;
const unit = /^\s?(?:mg|ml|mcg|g|%|days?|weeks?|months?|years?|hours?|times|minutes?|old|cm|mm|kg|o'clock|am|pm|euros?|dollars?)\b/i;
const leads = /\b(?:is|was|are|the|a|an|to|for|on|at|in|by|with|of|from|about|see|dear|hi|hello|your|my|called|named|dr\.?|mr\.?|mrs\.?|ms\.?|page|took|take|than|after|before|since|and|or)\s$/i;
const farewell = /\b(?:love|hugs?|care|luck|regards|thanks|thank you|wishes|soon|kisses|better|night|bye|cheers|day|weekend|you|there|all)\b[^\n]{0,25}$/i;

/** Crosses where words should be: `XXX`, `xx weeks`, `XX/XX/XXXX`. Kisses and Roman figures are none. */
export function crosses(text: string): Span[] {
  return [...spansOf(text, large).filter((span) => isLarge(text, span)), ...spansOf(text, small).filter((span) => isSmall(text, span))];
}

function isLarge(text: string, { from, to }: Span): boolean {
  const before = text.slice(Math.max(0, from - 30), from);
  const after = text.slice(to, to + 24);
  if (genes.test(after) || roman.test(before)) return false;
  const written = text.slice(from, to);
  if (/[/.-]/.test(written)) return written.length >= 5;
  if (written.length === 2) return unit.test(after);
  return !isKiss(before, after);
}

function isSmall(text: string, { from, to }: Span): boolean {
  const before = text.slice(Math.max(0, from - 30), from);
  const after = text.slice(to, to + 24);
  if (roman.test(before)) return false;
  if (unit.test(after)) return true;
  return to - from >= 3 && leads.test(before) && /^[^\n]/.test(after) && /^[\s,.;:]?\s?\S/.test(after);
}

/** At the end of a line, after a farewell or a stop. */
function isKiss(before: string, after: string): boolean {
  if (!/^[ \t!.]*(?:\n|$)/.test(after)) return false;
  const line = before.split('\n').at(-1) ?? '';
  return line.trim() === '' || farewell.test(line) || /[.!?,)]\s*$/.test(line);
}
