import type { Incoming, PackFormat } from '#shared/words/exchange.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { ForeignTemplate, OwnTemplate } from '../arriving.ts';
import { bodyOf, partsOf } from '../words/parts.ts';
import { chosen, isSame, namesOf, type Desk, type Means, type Names, type Step } from './step.ts';

type Mine = Desk['templates'][number];

/** What a file of another tool would do. Everything new is a draft of whoever brings it; what was brought before is known again by its source. */
export function planForeign(things: readonly ForeignTemplate[], { format, slugOf }: { format: PackFormat; slugOf: (words: string) => string }, desk: Desk, means: Means): Step[] {
  const byId = new Map(desk.templates.map((one) => [one.id, one]));
  const idOf = (one: ForeignTemplate): string => `${format}-${means.hash(one.sourceId).slice(0, 20)}`;
  const taken = new Set<string>();
  const take = (mine: Mine | undefined): Mine | undefined => {
    if (!mine || taken.has(mine.id)) return undefined;
    taken.add(mine.id);
    return mine;
  };
  // By its own id first, all of them; only then by title, and each here is met once.
  const byTheirId = things.map((one) => take((one.ownId === null ? undefined : byId.get(one.ownId)) ?? byId.get(idOf(one))));
  const byTitle = new Map<string, Mine>();
  for (const one of desk.templates) if (one.isSeen && !byTitle.has(nameOf(one.kind, titleOf(one)))) byTitle.set(nameOf(one.kind, titleOf(one)), one);
  const mine = things.map((one, at) => byTheirId[at] ?? (one.refused === '' ? take(byTitle.get(nameOf(one.kind, one.carried.title))) : undefined));

  const names = namesOf(desk.templates);
  const slugs = things.map((one, at) => mine[at]?.slug ?? (one.refused === '' ? names.take(one.slug || slugOf(one.carried.title), idOf(one)) : ''));
  // A name it was included by in its file is the name it has here.
  const included = new Map(things.flatMap((one, at) => (one.slug === '' || slugs[at] === '' ? [] : [[one.slug, slugs[at] ?? ''] as const])));
  const seen = new Set<string>();
  return things.map((one, at) => {
    const id = idOf(one);
    const isDouble = seen.has(id);
    seen.add(id);
    return stepFor({ ...one, carried: { ...one.carried, body: withNames(one.carried.body, included) } }, mine[at], { id, isDouble, slug: slugs[at] ?? '', desk, means, names, byId });
  });
}

const nameOf = (kind: string, title: string): string => `${kind} ${title.trim().toLowerCase()}`;
const titleOf = (one: OwnTemplate): string => (one.draft ?? one.content)?.title ?? '';

function withNames(body: string, included: ReadonlyMap<string, string>): string {
  if (!body.includes('{% include') || [...included].every(([from, to]) => from === to)) return body;
  return bodyOf(partsOf(body).map((part) => (part.is === 'include' ? { is: 'include', slug: included.get(part.slug) ?? part.slug } : part)));
}

interface Around {
  id: string;
  isDouble: boolean;
  slug: string;
  desk: Desk;
  means: Means;
  names: Names;
  byId: ReadonlyMap<string, Mine>;
}

function stepFor(theirs: ForeignTemplate, mine: Mine | undefined, { id, isDouble, slug, desk, means, names, byId }: Around): Step {
  const incoming: Incoming = { key: id, title: theirs.carried.title, kind: theirs.kind, state: 'new', mine: null, theirs: null, losses: theirs.losses, say: '' };
  if (isDouble) return { incoming: { ...incoming, key: `${id}+${means.hash(theirs.carried.body).slice(0, 8)}`, state: 'refused', say: 'It has the same name as another one in this file.' }, write: null };
  if (theirs.refused !== '') return { incoming: { ...incoming, state: 'refused', say: theirs.refused }, write: null };
  if (mine && !mine.isSeen) return { incoming: { ...incoming, state: 'refused', say: 'It is here already, in a scope you do not belong to.' }, write: null };
  if (!mine) return { incoming, write: { is: 'template', template: newDraft(theirs, { id, slug, desk }), version: null, replaces: false } };
  const before = mine.draft ?? mine.content;
  const content = merged(theirs, before);
  if (isSame(content, before)) return { incoming: { ...incoming, state: 'same', losses: [] }, write: null };
  const target: OwnTemplate = { ...mine, draft: isSame(content, mine.content) ? null : content, draftedBy: desk.me, reviewAskedAt: null };
  const copyId = mine.id === id ? `${id}~${means.hash(JSON.stringify(theirs.carried)).slice(0, 12)}` : id;
  const copy = byId.get(copyId);
  if (copy && isSame(merged(theirs, copy.draft ?? copy.content), copy.draft ?? copy.content)) return { incoming: { ...incoming, state: 'same', say: 'A copy of it stands beside yours already.' }, write: null };
  const clash: Incoming = { ...incoming, state: 'clash', mine: means.show(mine), theirs: means.show(target) };
  const choice = chosen(means, id);
  if (choice === 'keep-mine') return { incoming: clash, write: null };
  if (choice === 'take-theirs') return { incoming: clash, write: { is: 'template', template: target, version: null, replaces: true } };
  return { incoming: clash, write: { is: 'template', template: newDraft(theirs, { id: copyId, slug: names.take(slug, copyId), desk }), version: null, replaces: false } };
}

const newDraft = (theirs: ForeignTemplate, { id, slug, desk }: { id: string; slug: string; desk: Desk }): OwnTemplate => ({
  id,
  kind: theirs.kind,
  family: id,
  slug,
  scope: 'mine',
  team: '',
  owner: desk.me,
  folder: theirs.folder,
  language: theirs.language,
  reviewBy: null,
  isRetired: false,
  version: 0,
  content: null,
  draft: merged(theirs, null),
  draftedBy: desk.me,
  reviewAskedAt: null,
});

const nothing: TemplateContent = { title: '', body: '', aliases: [], communities: ['*'], tags: [], fillIns: [], disclaimerIds: [], sources: [], whenToUse: '', notFor: '', placement: 'bottom', suggestedLevel: '' };

/** Their words in place of mine, and mine where the format says nothing. A body that left here and came back is the same body, commands and all. */
function merged(theirs: ForeignTemplate, before: TemplateContent | null): TemplateContent {
  const { fillIns, ...words } = theirs.carried;
  if (before && theirs.whole !== null && theirs.whole.trim() === before.body.trim()) return { ...before, ...words, body: before.body, fillIns: before.fillIns };
  const mine = new Map<string, FillIn>((before?.fillIns ?? []).map((one) => [one.key, one]));
  return { ...nothing, ...before, ...words, fillIns: fillIns.map((one) => mine.get(one.key) ?? one) };
}
