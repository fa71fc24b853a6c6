import type { DisclaimerRow } from '#shared/words/policy.ts';
import type { SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { readContent } from '../store/templates.ts';
import { emptyContent, statusOf } from '../templates/library/content.ts';
import { readPerson } from '../templates/library/person.ts';
import { isVisible } from '../templates/library/visible.ts';

/** Every disclaimer this person may see, by title; drafts and retired ones too. */
export function listDisclaimers({ db, settings }: { db: Db; settings: SettingsFile }): DisclaimerRow[] {
  const me = readPerson({ db, settings });
  const rows = db.all(db.sql.selectFrom('templates').selectAll().where('kind', '=', 'disclaimer').orderBy('language').orderBy('id')).filter((row) => isVisible(row, me));
  // Without its first wording, which somebody keeps to themselves, a variant stands for itself.
  const first = rows.filter((row) => row.id === row.family || !rows.some(({ id }) => id === row.family));
  return first
    .map((row): DisclaimerRow => {
      const content = readContent(row.content) ?? readContent(row.draft) ?? emptyContent(row.slug);
      const wordings = [row, ...(row.id === row.family ? rows.filter((one) => one.family === row.id && one.id !== row.id) : [])];
      return {
        id: row.id,
        title: content.title,
        placement: content.placement,
        communities: content.communities,
        status: statusOf(row),
        version: row.version,
        hasDraft: row.draft !== null,
        wordings: wordings.map((one) => ({ id: one.id, language: one.language, status: statusOf(one), version: one.version })),
      };
    })
    .toSorted((a, b) => a.title.localeCompare(b.title) || a.id.localeCompare(b.id));
}
