import { CST, Lexer, parseDocument } from 'yaml';
import { asEnd, FileRefused, most, shortName } from './limits.ts';

/**
 * Reads YAML as plain lists, objects and text: `no`, `1e3` and dates stay the text they are. Throws FileRefused with the line of the first mistake,
 * and before reading where its marks alone would keep a reader busy: the parser compares all keys with each other and writes complex keys out in full.
 */
export function readYaml(text: string, name: string, { aliases = true }: { aliases?: boolean } = {}): unknown {
  checkMarks(text, name, aliases);
  const doc = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent', stringKeys: true });
  const wrong = doc.errors[0];
  if (wrong) throw new FileRefused(`“${shortName(name)}” is not YAML that can be read (line ${lineOf(text, wrong.pos[0])}): ${asEnd(wrong.message)}`);
  try {
    return doc.toJS({ maxAliasCount: aliases ? most.yamlAnchors : 0 }) as unknown;
  } catch {
    throw new FileRefused(`“${shortName(name)}” repeats itself by references far more than a library does, so it was not read.`);
  }
}

/** What the lexer alone can tell, in one pass that stops at the first mark too many. Mistakes are refused here as well: the parser would first collect all of them. */
function checkMarks(text: string, name: string, aliases: boolean): void {
  const refuse = (why: string): never => {
    throw new FileRefused(`“${shortName(name)}” ${why}, so it was not read.`);
  };
  const tooDeep = `is nested deeper than ${most.yamlDepth} levels`;
  if (text.length > most.yaml) refuse(`is longer than ${most.yaml / 1e6} MB, which is too much for YAML`);
  const count = { marks: 0, references: 0, tags: 0, documents: 0, directives: 0 };
  let flow = 0;
  let line = { isBegun: false, items: 0, values: 0 };
  let before = '';
  let isTextRead = false;
  for (const token of new Lexer().lex(text)) {
    count.marks += 1;
    if (count.marks > 300_000) refuse('holds more marks than a library does');
    // A plain value is two tokens: its mark, and itself.
    if (before === 'scalar' && !isTextRead) {
      isTextRead = true;
      // A text of several lines ends its line itself.
      if (token.includes('\n')) {
        before = '';
        line = { isBegun: false, items: 0, values: 0 };
      }
      continue;
    }
    const type = CST.tokenType(token) ?? '';
    if (type === 'newline') before = '';
    if (type === 'newline') line = { isBegun: false, items: 0, values: 0 };
    if (type === 'space' && !line.isBegun && token.length > most.yamlDepth * 4) refuse(tooDeep);
    if (type === 'space' || type === 'newline' || type === 'comment') continue;
    line.isBegun = true;
    if (type === 'seq-item-ind') line.items += 1;
    if (type === 'map-value-ind' && flow === 0) line.values += 1;
    if (line.values > 1) refuse('has two values in one line');
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow += 1;
    if (type === 'flow-map-end' || type === 'flow-seq-end') flow -= 1;
    if (flow > most.yamlDepth || line.items > most.yamlDepth) refuse(tooDeep);
    if (flow < 0) refuse('closes a bracket that was never opened');
    if (isValue(type) && isValue(before)) refuse('has two values side by side');
    if (type === 'comma' && before === 'comma') refuse('has two commas side by side');
    if (type === 'anchor' || type === 'alias') count.references += 1;
    if (count.references > 0 && !aliases) refuse('uses references (& and *), which a library of ours never does');
    if (count.references > most.yamlAnchors) refuse('repeats itself by references far more than a library does');
    if (type === 'tag') count.tags += 1;
    if (count.tags > most.yamlAnchors) refuse('names more types (!) than a library does');
    if (type === 'doc-start' || type === 'doc-end') count.documents += 1;
    if (count.documents > 2) refuse('holds several documents');
    if (type === 'directive-line') count.directives += 1;
    if (count.directives > 4) refuse('holds more directives (%) than a library does');
    if (type === 'explicit-key-ind') refuse('uses complex keys (?), which no library does');
    if (type === 'double-quoted-scalar' && unknownEscape.test(token)) refuse('has an escape (\\) that YAML does not know');
    before = type;
    isTextRead = false;
  }
}

const unknownEscape = /(?<!\\)(?:\\\\)*\\[^0abtnvfre "/\\N_LPxuU\n\r\t]/;
const isValue = (type: string): boolean => type === 'scalar' || type === 'double-quoted-scalar' || type === 'single-quoted-scalar';

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
