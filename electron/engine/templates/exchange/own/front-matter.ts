import { stringify } from 'yaml';
import { FileRefused, most, shortName } from '../limits/limits.ts';
import { readYaml } from '../limits/yaml.ts';

/** Facts in the order they are written; what is undefined is left out. */
export type Facts = Readonly<Record<string, unknown>>;

/** YAML with one fact a line and never a folded one, so that a difference shows what changed. Words that other readers of YAML take for something else are quoted, as JSON quotes them: a quoted text over several lines loses a line of spaces. `blocks`: texts of several lines stand as lines. */
export const writeYaml = (facts: unknown, { blocks = false }: { blocks?: boolean } = {}): string => stringify(facts, { lineWidth: 0, blockQuote: blocks ? 'literal' : false, compat: 'yaml-1.1', doubleQuotedAsJSON: true, aliasDuplicateObjects: false });

// Signs that git, editors or a copy over the network may change; and halves of signs, which UTF-8 cannot say.
// eslint-disable-next-line no-control-regex
const fragile = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** A file of ours: facts between two lines of `---`, then the body and one line end. A body that text cannot keep as it is stands among the facts. */
export function writeFile(facts: Facts, body: string): string {
  const isFragile = fragile.test(body) || !body.isWellFormed();
  return `---\n${writeYaml(isFragile ? { ...facts, body } : facts)}---\n${isFragile ? '' : `${body}\n`}`;
}

/** Takes such a file apart. Null: it does not begin with facts. Throws FileRefused where they cannot be read. */
export function readFile(text: string, name: string): { facts: Record<string, unknown>; body: string } | null {
  const plain = text.startsWith('\u{FEFF}') ? text.slice(1) : text;
  // Checked out on Windows, every line ends in two signs; then none of them is the body's own.
  const lines = plain.startsWith('---\r\n') ? plain.replaceAll('\r\n', '\n') : plain;
  if (!lines.startsWith('---\n')) return null;
  const found = lines.indexOf('\n---\n', 3);
  const end = found === -1 && lines.endsWith('\n---') ? lines.length - 4 : found;
  if (end < 3) return null;
  const head = lines.slice(4, end + 1);
  if (head.length > most.header) throw new FileRefused(`The facts at the top of “${shortName(name)}” are longer than ${most.header} characters.`);
  const facts = readYaml(head, name, { aliases: false });
  if (facts === null || facts === '') return { facts: {}, body: bodyAfter(lines, end) };
  if (typeof facts !== 'object' || Array.isArray(facts)) return null;
  const { body, ...others } = facts as Record<string, unknown>;
  return typeof body === 'string' ? { facts: others, body } : { facts: others, body: bodyAfter(lines, end) };
}

function bodyAfter(text: string, end: number): string {
  const rest = text.slice(end + '\n---\n'.length);
  return rest.endsWith('\n') ? rest.slice(0, -1) : rest;
}
