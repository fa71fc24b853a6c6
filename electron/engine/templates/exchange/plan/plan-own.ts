import type { Incoming } from '#shared/words/exchange.ts';
import type { OwnTemplate, Reading } from '../arriving.ts';
import { chosen, isSame, namesOf, type Desk, type Means, type Names, type Step, type TemplateWrite } from './step.ts';

type Own = NonNullable<Reading['own']>;
type Mine = Desk['templates'][number];

/** What a pack of ours would do. Things are known by their id, then by their name; what is restored is as it was exported, or waits for a second pair of eyes. */
export function planOwn(own: Own, desk: Desk, means: Means): Step[] {
  const byId = new Map(desk.templates.map((one) => [one.id, one]));
  const bySlug = new Map(desk.templates.map((one) => [one.slug, one]));
  const arriving = new Set(own.templates.map(({ id }) => id));
  const mineOf = (one: OwnTemplate): Mine | undefined => {
    const known = byId.get(one.id);
    const named = bySlug.get(one.slug);
    // One that comes by its own id is not found a second time by its name.
    return known ?? (named && !arriving.has(named.id) ? named : undefined);
  };
  const names = namesOf(desk.templates);
  const pairs = own.templates.map((theirs) => ({ theirs, mine: mineOf(theirs) }));
  // What is here under another id is meant by whoever names theirs.
  const instead = new Map(pairs.flatMap(({ theirs, mine }) => (mine && mine.id !== theirs.id && chosen(means, theirs.id) !== 'keep-both' ? [[theirs.id, mine.id] as const] : [])));
  const renamed = pairs.map(({ theirs, mine }) => ({ theirs: withIds(theirs, instead, mine), mine, key: theirs.id, losses: own.lossesOf.get(theirs.id) ?? [] }));
  // Names of what comes as it is are given first, so that a copy never takes one.
  const targets = renamed.map(({ theirs, mine }) => ({ slug: slugFor(theirs, mine, names) }));
  const steps = renamed.map(({ theirs, mine, key, losses }, at): Step => stepFor({ ...theirs, slug: targets[at]?.slug ?? theirs.slug }, mine, { key, losses, desk, means, names, byId }));
  return [
    ...steps,
    ...own.policies.map((policy) => planPolicy({ ...policy, disclaimerId: instead.get(policy.disclaimerId) ?? policy.disclaimerId }, own, desk, means)),
    ...own.packs.map((pack) => planPack(pack, own, desk, means)),
    ...own.refused.map(({ key, title, kind, say }): Step => ({ incoming: { key, title, kind, state: 'refused', mine: null, theirs: null, losses: [], say }, write: null })),
  ];
}

function withIds(theirs: OwnTemplate, instead: ReadonlyMap<string, string>, mine: Mine | undefined): OwnTemplate {
  const as = (id: string): string => instead.get(id) ?? id;
  const words = (content: OwnTemplate['content']): OwnTemplate['content'] => content && { ...content, disclaimerIds: content.disclaimerIds.map(as) };
  const id = mine && instead.has(theirs.id) ? mine.id : theirs.id;
  return { ...theirs, id, family: theirs.family === theirs.id ? (mine && id === mine.id ? familyOf(theirs, mine, as) : id) : as(theirs.family), content: words(theirs.content), draft: words(theirs.draft) };
}

const familyOf = (theirs: OwnTemplate, mine: Mine, as: (id: string) => string): string => (mine.id === theirs.id ? theirs.family : as(theirs.family));

const slugFor = (theirs: OwnTemplate, mine: Mine | undefined, names: Names): string =>
  names.isFree(theirs.slug, theirs.id) ? names.take(theirs.slug, theirs.id) : mine && mine.id === theirs.id ? mine.slug : names.take(theirs.slug, theirs.id);

interface Around {
  key: string;
  losses: readonly string[];
  desk: Desk;
  means: Means;
  names: Names;
  byId: ReadonlyMap<string, Mine>;
}

