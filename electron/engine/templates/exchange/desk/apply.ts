import type { PackFormat } from '#shared/words/exchange.ts';
import { mustMayDo } from '../../../people/may-do.ts';
import type { Db } from '../../../store/db.ts';
import { addImport } from '../../../store/imports.ts';
import { addPolicy, changedPack, changePolicy, policyById, writePack, type PackRecord, type PolicyRecord } from '../../../store/policies.ts';
import { addVersion, templateById, versionOf, writeTemplate, type TemplateRecord } from '../../../store/templates.ts';
import { packContent } from '../../library/content.ts';
import type { Write } from '../plan/step.ts';

/** What was written, and what stood there before, to be put back. `rev`: of the row as it was written; another one means that somebody touched it. */
export type Undo =
  | { table: 'templates'; id: string; title: string; rev: number; version: number | null; before: TemplateRecord | null }
  | { table: 'policies'; id: string; title: string; rev: number; before: PolicyRecord | null }
  | { table: 'locale_packs'; id: string; title: string; rev: number; before: PackRecord | null };

interface Import {
  id: string;
  at: number;
  name: string;
  format: PackFormat;
  me: string;
}

/** Writes everything in one transaction and remembers how to take it back. Trouble: not-allowed, where something of it is not for this person to change. */
export function applyWrites(db: Db, writes: readonly Write[], { id, at, name, format, me }: Import): { added: number; replaced: number } {
  return db.tx(() => {
    if (writes.some((write) => write.is !== 'template')) mustMayDo(db, 'administer');
    if (writes.some((write) => write.is === 'template' && (write.template.scope !== 'mine' || isOthers(templateById(db, write.template.id))))) mustMayDo(db, 'author-templates');
    const undo = writes.map((write): Undo => {
      if (write.is === 'template') return writeOne(db, write, { origin: `import:${id}`, at, me });
      if (write.is === 'policy') return writePolicy(db, write.policy, `import:${id}`);
      return writeNumbers(db, write.pack);
    });
    const added = undo.filter(({ before }) => before === null).length;
    addImport(db, { id, at, name: name.slice(0, 400), format, added, replaced: undo.length - added, undo: JSON.stringify(undo) });
    return { added, replaced: undo.length - added };
  });
}

const isOthers = (row: TemplateRecord | undefined): boolean => row !== undefined && row.scope !== 'mine';

function writeOne(db: Db, { template, version }: Extract<Write, { is: 'template' }>, { origin, at, me }: { origin: string; at: number; me: string }): Undo {
  const before = templateById(db, template.id) ?? null;
  const rev = (before?.rev ?? 0) + 1;
  // A version that exists is never rewritten, whatever a file calls its own.
  let number = version?.version ?? template.version;
  while (version && versionOf(db, template.id, number)) number += 1;
  writeTemplate(db, {
    id: template.id,
    kind: template.kind,
    family: template.family,
    slug: template.slug,
    scope: template.scope,
    team: template.team,
    owner: template.owner,
    folder: template.folder,
    language: template.language,
    review_by: template.reviewBy,
    is_retired: template.isRetired ? 1 : 0,
    version: number,
    content: template.content && packContent(template.content),
    draft: template.draft && packContent(template.draft),
    drafted_by: template.draftedBy,
    review_asked_at: template.reviewAskedAt,
    rev,
    origin,
    changed_at: at,
  });
  if (version) addVersion(db, { template_id: template.id, version: number, content: packContent(version.content), published_by: me, published_at: at, note: 'Came with an import.' });
  return { table: 'templates', id: template.id, title: (template.draft ?? template.content)?.title ?? template.slug, rev, version: version ? number : null, before };
}

function writePolicy(db: Db, policy: Extract<Write, { is: 'policy' }>['policy'], origin: string): Undo {
  const before = policyById(db, policy.id) ?? null;
  const row = { title: policy.title, disclaimer_id: policy.disclaimerId, rule: policy.rule, when: JSON.stringify(policy.when), position: policy.position, is_on: policy.isOn ? 1 : 0, origin };
  if (before) changePolicy(db, policy.id, before.rev, row);
  else addPolicy(db, { id: policy.id, ...row });
  return { table: 'policies', id: policy.id, title: policy.title, rev: (before?.rev ?? 0) + 1, before };
}

function writeNumbers(db: Db, pack: Extract<Write, { is: 'pack' }>['pack']): Undo {
  const before = changedPack(db, pack.code) ?? null;
  const rev = (before?.rev ?? 0) + 1;
  writePack(db, { code: pack.code, name: pack.name, numbers: JSON.stringify(pack.numbers), rev, changed_at: pack.changedAt, changed_by: pack.changedBy });
  return { table: 'locale_packs', id: pack.code, title: `Numbers of ${pack.name}`, rev, before };
}
