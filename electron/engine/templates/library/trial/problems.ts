import type { TemplateKind } from '#shared/words/template.ts';

/** A longer answer is not read to its end on a phone. */
export const mostWords = 350;

/** What an author should know of a text that would come out. `least`, `most`: what the forum takes, in characters. `hasFillIns`: more words are to come. */
export function problemsOf({ kind, text, words, hasFillIns, least, most }: { kind: TemplateKind; text: string; words: number; hasFillIns: boolean; least: number; most: number }): string[] {
  const problems: string[] = [];
  if (words === 0 && !hasFillIns) problems.push('Nothing is left of it.');
  if (words > mostWords) problems.push(`Over ${mostWords} words.`);
  if (text.length > most) problems.push(`Longer than the forum takes (${most} characters).`);
  const isWholePost = kind === 'answer' || kind === 'moderation';
  if (isWholePost && words > 0 && !hasFillIns && text.length < least) problems.push(`Shorter than the forum takes (${least} characters).`);
  return problems;
}
