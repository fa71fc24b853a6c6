import type { ClashChoice, Incoming } from '#shared/words/exchange.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { LocalePack, Policy } from '#shared/words/policy.ts';
import type { OwnPack, OwnPolicy, OwnTemplate } from '../arriving.ts';

/** What is on this desk already, read. `isSeen` false: of a scope this person is not in. */
export interface Desk {
  templates: readonly (OwnTemplate & { isSeen: boolean })[];
  policies: readonly Policy[];
  packs: readonly LocalePack[];
  me: string;
  /** The team's rule that nobody publishes without a second pair of eyes. */
  reviewFirst: boolean;
  now: number;
}

/** What plans ask of the world: the same words always give the same answer. */
export interface Means {
  hash(words: string): string;
  /** A template as text, for a person to compare. */
  show(template: OwnTemplate): string;
  choices: Readonly<Record<string, ClashChoice>>;
}

/** A template as it shall be. `version`: words that become a version of it, where they are new. `replaces`: there is one with this id. */
export interface TemplateWrite {
  is: 'template';
  template: OwnTemplate;
  version: { version: number; content: TemplateContent } | null;
  replaces: boolean;
}
export type Write = TemplateWrite | { is: 'policy'; policy: OwnPolicy; replaces: boolean } | { is: 'pack'; pack: OwnPack; replaces: boolean };

/** One thing of a file, and what is done about it under the choices made; null: nothing. */
export interface Step {
  incoming: Incoming;
  write: Write | null;
}

/** What happens to a clash, for a person who may not have said yet. */
export const chosen = (means: Means, key: string): ClashChoice => (Object.hasOwn(means.choices, key) ? (means.choices[key] ?? 'keep-mine') : 'keep-mine');

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Names for includes and files, each given once. */
export interface Names {
  isFree(slug: string, forId: string): boolean;
  /** The wanted one, or the next that is free. */
  take(wanted: string, forId: string): string;
}

export function namesOf(templates: readonly { id: string; slug: string }[]): Names {
  const owners = new Map(templates.map(({ id, slug }) => [slug, id]));
  const isFree = (slug: string, forId: string): boolean => (owners.get(slug) ?? forId) === forId;
  return {
    isFree,
    take(wanted, forId) {
      let slug = wanted;
      for (let n = 2; !isFree(slug, forId); n += 1) slug = `${wanted.slice(0, 74).replace(/-+$/, '')}-${n}`;
      owners.set(slug, forId);
      return slug;
    },
  };
}
