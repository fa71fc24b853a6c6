import { slug as slugShape, templateCard, templateContent, templateId, type TemplateContent } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';
import type { OwnTemplate } from '../arriving.ts';
import { FileRefused, shortName } from '../limits/limits.ts';
import { fillInFacts, fillInOf, asFacts, readFacts, said, saidList, type Reader } from './facts.ts';
import { writeFile, type Facts } from './front-matter.ts';

/** Which folder holds which kind. */
export const folderOf: Readonly<Record<TemplateKind, string>> = { answer: 'templates', snippet: 'snippets', disclaimer: 'disclaimers', moderation: 'moderation' };
export const draftsFolder = 'drafts';
export const kindOf = (folder: string): TemplateKind | undefined => (Object.keys(folderOf) as TemplateKind[]).find((kind) => folderOf[kind] === folder);

// Windows has no files of these names, whatever they end in. No slug has a low line.
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
export const fileName = (slug: string): string => `${devices.test(slug) ? `${slug}_` : slug}.md`;
export const slugIn = (file: string): string => file.replace(/_?\.md$/, '');

/** A template as its files: the one that says what it is, and beside it the draft of a published one. */
export function writeTemplate(one: OwnTemplate): { name: string; text: string }[] {
  const isPublished = one.content !== null;
  const words = one.content ?? one.draft;
  if (!words) return [];
  const draftFacts = { drafted_by: said(one.draftedBy, ''), review_asked: one.reviewAskedAt === null ? undefined : instant(one.reviewAskedAt) };
  const facts: Facts = {
    id: one.id,
    title: words.title,
    ...contentFacts(words),
    scope: one.scope,
    team: said(one.team, ''),
    owner: said(one.owner, ''),
    folder: said(one.folder, ''),
    language: one.language,
    variant_of: said(one.family, one.id),
    status: one.isRetired ? 'retired' : isPublished ? 'published' : one.reviewAskedAt === null ? 'draft' : 'in-review',
    version: isPublished ? one.version : undefined,
    review_by: one.reviewBy ?? undefined,
    ...(isPublished ? {} : draftFacts),
    ...wordsFacts(words),
  };
  const files = [{ name: `${folderOf[one.kind]}/${fileName(one.slug)}`, text: writeFile(facts, words.body) }];
  if (isPublished && one.draft) {
    const status = one.reviewAskedAt === null ? 'draft' : 'in-review';
    files.push({ name: `${draftsFolder}/${fileName(one.slug)}`, text: writeFile({ id: one.id, title: one.draft.title, ...contentFacts(one.draft), status, ...draftFacts, ...wordsFacts(one.draft) }, one.draft.body) });
  }
  return files;
}

const contentFacts = (words: TemplateContent): Facts => ({
  aliases: saidList(words.aliases),
  communities: words.communities.length === 1 && words.communities[0] === '*' ? undefined : words.communities,
  tags: saidList(words.tags),
});
const wordsFacts = (words: TemplateContent): Facts => ({
  when_to_use: said(words.whenToUse, ''),
  not_for: said(words.notFor, ''),
  placement: said<string>(words.placement, 'bottom'),
  suggested_level: said(words.suggestedLevel, ''),
  disclaimers: saidList(words.disclaimerIds),
  fill_ins: saidList(words.fillIns.map(fillInFacts)),
  sources: saidList(words.sources.map(({ title, url, year }) => ({ title, url, year: year ?? undefined }))),
});

/** A time that can be read, or the number where there is no such time. */
export const instant = (at: number): string => (Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at));
export const atOf = (written: string | undefined): number | null => {
  if (written === undefined) return null;
  const at = /^-?\d+$/.test(written) ? Number(written) : Date.parse(written);
  return Number.isNaN(at) ? null : at;
};

/** What a draft's file says of the published template with the same id. */
export interface DraftFile {
  id: string;
  draft: TemplateContent;
  draftedBy: string;
  reviewAskedAt: number | null;
}

