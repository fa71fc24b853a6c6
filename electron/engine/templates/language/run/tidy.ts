import { hole } from './run.ts';

const bareItem = /^\s*(?:[-*+]|\d{1,9}[.)])?\s*$/;
const controls = /(?![\t\n])\p{Cc}/gu;

/** The text as it is shown: no trace of what was left out, no empty lines beyond one, nothing that is not text. */
export function tidy(text: string): string {
  const lines: string[] = [];
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const kept = line.includes(hole) ? withoutHoles(line) : line.trimEnd();
    if (kept === null || (kept === '' && lines.at(-1) === '')) continue;
    lines.push(kept);
  }
  return lines.join('\n').replace(controls, '').toWellFormed().trim();
}

/** Null: nothing else stood in this line. */
function withoutHoles(line: string): string | null {
  const parts = line.split(hole);
  if (bareItem.test(parts.join(''))) return null;
  let out = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const isSpaceBefore = out === '' || /[ \t]$/.test(out.slice(-1));
    // One of two spaces goes with what stood between them; so does the one before a full stop.
    if (isSpaceBefore && /^[.,;:!?)]/.test(part)) out = out.trimEnd();
    out += isSpaceBefore && /^ (?! )/.test(part) ? part.slice(1) : part;
  }
  return out.trimEnd();
}
