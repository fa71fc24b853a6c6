import type { GivenFile, OwnTemplate, Reading } from '../arriving.ts';
import { decodeOwn } from '../limits/decode.ts';
import { checkJsonDepth, FileRefused, most, shortName } from '../limits/limits.ts';
import { readYaml } from '../limits/yaml.ts';
import { readFile } from './front-matter.ts';
import { packsFile, policiesFile, readPack, readPolicy } from './rules-file.ts';
import { draftsFolder, kindOf, readDraft, readTemplate, slugIn, type DraftFile } from './template-file.ts';
import { packFile, packFormat } from './write-own.ts';

type Own = NonNullable<Reading['own']>;

/** The folder a pack begins in, with its last slash; null: there is no pack. A zip often holds one folder with everything in it. */
export function packRoot(files: readonly GivenFile[]): string | null {
  const found = files.map(({ name }) => name).filter((name) => name === packFile || name.endsWith(`/${packFile}`)).toSorted((a, b) => a.split('/').length - b.split('/').length)[0];
  return found === undefined ? null : found.slice(0, -packFile.length);
}

/** Reads a pack of ours. What cannot be read is refused by itself and the rest comes in. Throws FileRefused where nothing can. */
export function readOwn(files: readonly GivenFile[], root: string): { own: Own; losses: string[] } {
  const own: Own = { templates: [], policies: [], packs: [], refused: [], lossesOf: new Map() };
  const losses: string[] = [];
  const drafts: { draft: DraftFile; name: string; losses: string[] }[] = [];
  checkPack(files, root, losses);
  for (const file of files) {
    if (!file.name.startsWith(root)) {
      losses.push(`“${shortName(file.name)}” lies outside the pack and was left out.`);
      continue;
    }
    const name = file.name.slice(root.length);
    const [folder = '', base = '', deeper] = name.split('/');
    const kind = kindOf(folder);
    const isTemplate = deeper === undefined && base.endsWith('.md') && (kind !== undefined || folder === draftsFolder);
    try {
      if (name === packFile) continue;
      else if (name === policiesFile) readEach(file, name, own, 'policy');
      else if (name === packsFile) readEach(file, name, own, 'locale-pack');
      else if (isTemplate) {
        const parts = readFile(decodeOwn(file.bytes, name), name);
        if (!parts) throw new FileRefused(`“${shortName(name)}” does not begin with facts between two lines of ---.`);
        if (folder === draftsFolder) drafts.push({ ...readDraft(parts.facts, parts.body, name), name });
        else {
          const { template, losses: left } = readTemplate(parts.facts, parts.body, { name, kind, slug: slugIn(base) });
          own.templates.push(template);
          if (left.length > 0) own.lossesOf.set(template.id, left);
        }
      } else losses.push(`“${shortName(name)}” is not part of a library and was left out.`);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      own.refused.push({ key: `file:${name}`, title: name, kind: name === policiesFile ? 'policy' : name === packsFile ? 'locale-pack' : (kind ?? 'answer'), say: error.message });
    }
  }
  addDrafts(own, drafts);
  refuseDoubles(own);
  return { own, losses };
}

function checkPack(files: readonly GivenFile[], root: string, losses: string[]): void {
  const file = files.find(({ name }) => name === `${root}${packFile}`);
  const text = decodeOwn(file?.bytes ?? new Uint8Array(), packFile);
  checkJsonDepth(text, packFile);
  let facts: unknown;
  try {
    facts = JSON.parse(text);
  } catch {
    throw new FileRefused(`“${packFile}” is not JSON that can be read.`);
  }
  const format: unknown = typeof facts === 'object' && facts !== null && 'format' in facts ? facts.format : undefined;
  if (typeof format !== 'number') throw new FileRefused(`“${packFile}” does not say which format this is (format).`);
  if (format > packFormat) throw new FileRefused(`This library was written by a newer Rounds (format ${format}). This one reads format ${packFormat}; update it first.`);
  for (const key of Object.keys(facts as object)) {
    if (!['format', 'name', 'version', 'licence', 'license', 'language'].includes(key)) losses.push(`“${shortName(key)}” in ${packFile} is not a fact of ours and was left out.`);
  }
}

function readEach(file: GivenFile, name: string, own: Own, kind: 'policy' | 'locale-pack'): void {
  const list = readYaml(decodeOwn(file.bytes, name), name, { aliases: false });
  if (list === null || list === '') return;
  if (!Array.isArray(list)) throw new FileRefused(`“${name}” is not a list.`);
  for (const [at, value] of list.slice(0, most.things).entries()) {
    try {
      if (kind === 'policy') {
        const { policy, losses } = readPolicy(value, name);
        own.policies.push(policy);
        if (losses.length > 0) own.lossesOf.set(`policy:${policy.id}`, losses);
      } else {
        const { pack, losses } = readPack(value, name);
        own.packs.push(pack);
        if (losses.length > 0) own.lossesOf.set(`locale-pack:${pack.code}`, losses);
      }
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      own.refused.push({ key: `file:${name}#${at + 1}`, title: `${name}, entry ${at + 1}`, kind, say: error.message });
    }
  }
}

function addDrafts(own: Own, drafts: readonly { draft: DraftFile; name: string; losses: string[] }[]): void {
  const byId = new Map(own.templates.map((one) => [one.id, one]));
  for (const { draft, name, losses } of drafts) {
    const template = byId.get(draft.id);
    if (!template?.content || template.draft) {
      own.refused.push({ key: `file:${name}`, title: draft.draft.title || name, kind: template?.kind ?? 'answer', say: template ? `“${shortName(name)}” is a draft of “${shortName(template.id)}”, which is a draft itself.` : `“${shortName(name)}” is a draft of “${shortName(draft.id)}”, which is not in this library.` });
      continue;
    }
    Object.assign(template, { draft: draft.draft, draftedBy: draft.draftedBy, reviewAskedAt: draft.reviewAskedAt } satisfies Partial<OwnTemplate>);
    if (losses.length > 0) own.lossesOf.set(template.id, [...(own.lossesOf.get(template.id) ?? []), ...losses]);
  }
}

/** Two things under one name: neither is taken, because which one is meant cannot be told. */
function refuseDoubles(own: Own): void {
  const keep = <T>(list: readonly T[], nameOf: (one: T) => readonly string[], refuse: (one: T, name: string) => void): T[] => {
    const counts = new Map<string, number>();
    for (const one of list) for (const name of nameOf(one)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return list.filter((one) => {
      const double = nameOf(one).find((name) => (counts.get(name) ?? 0) > 1);
      if (double !== undefined) refuse(one, double);
      return double === undefined;
    });
  };
  own.templates = keep(
    own.templates,
    ({ id, slug }) => [`the id “${id}”`, `the name “${slug}”`],
    (one, double) => own.refused.push({ key: `double:${own.refused.length}:${one.slug}`, title: one.content?.title ?? one.draft?.title ?? one.slug, kind: one.kind, say: `Two things in this library have ${shortName(double)}.` }),
  );
  own.policies = keep(own.policies, ({ id }) => [id], (one) => own.refused.push({ key: `double:${own.refused.length}:${one.id}`, title: one.title, kind: 'policy', say: `Two policies have the id “${shortName(one.id)}”.` }));
  own.packs = keep(own.packs, ({ code }) => [code], (one) => own.refused.push({ key: `double:${own.refused.length}:${one.code}`, title: one.name, kind: 'locale-pack', say: `The numbers of “${shortName(one.code)}” stand here twice.` }));
}
