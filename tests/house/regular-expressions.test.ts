import { analyse } from 'scslre';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { sourceFiles, type SourceFile } from './imports.ts';

interface Pattern {
  file: string;
  source: string;
  flags: string;
}

type Node = { type: string; [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every regular expression a file writes down. */
function patternsIn({ name, text }: SourceFile): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: Node): void => {
    const regex = node['regex'] as { pattern: string; flags: string } | undefined;
    if (node.type === 'Literal' && regex) found.push({ file: name, source: regex.pattern, flags: regex.flags });
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) value.filter(isNode).forEach(visit);
      else if (isNode(value)) visit(value);
    }
  };
  visit(parseAst(text, { lang: 'ts' }, name) as unknown as Node);
  return found;
}

/** Every regular expression a file puts together when it is loaded. */
async function patternsMadeBy(file: string): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const Plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      if (typeof source === 'string') made.push({ file, source, flags: flags ?? '' });
      return Reflect.construct(target, flags === undefined ? [source] : [source, flags]) as RegExp;
    },
  });
  try {
    await import(/* @vite-ignore */ `../../${file}?patterns`);
  } finally {
    globalThis.RegExp = Plain;
  }
  return made;
}

/** How a pattern could take longer than in step with the text; empty: it cannot. */
const slow = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string[] => analyse({ source, flags }, { reportTypes: { Move: true, Self: true, Trade: true } }).reports.map(({ type, exponential }) => (exponential ? `${type}, exponential` : type));

const keyOf = ({ file, source }: Pick<Pattern, 'file' | 'source'>): string => `${file} ${source}`;

/** Patterns that could be slow on a long text, and why they never get one. */
const bounded: Readonly<Record<string, string>> = {
  'electron/engine/answers/compose.ts ^ {0,3}(`{3,}|~{3,})(.*)$': 'What follows takes whatever is left, so that nothing is tried twice.',
  'electron/engine/forums/discourse/discourse.ts \\/+$': 'The address of a forum, from the settings.',
  'electron/engine/forums/http.ts \\/+$': 'The address of a forum, from the settings.',
  'electron/engine/forums/picture.ts \\/+$': 'The address of a forum, from the settings.',
  'electron/engine/templates/language/run/filters.ts \\\\*$': 'At most 50 characters.',
  'electron/engine/templates/language/run/tidy.ts ^\\s*(?:[-*+]|\\d{1,9}[.)])?\\s*$': 'One line of a rendered template, which is cut to size.',
  'electron/engine/templates/library/writing/slug.ts ^-+|-+$': 'A title, which the contract keeps short; runs were made one before.',
  'shared/answers/blanks.ts  +\\n': 'The text of an answer, which the contract keeps short, and which is the person’s own.',
  'shared/answers/fill-marks.ts ^\\s*(?:[-*+]|\\d{1,9}[.)])?\\s*$': 'One line of the person’s own answer.',
  'shared/checks/unfinished/leftover.ts \\p{Lu}{2,}[,;]?\\s$': 'At most 12 characters.',
  'shared/checks/whole/source.ts [.,;:!?]+$': 'One address, which its own pattern keeps under 2 300 characters.',
  'shared/resources/address.ts \\/+$': 'The path of an address, which the contract keeps short.',
};
/** Rooms that read files a person chose, each under the limits of `exchange/limits`; and never a forum’s text. */
const readsFiles = (file: string): boolean => file.startsWith('electron/engine/templates/exchange/');

const files = sourceFiles(['shared', 'electron/engine']).filter(({ name }) => name.endsWith('.ts'));
const written = files.flatMap(patternsIn);

describe('regular expressions', () => {
  it('take no longer than in step with the text, or never get a long one', () => {
    const found = written.filter((pattern) => !readsFiles(pattern.file) && !(keyOf(pattern) in bounded)).flatMap((pattern) => slow(pattern).map((how) => `${keyOf(pattern)}: ${how}`));
    expect(written.length).toBeGreaterThan(300);
    expect(found).toEqual([]);
  });

  it('are never exponential, wherever they stand', () => {
    expect(written.filter((pattern) => slow(pattern).some((how) => how.includes('exponential'))).map(keyOf)).toEqual([]);
  });

  it('of triage are so too where they are put together', async () => {
    const readers = ['electron/engine/triage/age.ts', 'electron/engine/triage/conditions.ts', 'electron/engine/triage/facts.ts', 'electron/engine/triage/medicine.ts'];
    const made = (await Promise.all(readers.map(patternsMadeBy))).flat();
    expect(made.length).toBeGreaterThan(5);
    expect(made.flatMap((pattern) => slow(pattern).map((how) => `${keyOf(pattern)}: ${how}`))).toEqual([]);
  }, 60_000);

  it('are found out where they are slow', () => {
    expect(slow({ source: '(a+)+$', flags: '' })).toContain('Self, exponential');
    expect(slow({ source: '\\s+$', flags: '' })).toContain('Move');
    expect(slow({ source: '^(?:\\w+\\s?)*x', flags: '' })).not.toEqual([]);
    expect(slow({ source: '\\w{1,40}@', flags: '' })).toEqual([]);
    expect(patternsIn({ name: 'shared/a.ts', text: 'const a = "x".replace(/(a+)+$/g, "");' })).toEqual([{ file: 'shared/a.ts', source: '(a+)+$', flags: 'g' }]);
  });

  it('are excused only while they are there', () => {
    const there = new Set(written.map(keyOf));
    expect(Object.keys(bounded).filter((key) => !there.has(key))).toEqual([]);
  });
});
