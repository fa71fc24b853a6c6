import { Liquid, LiquidError } from 'liquidjs';
import { findMarks } from '#shared/answers/blanks.ts';
import { inspect } from './check/inspect.ts';
import { lineAt } from './check/line-at.ts';
import { TemplateFault } from './fault.ts';
import type { RenderJob, Rendered } from './job.ts';
import { limits } from './limits.ts';
import { filtersFor } from './run/filters.ts';
import { operators } from './run/logic.ts';
import { createRun, withoutMarks, type Run } from './run/run.ts';
import { parseBody, tagsFor } from './run/tags.ts';
import { tidy } from './run/tidy.ts';
import { checkInclusions } from './snippets.ts';

export { TemplateFault } from './fault.ts';
export { literally } from './literally.ts';
export type { Value, Values } from './job.ts';

/**
 * Renders in one pass: nothing that was inserted is read again. Fill-ins without an answer stand as `[[label]]`, an optional one as what its template says instead;
 * what is not known stands as a blank too, never as nothing. `slugs`: all snippets there are, for a better word about a wrong one. Throws TemplateFault.
 */
export function renderTemplate(job: RenderJob, slugs: readonly string[] = Object.keys(job.snippets)): Rendered {
  check(job, slugs);
  const run = createRun(job);
  try {
    const liquid = liquidFor(run);
    const printed = String(liquid.renderSync(parseBody(liquid, job.body), Object.create(null) as object, { globals: run.root }));
    const text = harmless(tidy(printed), job, run);
    if (text.length > limits.textChars) throw new TemplateFault('The text becomes too long.', null);
    const { blanks, fields, branches } = run.noted();
    const inText = findMarks(text, blanks).flatMap(({ blank }) => (blank ? [blank] : []));
    return { text, blanks: [...new Set(inText)], fields, branches };
  } catch (error) {
    throw faultOf(error);
  }
}

/** Errors that can be seen without values. */
function check(job: RenderJob, slugs: readonly string[]): void {
  const inspection = inspect(job.body);
  const bodyOf = (slug: string): string | undefined => (Object.hasOwn(job.snippets, slug) ? job.snippets[slug] : undefined);
  const flaws = [...inspection.flaws, ...checkInclusions(job.body, inspection, { slug: null, bodyOf, slugs })];
  const [first] = flaws.filter(({ severity }) => severity === 'error').toSorted((a, b) => a.from - b.from);
  if (first) throw new TemplateFault(first.say, lineAt(job.body, first.from));
}

function liquidFor(run: Run): Liquid {
  const liquid = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: limits.expandedChars,
    renderLimit: limits.renderMs,
    memoryLimit: limits.filteredChars,
    operators,
    outputEscape: (value: unknown) => run.print(value),
  });
  for (const name of Object.keys(liquid.tags)) delete liquid.tags[name];
  for (const [name, tag] of Object.entries(tagsFor(run))) liquid.registerTag(name, tag);
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries(filtersFor(run))) liquid.registerFilter(name, filter);
  return liquid;
}

/** Marks that came about where a value met its surroundings are words; those an author wrote stay marks. */
function harmless(text: string, job: RenderJob, run: Run): string {
  const strays = findMarks(text, run.noted().blanks).filter(({ blank }) => blank === null);
  if (strays.length === 0) return text;
  const written = [job.body, ...Object.values(job.snippets)];
  let out = '';
  let at = 0;
  for (const { from, to } of strays) {
    const mark = text.slice(from, to);
    out += text.slice(at, from) + (written.some((body) => body.includes(mark)) ? mark : withoutMarks(mark));
    at = to;
  }
  return out + text.slice(at);
}

function faultOf(error: unknown): TemplateFault {
  if (error instanceof TemplateFault) return error;
  if (!LiquidError.is(error)) return new TemplateFault(error instanceof RangeError ? 'The text becomes too long.' : 'The template could not be read.', null);
  const { originalError, token } = error as unknown as { originalError?: unknown; token?: { begin: number; input: string } };
  const line = token ? lineAt(token.input, token.begin) : null;
  if (originalError instanceof TemplateFault) return new TemplateFault(originalError.message, originalError.line ?? line);
  return new TemplateFault(/limit/.test(error.message) ? 'This takes too long or becomes too long.' : 'The template could not be read here.', line);
}
