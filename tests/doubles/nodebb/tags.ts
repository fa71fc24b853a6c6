import { bad } from './refusal.ts';
import type { Rules } from './rules.ts';

/** What becomes of tags: lower-case and cut, too short ones dropped without a word, each once. Throws Refusal for too many. */
export function cleanTags({ minimumTagLength, maximumTagLength, maximumTagsPerTopic }: Rules, given: unknown): string[] {
  if (!Array.isArray(given)) throw bad('invalid-data');
  const cleaned = given.filter((tag) => typeof tag === 'string').map((tag) => tag.trim().toLowerCase().replace(/[,/#!$^*;:{}=_`<>'"~()?|]/g, '').slice(0, maximumTagLength).trim());
  const kept = [...new Set(cleaned)].filter((tag) => tag.length >= minimumTagLength);
  if (kept.length > maximumTagsPerTopic) throw bad('too-many-tags', maximumTagsPerTopic);
  return kept;
}