/** Reads the file of a template. Throws FileRefused with what is wrong; `losses` names what was left out. */
export function readTemplate(facts: Facts, body: string, { name, kind, slug }: { name: string; kind: TemplateKind | undefined; slug: string }): { template: OwnTemplate; losses: string[] } {
  const read = readFacts(facts);
  const losses: string[] = [];
  const saidKind = read.text('kind');
  const isKind = saidKind === undefined || saidKind in folderOf;
  if (!isKind) throw wrong(name, `names a kind Rounds does not know: ${shortName(saidKind)}`);
  const theKind = (saidKind as TemplateKind | undefined) ?? kind ?? 'answer';
  const words = contentOf(read, body, name, losses);
  const [scope, teamInScope] = splitOnce(read.text('scope') ?? 'mine');
  const status = read.text('status') ?? 'draft';
  if (!['draft', 'in-review', 'review', 'published', 'retired'].includes(status)) throw wrong(name, `has a status Rounds does not know: ${shortName(status)}`);
  const version = read.number('version') ?? 0;
  if (!Number.isSafeInteger(version) || version < 0) throw wrong(name, 'has a version that is no whole number');
  const isPublished = status === 'published' || (status === 'retired' && version > 0);
  const theId = read.text('id') ?? slug;
  const card = templateCard.safeParse({ slug, scope, team: read.text('team') ?? teamInScope ?? '', owner: read.text('owner') ?? '', folder: read.text('folder') ?? '', language: read.text('language') ?? 'en', reviewBy: read.text('review_by') ?? null });
  if (!slugShape.safeParse(slug).success) throw wrong(name, 'needs a name of small letters, digits and hyphens');
  if (!card.success) throw wrong(name, `has a ${fieldIn(card.error)} that cannot be`);
  if (!templateId.safeParse(theId).success) throw wrong(name, 'has an id that is empty or too long');
  const reviewAsked = atOf(read.text('review_asked'));
  const isAsked = reviewAsked !== null || status === 'in-review' || status === 'review';
  const template: OwnTemplate = {
    id: theId,
    kind: theKind,
    family: read.text('variant_of') ?? theId,
    ...card.data,
    isRetired: status === 'retired',
    version: isPublished ? Math.max(1, version) : 0,
    content: isPublished ? words : null,
    draft: isPublished ? null : words,
    draftedBy: read.text('drafted_by') ?? '',
    reviewAskedAt: isPublished || !isAsked ? null : (reviewAsked ?? 0),
  };
  losses.push(...read.unknown().map((key) => `“${shortName(key)}” is not a fact of ours and was left out.`));
  return { template, losses };
}

export function readDraft(facts: Facts, body: string, name: string): { draft: DraftFile; losses: string[] } {
  const read = readFacts(facts);
  const losses: string[] = [];
  const id = read.text('id');
  if (!id) throw wrong(name, 'does not say which template it is a draft of (id)');
  const draft = contentOf(read, body, name, losses);
  const status = read.text('status');
  const reviewAsked = atOf(read.text('review_asked'));
  const out: DraftFile = { id, draft, draftedBy: read.text('drafted_by') ?? '', reviewAskedAt: reviewAsked ?? (status === 'in-review' || status === 'review' ? 0 : null) };
  losses.push(...read.unknown().map((key) => `“${shortName(key)}” is not a fact of ours and was left out.`));
  return { draft: out, losses };
}

function contentOf(read: Reader, body: string, name: string, losses: string[]): TemplateContent {
  const fillIns = read.list('fill_ins').map(fillInOf);
  for (const { unknown } of fillIns) losses.push(...unknown.map((key) => `“${shortName(key)}” of a fill-in was left out.`));
  const title = read.text('title') ?? '';
  const communities = read.words('communities');
  const content = templateContent.safeParse({
    title,
    body,
    aliases: read.words('aliases'),
    // None at all is not the same as nothing said about them.
    communities: communities.length > 0 || read.isList('communities') ? communities : ['*'],
    tags: read.words('tags'),
    fillIns: fillIns.map(({ fillIn }) => fillIn),
    disclaimerIds: read.words('disclaimers'),
    sources: read.list('sources').map((one) => sourceOf(one, losses)),
    whenToUse: read.text('when_to_use') ?? '',
    notFor: read.text('not_for') ?? '',
    placement: read.text('placement') ?? 'bottom',
    suggestedLevel: read.text('suggested_level') ?? '',
  });
  if (!content.success) throw wrong(name, `has a ${fieldIn(content.error)} that cannot be`);
  return content.data;
}

function sourceOf(value: unknown, losses: string[]): Record<string, unknown> {
  if (typeof value === 'string') return { title: value.slice(0, 300), url: value, year: null };
  const read = readFacts(asFacts(value));
  const source = { title: read.text('title') ?? '', url: read.text('url') ?? '', year: read.number('year') ?? null };
  losses.push(...read.unknown().map((key) => `“${shortName(key)}” of a source was left out.`));
  return source;
}

const splitOnce = (text: string): [string, string?] => {
  const at = text.indexOf(':');
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};
const wrong = (name: string, why: string): FileRefused => new FileRefused(`“${shortName(name)}” ${why}.`);
const fieldIn = (error: { issues: readonly { path: readonly PropertyKey[] }[] }): string => (error.issues[0]?.path ?? []).filter((step) => typeof step === 'string').join(' ').replace(/([A-Z])/g, ' $1').toLowerCase() || 'fact';
