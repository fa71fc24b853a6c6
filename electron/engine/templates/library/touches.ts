import type { Touches } from '#shared/words/library.ts';
import type { Policy } from '#shared/words/policy.ts';
import type { Db } from '../../store/db.ts';
import { allPolicies } from '../../store/policies.ts';
import { answersWith } from '../../store/use/answers-with.ts';
import type { Catalog, Entry } from './catalog.ts';
import { namesIn } from './snippets.ts';
import { isVisible, type Person } from './visible.ts';
import { visibleRow } from './writing/allowed.ts';

/** What a change of one template would change elsewhere. */
export function createTouches({ db, catalog, person }: { db: Db; catalog: Catalog; person: () => Person }) {
  return {
    touches(templateId: string): Touches {
      const me = person();
      visibleRow(db, templateId, me);
      const entries = catalog.all();
      const start = entries.get(templateId);
      const reached = start ? reachedFrom(start, entries) : new Map<string, string>();
      reached.delete(templateId);
      const templates = [...reached].flatMap(([id, how]) => {
        const entry = entries.get(id);
        return entry && isVisible(entry.record, me) ? [{ id, title: entry.content.title, how }] : [];
      });
      const policies = allPolicies(db).flatMap((policy) => {
        const own = start?.record.kind === 'disclaimer' && policy.disclaimer_id === start.record.family;
        const through = own ? null : [...reached.keys()].map((id) => entries.get(id)).find((entry) => entry?.record.kind === 'disclaimer' && entry.record.family === policy.disclaimer_id);
        if (!own && !through) return [];
        const how = `${ruleWords[policy.rule]}${through ? `, through “${through.content.title}”` : ''}${policy.is_on === 1 ? '' : ', switched off'}`;
        return [{ id: policy.id, title: policy.title, how }];
      });
      return { templates: templates.toSorted((a, b) => a.title.localeCompare(b.title)), policies, ...answersWith(db, templateId) };
    },
  };
}

const ruleWords: Readonly<Record<Policy['rule'], string>> = { must: 'requires it', may: 'adds it', 'must-not': 'forbids it' };

/** Every template that a change would reach, with the shortest connection: what includes it by its name, what carries it as a disclaimer, and what does either with those. */
function reachedFrom(start: Entry, entries: ReadonlyMap<string, Entry>): Map<string, string> {
  const including = new Map<string, Entry[]>();
  const carrying = new Map<string, Entry[]>();
  const put = (into: Map<string, Entry[]>, key: string, entry: Entry): void => void into.set(key, [...(into.get(key) ?? []), entry]);
  for (const entry of entries.values()) {
    if (entry.record.is_retired === 1) continue;
    for (const slug of namesIn(entry)) put(including, slug, entry);
    for (const id of new Set([...entry.content.disclaimerIds, ...(entry.published?.disclaimerIds ?? [])])) put(carrying, id, entry);
  }
  const reached = new Map<string, string>([[start.record.id, '']]);
  const waiting = [start];
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const { kind, slug, family } = one.record;
    const next = kind === 'snippet' ? (including.get(slug) ?? []) : kind === 'disclaimer' ? (carrying.get(family) ?? []) : [];
    const deed = kind === 'snippet' ? 'includes' : 'carries';
    for (const entry of next) {
      if (reached.has(entry.record.id)) continue;
      reached.set(entry.record.id, one === start ? `${deed} it` : `${deed} “${one.content.title}”, which ${reached.get(one.record.id)}`);
      waiting.push(entry);
    }
  }
  return reached;
}
