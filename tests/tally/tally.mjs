import { jsonOf } from '../../electron/start/places.mjs';

/**
 * What a runner said. Names of what failed and what was skipped, and why. `shaky`: what passed only at a second try, counted as passed.
 * `again`: by name, the file of what failed and may be tried once more; a counterexample that was found is not among them. `passedIn`: how many passed, by file.
 * @typedef {{ passed: number, failed: string[], skipped: { name: string, why: string }[], shaky?: string[], again?: Record<string, string>, passedIn?: Record<string, number> }} Tally
 */

/**
 * The tally of a runner from its own note and its exit code. A runner that says nothing, or says nothing ran, has failed.
 * @param {string} name
 * @param {Tally | null} said
 * @param {number | null} code
 * @returns {Tally}
 */
export function judge(name, said, code) {
  if (!said) return { passed: 0, failed: [`${name} ended with ${code ?? 'force'} before it could say what ran`], skipped: [] };
  const failed = [...said.failed];
  if (said.passed + failed.length === 0) failed.push(`${name} ran no test`);
  if (failed.length === 0 && code !== 0) failed.push(`${name} ended with ${code ?? 'force'} although no test failed`);
  return { ...said, failed };
}

/** More files than these are no accident. */
const fewFiles = 4;

/**
 * The files worth a second try, alone: few of them, and nothing failed that a second try could hide.
 * @param {Tally} tally
 * @returns {string[]}
 */
export function worthAgain({ failed, again = {} }) {
  const files = [...new Set(failed.map((name) => again[name] ?? ''))];
  return files.length > fewFiles || files.includes('') ? [] : files;
}

/**
 * A tally after the second try of `files`, whose word replaces the first one about them. What failed at first and passed then is shaky.
 * @param {Tally} first
 * @param {Tally} second
 * @param {readonly string[]} files
 * @returns {Tally}
 */
export function settle(first, second, files) {
  const isElsewhere = (/** @type {string} */ name) => !files.some((file) => name.startsWith(file));
  const failed = [...first.failed.filter(isElsewhere), ...second.failed];
  const once = files.reduce((sum, file) => sum + (first.passedIn?.[file] ?? 0), 0);
  const skipped = [...first.skipped.filter(({ name }) => isElsewhere(name)), ...second.skipped];
  return { passed: first.passed - once + second.passed, failed, skipped, shaky: first.failed.filter((name) => !failed.includes(name)) };
}

/**
 * Playwright's JSON report as a tally, or null where there is none.
 * @param {string} file
 * @returns {Tally | null}
 */
export function readPlaywright(file) {
  const report = jsonOf(file);
  if (!report?.suites) return null;
  /** @type {Tally} */
  const tally = { passed: 0, failed: [], skipped: [], shaky: [] };
  const walk = (/** @type {any} */ suite, /** @type {string} */ above) => {
    for (const inner of suite.suites ?? []) walk(inner, `${above}${inner.title} › `);
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const name = `${above}${spec.title}`;
        if (test.status === 'expected' || test.status === 'flaky') tally.passed += 1;
        if (test.status === 'flaky') tally.shaky?.push(name);
        if (test.status === 'skipped') tally.skipped.push({ name, why: test.annotations?.find((/** @type {any} */ note) => note.type === 'skip' || note.type === 'fixme')?.description ?? '' });
        if (test.status === 'unexpected') tally.failed.push(name);
      }
    }
  };
  for (const suite of report.suites) walk(suite, `${suite.title}: `);
  for (const error of report.errors ?? []) tally.failed.push(`outside every journey: ${error.message ?? ''}`.slice(0, 200));
  return tally;
}

/**
 * The last line: `N passed, N failed`, and skipped where there were any.
 * @param {readonly Tally[]} tallies
 */
export function sumUp(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed.length, 0);
  const skipped = tallies.reduce((sum, tally) => sum + tally.skipped.length, 0);
  return { line: `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`, code: failed > 0 || passed === 0 ? 1 : 0 };
}
