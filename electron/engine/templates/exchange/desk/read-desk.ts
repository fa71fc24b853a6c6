import { policyWhen, type Policy } from '#shared/words/policy.ts';
import { localePacks } from '../../../disclaimers/locale-packs.ts';
import type { Clock, SettingsFile } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { allPolicies, type PolicyRecord } from '../../../store/policies.ts';
import { allTemplates, readContent, type TemplateRecord } from '../../../store/templates.ts';
import { readPerson } from '../../library/person.ts';
import { isVisible } from '../../library/visible.ts';
import type { OwnLibrary, OwnTemplate } from '../arriving.ts';
import type { Desk } from '../plan/step.ts';

export const ownOf = (row: TemplateRecord): OwnTemplate => ({
  id: row.id,
  kind: row.kind,
  family: row.family,
  slug: row.slug,
  scope: row.scope,
  team: row.team,
  owner: row.owner,
  folder: row.folder,
  language: row.language,
  reviewBy: row.review_by,
  isRetired: row.is_retired === 1,
  version: row.version,
  content: readContent(row.content),
  draft: readContent(row.draft),
  draftedBy: row.drafted_by,
  reviewAskedAt: row.review_asked_at,
});

const policyOf = (row: PolicyRecord): Policy => ({ id: row.id, title: row.title, disclaimerId: row.disclaimer_id, rule: row.rule, when: policyWhen.parse(JSON.parse(row.when)), position: row.position, isOn: row.is_on === 1, rev: row.rev });

/** Everything an import has to know of this desk. */
export function readDesk({ db, settings, clock }: { db: Db; settings: SettingsFile; clock: Clock }): Desk {
  const person = readPerson({ db, settings });
  return {
    templates: allTemplates(db).map((row) => ({ ...ownOf(row), isSeen: isVisible(row, person) })),
    policies: allPolicies(db).map(policyOf),
    packs: localePacks(db),
    me: person.name,
    reviewFirst: settings.current().reviewBeforePublish,
    now: clock.now(),
  };
}

/** What may leave: the named templates, or everything this person may see with the rules beside it. */
export function libraryOf({ db, settings }: { db: Db; settings: SettingsFile }, ids: readonly string[]): OwnLibrary {
  const person = readPerson({ db, settings });
  const wanted = new Set(ids);
  const templates = allTemplates(db).filter((row) => isVisible(row, person) && (wanted.size === 0 || wanted.has(row.id))).map(ownOf);
  if (wanted.size > 0) return { templates, policies: [], packs: [] };
  return {
    templates,
    policies: allPolicies(db).map(policyOf).map(({ rev: _rev, ...policy }) => policy),
    packs: localePacks(db).flatMap((pack) => (pack.isChanged && pack.changedAt !== null ? [{ code: pack.code, name: pack.name, numbers: pack.numbers, changedBy: pack.changedBy, changedAt: pack.changedAt }] : [])),
  };
}
