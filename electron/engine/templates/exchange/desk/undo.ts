import { mustMayDo } from '../../../people/may-do.ts';
import type { Db } from '../../../store/db.ts';
import { setUndone, type ImportRow } from '../../../store/imports.ts';
import { addPolicy, allPolicies, changedPack, changePolicy, deletePack, deletePolicy, policyById, writePack } from '../../../store/policies.ts';
import { allCounts, allTemplates, commentsOf, deleteTemplate, deleteVersion, readContent, templateById, writeTemplate } from '../../../store/templates.ts';
import { namedIn } from '../../language/snippets.ts';
import type { Undo } from './apply.ts';

export function undosOf(row: Pick<ImportRow, 'undo'>): Undo[] {
  try {
    return JSON.parse(row.undo) as Undo[];
  } catch {
    return [];
  }
}

/** Why something that was brought has to stay, by its title; what is not in the list can be taken back. What is gone already needs no taking back. */
export function whatStays(db: Db, undos: readonly Pick<Undo, 'table' | 'id' | 'title' | 'rev' | 'before'>[], at: number): Map<string, string> {
  const stays = new Map<string, string>();
  const keyOf = ({ table, id }: Pick<Undo, 'table' | 'id'>): string => `${table} ${id}`;
  const ours = new Set(undos.map(keyOf));
  const used = new Map(allCounts(db).map((row) => [row.template_id, row.used_at ?? 0]));
  const stay = (undo: Pick<Undo, 'table' | 'id' | 'title'>, why: string): void => void stays.set(keyOf(undo), `“${undo.title}” ${why}`);
  for (const undo of undos) {
    if (undo.table === 'policies') {
      const row = policyById(db, undo.id);
      if (row && row.rev !== undo.rev) stay(undo, 'was changed since');
    } else if (undo.table === 'locale_packs') {
      const row = changedPack(db, undo.id);
      if (row && row.rev !== undo.rev) stay(undo, 'were changed since');
    } else {
      const row = templateById(db, undo.id);
      if (!row) continue;
      if (row.rev !== undo.rev) stay(undo, 'was changed since');
      else if ((used.get(undo.id) ?? 0) > at) stay(undo, 'was used in an answer since');
      else if (commentsOf(db, undo.id).some((comment) => comment.at > at)) stay(undo, 'was commented on since');
    }
  }
  // What stays, or was here before, may need what came with it.
  const added = new Map(undos.flatMap((undo) => (undo.table === 'templates' && undo.before === null && !stays.has(keyOf(undo)) ? [[undo.id, undo] as const] : [])));
  if (added.size === 0) return stays;
  const isStaying = (table: Undo['table'], id: string): boolean => !ours.has(`${table} ${id}`) || stays.has(`${table} ${id}`);
  for (const policy of allPolicies(db)) {
    const undo = added.get(policy.disclaimer_id);
    if (undo && isStaying('policies', policy.id)) stay(undo, `is named by the policy “${policy.title}”`);
  }
  const bySlug = new Map(allTemplates(db).map((row) => [row.slug, row.id]));
  for (const row of allTemplates(db)) {
    if (!isStaying('templates', row.id)) continue;
    for (const content of [readContent(row.content), readContent(row.draft)]) {
      const named = content ? [...content.disclaimerIds, ...namedIn(content.body).flatMap((slug) => bySlug.get(slug) ?? [])] : [];
      for (const id of named) {
        const undo = added.get(id);
        if (undo && id !== row.id) stay(undo, `is used by “${content?.title ?? row.slug}”`);
      }
    }
  }
  return stays;
}

/** Puts back everything that nobody touched since. Returns how many things that were. Trouble: not-allowed, as for bringing it in. */
export function takeBack(db: Db, row: ImportRow, now: number): number {
  return db.tx(() => {
    const undos = undosOf(row);
    const stays = whatStays(db, undos, row.at);
    const free = undos.filter((undo) => !stays.has(`${undo.table} ${undo.id}`));
    if (free.some(({ table }) => table !== 'templates')) mustMayDo(db, 'administer');
    if (free.some((undo) => undo.table === 'templates' && [undo.before?.scope, templateById(db, undo.id)?.scope].some((scope) => scope !== undefined && scope !== 'mine'))) mustMayDo(db, 'author-templates');
    for (const undo of free.toReversed()) putBack(db, undo, now);
    if (free.length > 0) setUndone(db, row.id);
    return free.length;
  });
}

function putBack(db: Db, undo: Undo, now: number): void {
  if (undo.table === 'templates') {
    const row = templateById(db, undo.id);
    if (!row) return;
    if (!undo.before) return deleteTemplate(db, undo.id);
    if (undo.version !== null) deleteVersion(db, undo.id, undo.version);
    // Its old name may have gone to somebody else meanwhile.
    const isNameFree = allTemplates(db).every((other) => other.id === undo.id || other.slug !== undo.before?.slug);
    writeTemplate(db, { ...undo.before, slug: isNameFree ? undo.before.slug : row.slug, rev: row.rev + 1, changed_at: now });
  } else if (undo.table === 'policies') {
    const row = policyById(db, undo.id);
    if (!undo.before) deletePolicy(db, undo.id, row?.rev ?? 0);
    else if (row) {
      const { id: _id, rev: _rev, ...before } = undo.before;
      changePolicy(db, undo.id, row.rev, before);
    } else addPolicy(db, undo.before);
  } else if (!undo.before) deletePack(db, undo.id);
  else writePack(db, { ...undo.before, rev: undo.rev + 1 });
}