function stepFor(theirs: OwnTemplate, mine: Mine | undefined, { key, losses, desk, means, names, byId }: Around): Step {
  const title = (theirs.content ?? theirs.draft)?.title ?? theirs.slug;
  const base: Incoming = { key, title, kind: theirs.kind, state: 'new', mine: null, theirs: null, losses: [...losses], say: '' };
  if (!mine) {
    const made = targetOf(theirs, undefined, desk);
    return { incoming: { ...base, losses: [...base.losses, ...made.losses] }, write: made.write };
  }
  if (mine.kind !== theirs.kind) return { incoming: { ...base, state: 'refused', say: `Here “${titleOf(mine)}” is ${kindNames[mine.kind]}, and there it is ${kindNames[theirs.kind]}.` }, write: null };
  const made = targetOf(theirs, mine, desk);
  const incoming = { ...base, losses: [...base.losses, ...made.losses] };
  if (isSameTemplate(made.write.template, mine, made.isForReview)) return { incoming: { ...incoming, state: 'same' }, write: null };
  const copy = copyOf(theirs, means);
  const known = byId.get(copy.id);
  if (known && isSameWords(targetOf({ ...copy, slug: known.slug }, known, desk).write.template, known)) return { incoming: { ...incoming, state: 'same', say: 'A copy of it stands beside yours already.' }, write: null };
  const clash: Step['incoming'] = { ...incoming, state: 'clash', mine: means.show(mine), theirs: means.show(made.write.template) };
  const choice = chosen(means, key);
  if (choice === 'keep-mine') return { incoming: clash, write: null };
  if (choice === 'take-theirs') return { incoming: clash, write: made.write };
  // Found by its name alone, it has an id of its own to come under.
  const isOwnId = mine.id !== theirs.id && !byId.has(theirs.id);
  const beside = isOwnId ? theirs : { ...copy, slug: names.take(theirs.slug, copy.id) };
  return { incoming: clash, write: targetOf(beside, undefined, desk).write };
}

/** The same words under an id that says whose copy it is: brought twice, it is the same copy. */
function copyOf(theirs: OwnTemplate, means: Means): OwnTemplate {
  const { id: _id, family: _family, slug: _slug, version: _version, reviewAskedAt: _at, ...words } = theirs;
  const id = `${theirs.id.slice(0, 100)}~${means.hash(JSON.stringify(words)).slice(0, 12)}`;
  return { ...theirs, id, family: id };
}

/** The row a template becomes. Under the team's rule new published words wait as a draft in review, and nothing published is ever made unpublished. */
function targetOf(theirs: OwnTemplate, mine: Mine | undefined, desk: Desk): { write: TemplateWrite; isForReview: boolean; losses: string[] } {
  const isNews = theirs.content !== null && !isSame(theirs.content, mine?.content ?? null);
  const card = { ...theirs };
  if (desk.reviewFirst && isNews) {
    const waiting = mine && isSame(mine.draft, theirs.content) ? { draftedBy: mine.draftedBy, reviewAskedAt: mine.reviewAskedAt } : { draftedBy: desk.me, reviewAskedAt: desk.now };
    const losses = ['Its words wait for a second pair of eyes before they are published, as your team asks.', ...(theirs.draft ? ['The draft beside it was left out: there is room for one.'] : [])];
    return { write: { is: 'template', template: { ...card, content: mine?.content ?? null, version: mine?.version ?? 0, draft: theirs.content, ...waiting }, version: null, replaces: mine !== undefined }, isForReview: true, losses };
  }
  if (theirs.content === null) {
    const draft = isSame(theirs.draft, mine?.content ?? null) ? null : theirs.draft;
    const template: OwnTemplate = { ...card, content: mine?.content ?? null, version: mine?.version ?? 0, draft, ...(draft ? {} : { draftedBy: '', reviewAskedAt: null }) };
    return { write: { is: 'template', template, version: null, replaces: mine !== undefined }, isForReview: false, losses: [] };
  }
  const version = !mine ? theirs.version : !isNews ? Math.max(mine.version, theirs.version) : theirs.version > mine.version ? theirs.version : mine.version + 1;
  const draft = isSame(theirs.draft, theirs.content) ? null : theirs.draft;
  const template: OwnTemplate = { ...card, version, draft, ...(draft ? {} : { draftedBy: '', reviewAskedAt: null }) };
  return { write: { is: 'template', template, version: mine?.version === version ? null : { version, content: theirs.content }, replaces: mine !== undefined }, isForReview: false, losses: [] };
}

const cardOf = ({ id, kind, family, slug, scope, team, owner, folder, language, reviewBy, isRetired }: OwnTemplate): unknown[] => [id, kind, family, slug, scope, team, owner, folder, language, reviewBy, isRetired];
const isSameWords = (a: OwnTemplate, b: OwnTemplate): boolean => isSame([a.content, a.draft], [b.content, b.draft]);
/** Who drafted, and when it was handed on, counts where it is restored; while it waits for a second pair of eyes here it does not. */
const isSameTemplate = (target: OwnTemplate, mine: Mine, isForReview: boolean): boolean =>
  isSame(cardOf(target), cardOf(mine)) && isSameWords(target, mine) && target.version === mine.version && (isForReview || target.draft === null || isSame([target.draftedBy, target.reviewAskedAt], [mine.draftedBy, mine.reviewAskedAt]));

