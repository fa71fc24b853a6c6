import type { TemplateSheet } from '#shared/words/library.ts';
import type { Live } from '../../live.ts';
import type { SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { commentsOf, familyOf } from '../../store/templates.ts';
import { entryOf, type Catalog } from './catalog.ts';
import { statusOf } from './content.ts';
import type { Health } from './health/health.ts';
import { rowOf } from './list/rows.ts';
import { isVisible, type Person } from './visible.ts';
import { whyNotPublish } from './writing/allowed.ts';

/** One template with everything its author needs. */
export function createSheets({ db, live, settings, catalog, health, person }: { db: Db; live: Live; settings: SettingsFile; catalog: Catalog; health: Health; person: () => Person }) {
  const look = (templateId: string): TemplateSheet | null => {
    const me = person();
    const entry = catalog.all().get(templateId);
    if (!entry || !isVisible(entry.record, me)) return null;
    const { record } = entry;
    const { counts, marks } = health.judge();
    const count = counts.get(templateId);
    const whyNot = whyNotPublish(record, me, settings.current().reviewBeforePublish);
    return {
      row: rowOf(entry, { count, marks: marks(entry), matched: '' }),
      rev: record.rev,
      content: entry.content,
      published: entry.published,
      draftedBy: record.drafted_by,
      reviewAskedAt: record.review_asked_at,
      mayPublish: whyNot === '',
      whyNot,
      variants: familyOf(db, record.family)
        .filter((row) => row.id !== templateId && isVisible(row, me))
        .map((row) => ({ id: row.id, language: row.language, title: entryOf(row).content.title, status: statusOf(row) })),
      comments: commentsOf(db, templateId).map(({ id, author, text, at, is_done }) => ({ id, author, text, at, isDone: is_done === 1 })),
      used: { answers: count?.uses ?? 0, lastAt: count?.used_at ?? null, edited: count?.edited ?? 0 },
    };
  };

  return {
    open: (templateId: string, signal: AbortSignal | undefined): AsyncGenerator<TemplateSheet | null, void, void> =>
      live.watch(['templates', 'template_counts', 'template_comments', 'template_links', 'accounts', 'settings', 'library'], () => look(templateId), signal),
  };
}
