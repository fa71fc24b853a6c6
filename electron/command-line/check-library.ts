import type { TemplateContent } from '#shared/words/library.ts';
import type { GivenFile, OwnTemplate } from '../engine/templates/exchange/arriving.ts';
import { decodeText } from '../engine/templates/exchange/limits/decode.ts';
import { FileRefused } from '../engine/templates/exchange/limits/limits.ts';
import { packRoot } from '../engine/templates/exchange/own/read-own.ts';
import { draftsFolder, fileName, folderOf } from '../engine/templates/exchange/own/template-file.ts';
import { readFiles } from '../engine/templates/exchange/read.ts';
import { diagnose } from '../engine/templates/language/check/report.ts';
import type { SnippetWords } from '../engine/templates/language/job.ts';
import { starterIds } from '../engine/templates/library/starter.ts';
import { readPlace } from './read-place.ts';

interface Problem {
  file: string;
  line: number | null;
  severity: 'error' | 'warning';
  say: string;
}

/** Reads a library in a folder and says everything that is wrong with it. No desk is opened. Throws FileRefused where there is none. */
export function checkLibrary(folder: string, say: (sentence: string) => void): { isRight: boolean; answer: object } {
  const { files, losses } = readPlace(folder);
  const root = packRoot(files);
  if (root === null) throw new FileRefused(`${folder} holds no library: there is no pack.json.`);
  const reading = readFiles(files, 'rounds');
  const own = reading.own ?? { templates: [], policies: [], packs: [], refused: [], lossesOf: new Map<string, string[]>() };
  const texts = new Map(files.map((file: GivenFile) => [file.name.slice(root.length), file]));
  const problems: Problem[] = [
    ...own.refused.map(({ key, say: why }): Problem => ({ file: /^file:([^#]+)/.exec(key)?.[1] ?? '', line: null, severity: 'error', say: why })),
    ...own.templates.flatMap((one) => ofTemplate(one, own.templates, texts)),
    ...ofRules(own),
    ...[...own.lossesOf].flatMap(([key, lost]) => lost.map((why): Problem => ({ file: fileOf(key, own.templates), line: null, severity: 'warning', say: why }))),
    ...[...losses, ...reading.losses].map((why): Problem => ({ file: '', line: null, severity: 'warning', say: why })),
  ];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  for (const { file, line, severity, say: why } of problems) say(`${file === '' ? folder : file}${line === null ? '' : `:${line}`}: ${severity}: ${why}`);
  const counts = { templates: own.templates.length, policies: own.policies.length, errors, warnings: problems.length - errors };
  say(`${counts.templates} templates and ${counts.policies} policies: ${errors === 0 ? 'no mistakes' : `${errors} ${errors === 1 ? 'mistake' : 'mistakes'}`}, ${counts.warnings} ${counts.warnings === 1 ? 'warning' : 'warnings'}.`);
  return { isRight: errors === 0, answer: { folder, counts, problems } };
}

const mainFile = (one: OwnTemplate): string => `${folderOf[one.kind]}/${fileName(one.slug)}`;
const fileOf = (key: string, templates: readonly OwnTemplate[]): string => {
  const found = templates.find(({ id }) => id === key);
  return found ? mainFile(found) : key.startsWith('policy:') ? 'policies.yml' : key.startsWith('locale-pack:') ? 'locale-packs.yml' : '';
};

function ofTemplate(one: OwnTemplate, all: readonly OwnTemplate[], texts: ReadonlyMap<string, GivenFile>): Problem[] {
  const known = new Set([...all.map(({ id }) => id), ...starterIds()]);
  // What is retired is not offered, and a draft cannot be included: both are missing where a template asks for them.
  const usable = all.filter((other) => other.kind === 'snippet' && !other.isRetired && other.content);
  const snippets: Record<string, SnippetWords> = Object.fromEntries(usable.flatMap((other) => (other.content ? [[other.slug, { body: other.content.body, fillIns: other.content.fillIns }]] : [])));
  const problems: Problem[] = [];
  const look = (content: TemplateContent, file: string): void => {
    const head = linesBefore(texts.get(file));
    const faults = diagnose({ body: content.body, fillIns: content.fillIns, kind: one.kind, language: one.language, slug: one.kind === 'snippet' ? one.slug : null, snippets });
    problems.push(...faults.map(({ line, severity, say }): Problem => ({ file, line: line + head, severity, say })));
    for (const id of content.disclaimerIds) if (!known.has(id)) problems.push({ file, line: null, severity: 'error', say: `There is no disclaimer “${id}”.` });
    if (content.title.trim() === '') problems.push({ file, line: null, severity: 'error', say: 'It has no title.' });
  };
  if (one.content) look(one.content, mainFile(one));
  if (one.draft) look(one.draft, one.content ? `${draftsFolder}/${fileName(one.slug)}` : mainFile(one));
  if (!known.has(one.family)) problems.push({ file: mainFile(one), line: null, severity: 'error', say: `It is a variant of “${one.family}”, which is not in this library.` });
  return problems;
}

function ofRules({ policies, templates }: { policies: readonly { id: string; title: string; disclaimerId: string }[]; templates: readonly OwnTemplate[] }): Problem[] {
  const disclaimers = new Set([...templates.filter(({ kind }) => kind === 'disclaimer').map(({ id }) => id), ...starterIds()]);
  return policies.filter(({ disclaimerId }) => !disclaimers.has(disclaimerId)).map(({ title, disclaimerId }) => ({ file: 'policies.yml', line: null, severity: 'error', say: `The policy “${title}” asks for “${disclaimerId}”, and there is no such disclaimer.` }));
}

/** How many lines of a file stand before the first of its body. */
function linesBefore(file: GivenFile | undefined): number {
  const text = file ? decodeText(file.bytes) : '';
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  return end === -1 ? 0 : text.slice(0, end + 5).split('\n').length - 1;
}
