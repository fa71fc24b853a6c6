import { templateContent, type TemplateContent, type TemplateStatus } from '#shared/words/library.ts';
import type { TemplateRecord } from '../../store/templates.ts';

export const emptyContent = (title: string): TemplateContent => ({
  title,
  body: '',
  aliases: [],
  communities: ['*'],
  tags: [],
  fillIns: [],
  disclaimerIds: [],
  sources: [],
  whenToUse: '',
  notFor: '',
  placement: 'bottom',
  suggestedLevel: '',
});

/** As it is kept in a column: the same content is always the same text. */
export const packContent = (content: TemplateContent): string => JSON.stringify(templateContent.parse(content));

export function statusOf(row: Pick<TemplateRecord, 'is_retired' | 'review_asked_at' | 'draft' | 'version'>): TemplateStatus {
  if (row.is_retired === 1) return 'retired';
  if (row.draft === null && row.version > 0) return 'published';
  return row.review_asked_at === null ? 'draft' : 'in-review';
}
