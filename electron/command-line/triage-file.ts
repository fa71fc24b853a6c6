import fs from 'node:fs';
import { z } from 'zod';
import { rankOf, levels, type Flag, type Level } from '#shared/words/level.ts';
import type { FiredRule } from '#shared/words/triage.ts';
import { aid, createJudge } from '#shared/triage/judge.ts';
import { readRuleBook } from '#shared/triage/rules/book.ts';
import { readAsked } from '../engine/triage/whom.ts';
import { FileRefused } from '../engine/templates/exchange/limits/limits.ts';

const mostBytes = 64_000_000;
const questions = z.array(z.object({ id: z.union([z.string(), z.number()]), title: z.string().default(''), body: z.string().default('') }));

/** A question as the rules sort it; `signals` are the words heard, in the order of the rules that fired. */
export interface Sorted {
  id: string | number;
  level: Level;
  flags: Flag[];
  signals: { rule: string; quote: string; why: string }[];
}

/** Sorts the questions of a file: an array of `{id, title, body}` in JSON. Throws FileRefused where it is none, and what the disk says. */
export function triageFile(file: string, say: (sentence: string) => void): Sorted[] {
  if (fs.statSync(file).size > mostBytes) throw new FileRefused(`${file} is larger than ${mostBytes / 1_000_000} MB. Split it and sort the parts.`);
  const asked = questions.safeParse(parse(file));
  if (!asked.success) {
    const { path, message } = asked.error.issues[0] ?? { path: [], message: '' };
    throw new FileRefused(`${file} is not an array of {id, title, body}: ${path.length === 0 ? '' : `at ${path.join('.')}: `}${message}`);
  }
  const judge = createJudge(readRuleBook());
  const sorted = asked.data.map(({ id, title, body }): Sorted => {
    const { level, flags, fired, raised } = judge(readAsked(title, body));
    return { id, level, flags: flags.map(({ flag }) => flag), signals: signalsOf([...fired, ...raised]) };
  });
  const counts = levels.map((level) => `${sorted.filter((one) => rankOf(one.level) === rankOf(level)).length} ${level}`);
  say(`${sorted.length} ${sorted.length === 1 ? 'question' : 'questions'}: ${counts.join(', ')}. ${aid}`);
  return sorted;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw new FileRefused(`${file} is no JSON: ${error.message}`);
    throw error;
  }
}

const signalsOf = (rules: readonly FiredRule[]): Sorted['signals'] =>
  rules.flatMap(({ rule, title, heard }) => (heard.length === 0 ? [{ rule, quote: '', why: title }] : heard.map(({ quote, label }) => ({ rule, quote, why: `${title}: ${label}` }))));
