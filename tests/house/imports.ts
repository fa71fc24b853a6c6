import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One way in which a file reaches another. `to` is a file of ours from the root, a package's name, or `node:x`. */
export interface Import {
  to: string;
  isOurs: boolean;
  /** Erased before anything runs. */
  isType: boolean;
}

export interface SourceFile {
  name: string;
  text: string;
}

const houses = ['electron', 'renderer', 'shared'];
const builtins = new Set(builtinModules);

/** Every source file of the named folders, by its name from the root, with forward slashes. */
export function sourceFiles(folders: readonly string[] = houses): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .map((file) => ({ name: path.relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

type Node = { type: string; [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const literal = (value: unknown): string | null => (isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : null);

/** Every import of a file: static, re-exported, dynamic, required, in a type, or as the address of a worker. */
export function importsOf({ name, text }: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: string | null, isType: boolean): void => {
    if (specifier !== null) found.push({ ...resolve(name, specifier), isType });
  };
  const visit = (node: Node): void => {
    if (node.type === 'ImportDeclaration') {
      const parts = (node['specifiers'] as Node[] | undefined) ?? [];
      add(literal(node['source']), node['importKind'] === 'type' || (parts.length > 0 && parts.every((part) => part['importKind'] === 'type')));
    } else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') add(literal(node['source']), node['exportKind'] === 'type');
    else if (node.type === 'ImportExpression') add(literal(node['source']), false);
    else if (node.type === 'TSImportType') add(literal(node['source']), true);
    else if (node.type === 'CallExpression' && isNode(node['callee']) && node['callee']['name'] === 'require') add(literal((node['arguments'] as unknown[])[0]), false);
    else if (node.type === 'NewExpression' && isNode(node['callee']) && node['callee']['name'] === 'URL') {
      const address = literal((node['arguments'] as unknown[])[0]);
      if (address && /^\.{1,2}\/.*\.(ts|tsx|mjs)$/.test(address)) add(address, false);
    }
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) value.filter(isNode).forEach(visit);
      else if (isNode(value)) visit(value);
    }
  };
  visit(parseAst(text, { lang: name.endsWith('.tsx') ? 'tsx' : 'ts' }, name) as unknown as Node);
  return found;
}

function resolve(from: string, specifier: string): { to: string; isOurs: boolean } {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('.')) return { to: path.posix.join(path.posix.dirname(from), plain), isOurs: true };
  const [, house, rest] = /^#(shared|electron|renderer|tests)\/(.*)$/.exec(plain) ?? [];
  if (house) return { to: `${house}/${rest}`, isOurs: true };
  if (plain.startsWith('node:')) return { to: plain, isOurs: false };
  if (builtins.has(plain)) return { to: `node:${plain}`, isOurs: false };
  const [first = '', second = ''] = plain.split('/');
  return { to: first.startsWith('@') ? `${first}/${second}` : first, isOurs: false };
}

/** Rings of files that import each other, each told once: `a → b → a`. What is erased before anything runs does not count. */
export function circles(files: readonly SourceFile[]): string[] {
  const ways = new Map(files.map((file) => [file.name, importsOf(file).filter((found) => found.isOurs && !found.isType).map((found) => found.to)]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (name: string, trail: readonly string[]): void => {
    const at = trail.indexOf(name);
    if (at >= 0) return void found.push([...trail.slice(at), name].join(' → '));
    if (done.has(name)) return;
    for (const next of ways.get(name) ?? []) walk(next, [...trail, name]);
    done.add(name);
  };
  for (const name of ways.keys()) walk(name, []);
  return found;
}
