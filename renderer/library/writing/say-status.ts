import type { TemplateRow } from '#shared/words/library.ts';

/** "draft v5", "published v4", "in review", "retired". Pure. */
export function sayStatus({ status, version }: Pick<TemplateRow, 'status' | 'version'>): string {
  if (status === 'draft') return `draft v${version + 1}`;
  if (status === 'published') return `published v${version}`;
  return status === 'in-review' ? 'in review' : 'retired';
}
