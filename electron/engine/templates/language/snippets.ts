import type { FillIn } from '#shared/words/fill-in.ts';
import { error, type Flaw } from './check/expression.ts';
import { inspect, type Inspection } from './check/inspect.ts';
import { lineAt } from './check/line-at.ts';
import { countTags } from './check/read-tokens.ts';
import { suggest } from './check/suggest.ts';
import type { SnippetWords } from './job.ts';
import { limits } from './limits.ts';

const inclusion = /\{%-?\s*(?:render|include)\s+["']([a-z0-9-]{1,80})["']/g;

/** The slugs a body names, once each, at a glance: in comments too. */
export const namedIn = (body: string): string[] => [...new Set([...body.matchAll(inclusion)].flatMap((found) => found[1] ?? []))];

/** What a body needs to be rendered: the snippets it reaches, and their fill-ins after its own. What `lookup` does not know is left out and becomes a fault when rendered. */
export function withSnippets({ body, fillIns }: SnippetWords, lookup: (slug: string) => SnippetWords | undefined): { snippets: Record<string, string>; fillIns: FillIn[] } {
  const snippets: Record<string, string> = {};
  const all = new Map(fillIns.map((one) => [one.key, one]));
  for (const [slug, words] of reach(body, lookup)) {
    snippets[slug] = words.body;
    for (const one of words.fillIns) if (!all.has(one.key)) all.set(one.key, one);
  }
  return { snippets, fillIns: [...all.values()] };
}

/** Every snippet a body reaches, in the order it is met; at most as many as may be included. */
export function reach<T extends { body: string }>(body: string, lookup: (slug: string) => T | undefined): Map<string, T> {
  const found = new Map<string, T>();
  const waiting = namedIn(body);
  for (let slug = waiting.shift(); slug !== undefined && found.size < limits.inclusions; slug = waiting.shift()) {
    const words = found.has(slug) ? undefined : lookup(slug);
    if (!words) continue;
    found.set(slug, words);
    waiting.push(...namedIn(words.body));
  }
  return found;
}

/** Whether a body and what it reaches have more tags than are worth reading. */
export function isCrowded(body: string, bodyOf: (slug: string) => string | undefined): boolean {
  let tags = countTags(body);
  for (const { body: text } of reach(body, (slug) => asWords(bodyOf(slug))).values()) tags += countTags(text);
  return tags > limits.tagsReached;
}
const asWords = (body: string | undefined): { body: string } | undefined => (body === undefined ? undefined : { body });

interface Weight {
  inclusions: number;
  chars: number;
  depth: number;
}

/** The flaws of what a body includes, each at the place of the inclusion: unknown ones, loops with their path, faults inside, more than fits. `slug`: the body's own name. */
export function checkInclusions(body: string, own: Inspection, { slug, bodyOf, slugs }: { slug: string | null; bodyOf: (slug: string) => string | undefined; slugs: readonly string[] }): Flaw[] {
  const first = own.inclusions[0];
  if (first && isCrowded(body, bodyOf)) return [error(first.from, first.to, `With all its snippets this has more than ${limits.tagsReached.toLocaleString('en')} tags, which is too many.`)];
  const start = slug === null ? [] : [slug];
  const weights = new Map<string, Weight | string>();

  /** What a snippet adds, or what is wrong with it. */
  const weigh = (name: string, path: readonly string[]): Weight | string => {
    const text = bodyOf(name);
    const at = path.indexOf(name);
    if (at !== -1) return `This goes round in a circle: ${[...path.slice(at), name].join(' → ')}.`;
    if (text === undefined) return path.length === start.length ? notThere(name, slugs) : `The snippet “${path.at(-1)}” includes “${name}”, which is not in the library.`;
    const known = weights.get(name);
    if (known !== undefined) return known;
    const inside = inspect(text);
    const flaw = inside.flaws.find(({ severity }) => severity === 'error');
    const weight = flaw ? `The snippet “${name}” has a mistake in line ${lineAt(text, flaw.from)}: ${flaw.say}` : sum(text, inside, (next) => weigh(next, [...path, name]));
    weights.set(name, weight);
    return weight;
  };

  const flaws: Flaw[] = [];
  let total: Weight = { inclusions: 0, chars: body.length, depth: 0 };
  for (const { from, to, slug: name } of own.inclusions) {
    const weight = weigh(name, start);
    if (typeof weight === 'string') {
      const instead = bodyOf(name) === undefined ? suggest(name, slugs) : null;
      flaws.push(error(from, to, weight, instead));
      continue;
    }
    const before = total;
    total = add(total, weight);
    const isFirst = (most: number, of: (one: Weight) => number): boolean => of(total) > most && of(before) <= most;
    if (isFirst(limits.inclusions, (one) => one.inclusions)) flaws.push(error(from, to, `Snippets are included more than ${limits.inclusions} times, counting those inside one another.`));
    else if (isFirst(limits.inclusionDepth, (one) => one.depth)) flaws.push(error(from, to, `Snippets include one another more than ${limits.inclusionDepth} deep here.`));
    else if (isFirst(limits.expandedChars, (one) => one.chars)) flaws.push(error(from, to, 'With all its snippets this becomes too long.'));
  }
  return flaws;
}

/** A snippet on its way into the text: its own words and those of what it includes. A text says what is wrong. */
function sum(body: string, inside: Inspection, weigh: (slug: string) => Weight | string): Weight | string {
  let total: Weight = { inclusions: 0, chars: body.length, depth: 0 };
  for (const { slug } of inside.inclusions) {
    const weight = weigh(slug);
    if (typeof weight === 'string') return weight;
    total = add(total, weight);
  }
  return total;
}

const add = (total: Weight, one: Weight): Weight => ({ inclusions: total.inclusions + 1 + one.inclusions, chars: total.chars + one.chars, depth: Math.max(total.depth, one.depth + 1) });

function notThere(name: string, slugs: readonly string[]): string {
  const instead = suggest(name, slugs);
  return `There is no snippet “${name}”.${instead ? ` Did you mean ${instead}?` : ''}`;
}
