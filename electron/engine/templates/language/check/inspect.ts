import { Tokenizer, TypeGuards, type TagToken, type TopLevelToken } from 'liquidjs';
import { limits } from '../limits.ts';
import { error, readExpression, readValue, type Flaw, type NameUse, type ReadExpression } from './expression.ts';
import { flawOf } from './flaw-of.ts';
import { countTags, readTokens } from './read-tokens.ts';
import { suggest } from './suggest.ts';
import { closers, refusedTags, tagNames } from './vocabulary.ts';

/** A snippet a body includes. */
export interface Inclusion {
  from: number;
  to: number;
  slug: string;
}

/** What a body says, whether or not it is right. `locals`: names it gives values to. `fixed`: its words without tags and values. Offsets in UTF-16 units. */
export interface Inspection {
  flaws: Flaw[];
  names: NameUse[];
  locals: ReadonlySet<string>;
  inclusions: Inclusion[];
  fixed: string;
}

interface Open {
  name: string;
  token: TopLevelToken;
  hasElse: boolean;
}

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;

/** Reads a body without rendering it. Never throws; linear in its length. */
export function inspect(body: string): Inspection {
  const flaws: Flaw[] = [];
  const names: NameUse[] = [];
  const locals = new Set<string>();
  const inclusions: Inclusion[] = [];
  const fixed: string[] = [];
  const open: Open[] = [];
  const result = (): Inspection => ({ flaws: flaws.toSorted((a, b) => a.from - b.from).slice(0, limits.faults), names, locals, inclusions, fixed: fixed.join('') });
  if (body.length > limits.bodyChars) {
    flaws.push(error(limits.bodyChars, body.length, `This is too long: at most ${limits.bodyChars.toLocaleString('en')} characters.`));
    return result();
  }
  if (countTags(body) > limits.tags) {
    flaws.push(error(0, body.length, `This has more than ${limits.tags.toLocaleString('en')} tags, which is too many.`));
    return result();
  }
  const tokens = cut(body, flaws);

  const take = (token: TopLevelToken, read: () => ReadExpression): void => {
    try {
      const found = read();
      flaws.push(...found.flaws);
      names.push(...found.names);
    } catch (thrown) {
      flaws.push(flawOf(thrown, token));
    }
  };
  const condition = (token: TagToken, decides = true): void => take(token, () => readExpression(token.tokenizer, decides));
  const whole = (token: TopLevelToken, say: string, instead: string | null = null): void => void flaws.push(error(token.begin, token.end, say, instead));

  const openers: Readonly<Record<string, (token: TagToken) => void>> = {
    if: condition,
    unless: condition,
    case: condition,
    capture: (token) => {
      const name = token.tokenizer.readIdentifier().content || token.tokenizer.readQuoted()?.content;
      if (name) locals.add(name);
      else whole(token, 'capture needs a name: {% capture closing %}.');
    },
  };
  const others: Readonly<Record<string, (token: TagToken) => void>> = {
    elsif: (token) => {
      const top = open.at(-1);
      if (!top || !['if', 'unless'].includes(top.name) || top.hasElse) whole(token, 'elsif belongs between if and else.');
      condition(token);
    },
    else: (token) => {
      const top = open.at(-1);
      if (!top || !['if', 'unless', 'case'].includes(top.name)) whole(token, 'else belongs inside if, unless or case.');
      else if (top.hasElse) whole(token, 'There are two else here.');
      else top.hasElse = true;
      if (token.args.trim() !== '') whole(token, 'else takes no condition. Write elsif.');
    },
    when: (token) => {
      const top = open.at(-1);
      if (top?.name !== 'case' || top.hasElse) whole(token, 'when belongs inside case, before else.');
      take(token, () => readWhen(token));
    },
    assign: (token) => {
      const { tokenizer } = token;
      const name = tokenizer.readIdentifier().content;
      tokenizer.skipBlank();
      if (!name || tokenizer.peek() !== '=') return whole(token, 'assign needs a name and a value: {% assign days = 14 %}.');
      tokenizer.advance();
      take(token, () => readExpression(tokenizer, false));
      locals.add(name);
    },
    '#': () => {},
  };
  const include = (token: TagToken): void => {
    const { tokenizer } = token;
    const quoted = tokenizer.readQuoted();
    if (!quoted) return whole(token, `A snippet is named in quotes: {% ${token.name} "its-name" %}.`);
    tokenizer.skipBlank();
    if (!tokenizer.end()) flaws.push(error(tokenizer.p, tokenizer.N, 'A snippet takes nothing along; it sees the same values as this text.'));
    if (slugPattern.test(quoted.content)) inclusions.push({ from: quoted.begin + 1, to: quoted.end - 1, slug: quoted.content });
    else flaws.push(error(quoted.begin, quoted.end, 'The name of a snippet has small letters, digits and hyphens.'));
  };

  // Every fault costs a look at the whole body, so a body of nothing but faults is not read to its end.
  for (let at = 0; at < tokens.length && flaws.length < limits.faults; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (!TypeGuards.isTagToken(token)) {
      if (TypeGuards.isOutputToken(token)) take(token, () => readOutput(body, token));
      else fixed.push(token.getText());
    } else if (token.name === 'comment' || token.name === 'raw') {
      const { name } = token;
      const end = tokens.findIndex((other, index) => index > at && TypeGuards.isTagToken(other) && other.name === closers[name]);
      if (end === -1) whole(token, `${name} is not closed: {% ${closers[name]} %} is missing.`);
      if (name === 'raw') fixed.push(...tokens.slice(at + 1, end === -1 ? tokens.length : end).map((other) => other.getText()));
      at = end === -1 ? tokens.length : end;
    } else if (openers[token.name]) {
      if (open.length >= limits.nesting) {
        whole(token, `More than ${limits.nesting} conditions inside one another.`);
        return result();
      }
      openers[token.name]?.(token);
      open.push({ name: token.name, token, hasElse: false });
    } else if (others[token.name]) others[token.name]?.(token);
    else if (token.name === 'render' || token.name === 'include') include(token);
    else if (token.name.startsWith('end')) close(token, open, whole);
    else if (refusedTags[token.name]) whole(token, refusedTags[token.name] ?? '');
    else {
      const instead = suggest(token.name, tagNames);
      const from = body.indexOf(token.name, token.begin);
      flaws.push(error(from, from + token.name.length, `There is no tag “${token.name}”.${instead ? ` Did you mean ${instead}?` : ''}`, instead));
    }
  }
  for (const { name, token } of open) whole(token, `${name} is not closed: {% ${closers[name]} %} is missing.`);
  return result();
}

