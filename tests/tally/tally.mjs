import { jsonOf } from '../../electron/start/places.mjs';

/**
 * What a runner said. Names of what failed and what was skipped, and why.
 * @typedef {{ passed: number, failed: string[], skipped: { name: string, why: string }[] }} Tally
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

/**
 * Playwright's JSON report as a tally, or null where there is none.
 * @param {string} file
 * @returns {Tally | null}
 */
export function readPlaywright(file) {
  const report = jsonOf(file);
  if (!report?.suites) return null;
  /** @type {Tally} */
  const tally = { passed: 0, failed: [], skipped: [] };
  const walk = (/** @type {any} */ suite, /** @type {string} */ above) => {
    for (const inner of suite.suites ?? []) walk(inner, `${above}${inner.title} › `);
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const name = `${above}${spec.title}`;
        if (test.status === 'expected') tally.passed += 1;
        else if (test.status === 'skipped') tally.skipped.push({ name, why: test.annotations?.find((/** @type {any} */ note) => note.type === 'skip' || note.type === 'fixme')?.description ?? '' });
        else tally.failed.push(test.status === 'flaky' ? `${name} (only at a second try)` : name);
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
