import { createHash } from 'node:crypto';
import { draftContent, emptyDraft, type DraftContent } from '#shared/words/draft.ts';

/** What a person would miss if it were gone. Time spent is not. */
export const isBlankContent = (content: DraftContent): boolean =>
  !hasWords(content) &&
  content.blanks.length === 0 &&
  content.templates.length === 0 &&
  Object.keys(content.answers).length === 0 &&
  content.disclaimers.added.length === 0 &&
  content.disclaimers.removed.length === 0 &&
  Object.values(content.ticks).every((tick) => tick === null);

export const hasWords = (content: Pick<DraftContent, 'text'>): boolean => content.text.trim() !== '';

/** As it is kept in a row: the JSON, and the hash that says later whether the disk gave it back unchanged. */
export function packContent(content: DraftContent): { content: string; content_sha: string } {
  const json = JSON.stringify(draftContent.parse(content));
  return { content: json, content_sha: shaOf(json) };
}

/** Null: the row is damaged. */
export function unpackContent(row: { content: string; content_sha: string }): DraftContent | null {
  if (shaOf(row.content) !== row.content_sha) return null;
  return readContent(row.content);
}

/** As well as it can be read. */
export function readContent(json: string): DraftContent | null {
  try {
    const read = draftContent.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export const noContent = (): DraftContent => structuredClone(emptyDraft);

const shaOf = (json: string): string => createHash('sha256').update(json).digest('hex');