const kindNames = { answer: 'an answer', snippet: 'a snippet', disclaimer: 'a disclaimer', moderation: 'a message of moderators' } as const;
const titleOf = (one: OwnTemplate): string => (one.draft ?? one.content)?.title ?? one.slug;

function planPolicy(theirs: Own['policies'][number], own: Own, desk: Desk, means: Means): Step {
  const key = `policy:${theirs.id}`;
  const losses = [...(own.lossesOf.get(key) ?? [])];
  const isKnown = desk.templates.some(({ id }) => id === theirs.disclaimerId) || own.templates.some(({ id }) => id === theirs.disclaimerId);
  if (!isKnown) losses.push(`Its disclaimer (${theirs.disclaimerId}) is neither here nor in the file, so it does nothing.`);
  const found = desk.policies.find(({ id }) => id === theirs.id);
  const incoming: Incoming = { key, title: theirs.title, kind: 'policy', state: 'new', mine: null, theirs: null, losses, say: '' };
  if (!found) return { incoming, write: { is: 'policy', policy: theirs, replaces: false } };
  const { rev: _rev, ...mine } = found;
  if (isSame(ordered(mine), ordered(theirs))) return { incoming: { ...incoming, state: 'same' }, write: null };
  const clash: Incoming = { ...incoming, state: 'clash', mine: lines(ordered(mine)), theirs: lines(ordered(theirs)) };
  const choice = chosen(means, key);
  if (choice === 'keep-mine') return { incoming: clash, write: null };
  if (choice === 'take-theirs') return { incoming: clash, write: { is: 'policy', policy: theirs, replaces: true } };
  const id = `${theirs.id.slice(0, 100)}~${means.hash(JSON.stringify(ordered(theirs))).slice(0, 12)}`;
  const isThere = desk.policies.some((one) => one.id === id);
  return { incoming: clash, write: isThere ? null : { is: 'policy', policy: { ...theirs, id }, replaces: false } };
}

const ordered = ({ id, title, disclaimerId, rule, when, position, isOn }: Own['policies'][number]): Record<string, unknown> => ({ id, title, disclaimerId, rule, position, isOn, when: [when.communities, when.communityKinds, when.tags, when.levels, when.patient, when.content, when.roles] });

function planPack(theirs: Own['packs'][number], own: Own, desk: Desk, means: Means): Step {
  const key = `locale-pack:${theirs.code}`;
  const incoming: Incoming = { key, title: `Numbers of ${theirs.name}`, kind: 'locale-pack', state: 'new', mine: null, theirs: null, losses: [...(own.lossesOf.get(key) ?? [])], say: '' };
  const mine = desk.packs.find(({ code }) => code === theirs.code);
  if (!mine) return { incoming: { ...incoming, state: 'refused', say: `Rounds carries no numbers for “${theirs.code}”.` }, write: null };
  const facts = (pack: { name: string; numbers: unknown }): Record<string, unknown> => ({ name: pack.name, ...(pack.numbers as object) });
  const sorted = (pack: { name: string; numbers: object }): unknown => [pack.name, ...Object.entries(pack.numbers).toSorted(([a], [b]) => (a < b ? -1 : 1))];
  if (isSame(sorted(theirs), sorted(mine)) && (!mine.isChanged || isSame([theirs.changedBy, theirs.changedAt], [mine.changedBy, mine.changedAt]))) return { incoming: { ...incoming, state: mine.isChanged ? 'same' : 'new' }, write: mine.isChanged ? null : { is: 'pack', pack: theirs, replaces: false } };
  if (!mine.isChanged) return { incoming, write: { is: 'pack', pack: theirs, replaces: false } };
  const clash: Incoming = { ...incoming, state: 'clash', mine: lines(facts(mine)), theirs: lines(facts(theirs)), losses: [...incoming.losses, 'There is one set of numbers for a country, so both cannot be kept.'] };
  return { incoming: clash, write: chosen(means, key) === 'take-theirs' ? { is: 'pack', pack: theirs, replaces: true } : null };
}

const lines = (facts: Record<string, unknown>): string => Object.entries(facts).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join('\n');
