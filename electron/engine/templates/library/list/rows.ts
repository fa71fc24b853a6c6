import type { HealthMark, TemplateCard, TemplateRow } from '#shared/words/library.ts';
import type { CountRecord, TemplateRecord } from '../../../store/templates.ts';
import type { Entry } from '../catalog.ts';
import { statusOf } from '../content.ts';

export const cardOf = (record: TemplateRecord): TemplateCard => ({
  slug: record.slug,
  scope: record.scope,
  team: record.team,
  owner: record.owner,
  folder: record.folder,
  language: record.language,
  reviewBy: record.review_by,
});

export const rowOf = ({ record, content }: Entry, { count, marks, matched }: { count: CountRecord | undefined; marks: HealthMark[]; matched: string }): TemplateRow => ({
  ...cardOf(record),
  id: record.id,
  kind: record.kind,
  title: content.title,
  tags: content.tags,
  communities: content.communities,
  status: statusOf(record),
  version: record.version,
  hasDraft: record.draft !== null,
  uses: count?.uses ?? 0,
  usedAt: count?.used_at ?? null,
  changedAt: record.changed_at,
  marks,
  matched,
});
