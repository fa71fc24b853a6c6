import type { Finding } from '#shared/words/finding.ts';
import { isLongEnough, type Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';
import { condition, signs, someoneToSee, someTime } from './care-words.ts';

const check: Check = { id: 'safety-net', title: 'Safety net', weight: 'advise', why: 'Uncertainty is safe only when people know what to look for, where to go and by when (BJGP 2009, BMJ 2022); almost no real answer says it.' };
const leastSigns = 2;

/** Paragraphs; a heading or a line that ends in a colon belongs to the list after it. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (const part of text.split(/\n[ \t]*\n/)) {
    const before = blocks.at(-1);
    const leadsOn = before !== undefined && (/:[\s*_]{0,4}$/.test(before) || /^\s{0,3}(?:#{1,6}\s|\*\*)[^\n]{0,300}$/.test(before.trim())) && /^\s{0,12}(?:[-*+•]|\d{1,3}[.)])\s/.test(part);
    if (leadsOn) blocks[blocks.length - 1] = `${before}\n${part}`;
    else blocks.push(part);
  }
  return blocks;
}

const isNet = (block: string): boolean =>
  condition.test(block) && someoneToSee.test(block) && someTime.test(block) && new Set((block.match(signs) ?? []).map((sign) => sign.toLowerCase())).size >= leastSigns;

export function safetyNet(reading: Reading): Finding[] {
  if (reading.kind === 'moderation' || !reading.isEnglish || !isLongEnough(reading) || blocksOf(reading.own).some(isNet)) return [];
  return [found(check, reading, null, 'No safety net yet. Add one short list: what to watch for (two signs or more), where to go, by when.')];
}
