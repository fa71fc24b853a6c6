import fs from 'node:fs';
import path from 'node:path';

/** Writes what the tally needs, the notes of skipped tests included, which vitest's own JSON leaves out. */
export default class TallyReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<{ message?: string }>} strays  errors that belong to no test
   */
  onTestRunEnd(modules, strays) {
    const file = process.env['ROUNDS_TALLY'];
    if (!file) return;
    /** @type {Record<string, string>} */
    const again = {};
    /** @type {Record<string, number>} */
    const passedIn = {};
    /** @type {import('./tally.mjs').Tally} */
    const tally = { passed: 0, failed: [], skipped: [], again, passedIn };
    for (const module of modules) {
      const where = module.relativeModuleId;
      const broken = (/** @type {string} */ name) => {
        tally.failed.push(name);
        again[name] = where;
      };
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = `${where}: ${test.fullName}`;
        if (result.state === 'passed') {
          tally.passed += 1;
          passedIn[where] = (passedIn[where] ?? 0) + 1;
        }
        if (result.state === 'skipped') tally.skipped.push({ name, why: result.note ?? '' });
        if (result.state !== 'passed' && result.state !== 'skipped') {
          tally.failed.push(name);
          // A property that found a counterexample has proved something; another seed would hide it.
          if (!result.errors?.some(({ message }) => message.includes('Property failed'))) again[name] = where;
        }
      }
      // A file that breaks before its first test would otherwise count as nothing at all.
      if (module.errors().length > 0 || module.state() === 'queued' || module.state() === 'pending') broken(`${where} (the file itself)`);
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) broken(`${where}: ${suite.fullName} (the group itself)`);
    }
    for (const stray of strays) tally.failed.push(`outside every test: ${stray.message ?? ''}`.slice(0, 200));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(tally));
  }
}