/** The tokens, or those before the place where nothing more can be read. */
function cut(body: string, flaws: Flaw[]): TopLevelToken[] {
  try {
    return readTokens(body);
  } catch (thrown) {
    const flaw = flawOf(thrown, null);
    try {
      const tokens = readTokens(body.slice(0, flaw.from));
      const last = tokens.at(-1);
      // An open raw is found again when the tags are matched.
      if (!last || !TypeGuards.isTagToken(last) || last.name !== 'raw') flaws.push(flaw);
      return tokens;
    } catch {
      flaws.push(flaw);
      return [];
    }
  }
}

function close(token: TagToken, open: Open[], whole: (token: TopLevelToken, say: string, instead?: string | null) => void): void {
  const closed = token.name.slice(3);
  if (refusedTags[closed]) return;
  const top = open.at(-1);
  if (top && closers[top.name] === token.name) return void open.pop();
  if (!top) return whole(token, `${token.name} closes nothing.`);
  whole(token, `This closes ${closed}, but ${top.name} is open: {% ${closers[top.name]} %} is missing before it.`);
  // What it closes further out is closed, so that one slip is one fault.
  const index = open.findLastIndex(({ name }) => closers[name] === token.name);
  if (index !== -1) open.length = index;
}

function readOutput(body: string, token: TopLevelToken & { contentRange?: [number, number] }): ReadExpression {
  const { contentRange = [token.begin + 2, token.end - 2] } = token;
  if (body.slice(...contentRange).trim() === '') return { flaws: [error(token.begin, token.end, 'A name is missing between {{ and }}.')], names: [] };
  return readExpression(new Tokenizer(token.input, undefined, undefined, contentRange), false);
}

function readWhen({ tokenizer }: TagToken): ReadExpression {
  const out: ReadExpression = { flaws: [], names: [] };
  do {
    readValue(tokenizer.readValueOrThrow(), true, null, out);
    tokenizer.skipBlank();
    const isOr = tokenizer.input.startsWith('or', tokenizer.p) && /^or\s/.test(tokenizer.input.slice(tokenizer.p, tokenizer.p + 3));
    if (tokenizer.peek() === ',') tokenizer.advance();
    else if (isOr) tokenizer.advance(2);
    else if (!tokenizer.end()) {
      out.flaws.push(error(tokenizer.p, tokenizer.N, 'Separate the values with a comma or or.'));
      break;
    }
  } while (!tokenizer.end());
  return out;
}
