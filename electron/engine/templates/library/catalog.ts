import type { TemplateContent } from '#shared/words/library.ts';
import type { Db } from '../../store/db.ts';
import { readContent, templateMarks, templatesById, type TemplateRecord } from '../../store/templates.ts';
import { emptyContent } from './content.ts';

/** A template with its contents read. `content` is what its author sees: the draft where there is one, else what is published. */
export interface Entry {
  record: TemplateRecord;
  content: TemplateContent;
  /** Null: never published, or not to be read any more. */
  published: TemplateContent | null;
}

/** Every template, each read once for every change of it. An entry is a new object exactly when its row changed. */
export interface Catalog {
  /** Not to be asked inside a transaction that changes templates. */
  all(): ReadonlyMap<string, Entry>;
}

export function createCatalog(db: Db): Catalog {
  const entries = new Map<string, Entry>();
  const seen = new Map<string, string>();
  let isStale = true;
  db.onCommit((tables) => {
    if (tables.has('templates')) isStale = true;
  });

  const refresh = (): void => {
    const changed: string[] = [];
    const here = new Set<string>();
    for (const { id, rev, changed_at } of templateMarks(db)) {
      here.add(id);
      const mark = `${rev} ${changed_at}`;
      if (seen.get(id) === mark) continue;
      seen.set(id, mark);
      changed.push(id);
    }
    for (const id of entries.keys()) {
      if (here.has(id)) continue;
      entries.delete(id);
      seen.delete(id);
    }
    for (const record of templatesById(db, changed)) entries.set(record.id, entryOf(record));
    isStale = false;
  };

  return {
    all() {
      if (isStale) refresh();
      return entries;
    },
  };
}

export function entryOf(record: TemplateRecord): Entry {
  const published = readContent(record.content);
  return { record, published, content: readContent(record.draft) ?? published ?? emptyContent(record.slug) };
}
