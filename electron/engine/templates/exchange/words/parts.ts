import { LiquidError, TypeGuards, type TagToken } from 'liquidjs';
import { readTokens } from '../../language/check/read-tokens.ts';

/** A body taken apart, so that another format can say the same. `code`: Liquid that no other format has, as it was written. */
export type Part =
  | { is: 'text'; text: string }
  | { is: 'variable'; name: string; fallback: string | null }
  | { is: 'fill'; key: string; fallback: string | null }
  | { is: 'include'; slug: string }
  | { is: 'disclaimers' }
  | { is: 'code'; source: string };

/** The one spelling of each part. What is text stays text: a mark of Liquid in it is printed, never read. */
export function bodyOf(parts: readonly Part[]): string {
  let out = '';
  const all = joined(parts);
  for (const [i, part] of all.entries()) {
    if (part.is === 'text') out += literal(part.text, i + 1 < all.length);
    else if (part.is === 'variable') out += `{{ ${part.name}${fallbackOf(part.fallback)} }}`;
    else if (part.is === 'fill') out += `{{ fill.${part.key}${fallbackOf(part.fallback)} }}`;
    else if (part.is === 'include') out += includeOf(part.slug);
    else if (part.is === 'disclaimers') out += '{{ disclaimers }}';
    else out += part.source;
  }
  return out;
}

/** How a snippet is put into a body. */
export const includeOf = (slug: string): string => `{% include "${slug}" %}`;

/** Takes a body apart. What cannot be read as Liquid comes back as one piece of code. */
export function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  try {
    for (const token of readTokens(body)) {
      const source = body.slice(token.begin, token.end);
      if (TypeGuards.isTagToken(token)) {
        // What stands between these two is text already, and is written as text again.
        if (token.name !== 'raw' && token.name !== 'endraw') parts.push(tagOf(token, source));
      } else if (TypeGuards.isOutputToken(token)) parts.push(outputOf(source.slice(2, -2), source));
      else parts.push({ is: 'text', text: source });
    }
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    return [{ is: 'code', source: body }];
  }
  return joined(parts);
}

const quoted = String.raw`"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'`;
const output = new RegExp(String.raw`^\s*([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?\s*(?:\|\s*default:\s*(?:${quoted})\s*)?$`);
const words = new RegExp(String.raw`^\s*(?:${quoted})\s*$`);
const include = /^(?:include|render)\s+(?:"([a-z0-9-]+)"|'([a-z0-9-]+)')\s*$/;

function outputOf(content: string, source: string): Part {
  const said = words.exec(content);
  if (said) return { is: 'text', text: unquoted(said[1] ?? said[2] ?? '') };
  const found = output.exec(content);
  if (!found || source.startsWith('{{-') || source.endsWith('-}}')) return { is: 'code', source };
  const [, group = '', name, double, single] = found;
  const fallback = double === undefined && single === undefined ? null : unquoted(double ?? single ?? '');
  if (group === 'disclaimers' && name === undefined) return { is: 'disclaimers' };
  if (group === 'fill' && name !== undefined) return { is: 'fill', key: name, fallback };
  return { is: 'variable', name: name === undefined ? group : `${group}.${name}`, fallback };
}

function tagOf(token: TagToken, source: string): Part {
  const found = source.startsWith('{%-') || source.endsWith('-%}') ? null : include.exec(token.content.trim());
  return found ? { is: 'include', slug: found[1] ?? found[2] ?? '' } : { is: 'code', source };
}

const fallbackOf = (fallback: string | null): string => (fallback === null ? '' : ` | default: ${quote(fallback)}`);
const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
const unquoted = (text: string): string => text.replace(/\\(.)/gs, (_, next: string) => (next === 'n' ? '\n' : next === 't' ? '\t' : next));

/** A brace at the end would become part of the mark that follows. */
function literal(text: string, isFollowed: boolean): string {
  const safe = text.replace(/\{(?=[{%])/g, '{{ "{" }}');
  return isFollowed && safe.endsWith('{') ? `${safe.slice(0, -1)}{{ "{" }}` : safe;
}

/** Neighbouring pieces of text as one. */
function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.is === 'text' && last?.is === 'text') out[out.length - 1] = { is: 'text', text: last.text + part.text };
    else if (part.is !== 'text' || part.text !== '') out.push(part);
  }
  return out;
}
