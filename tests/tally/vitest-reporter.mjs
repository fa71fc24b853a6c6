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
    /** @type {import('./tally.mjs').Tally} */
    const tally = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) {
      const where = module.relativeModuleId;
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = `${where}: ${test.fullName}`;
        if (result.state === 'passed') tally.passed += 1;
        else if (result.state === 'skipped') tally.skipped.push({ name, why: result.note ?? '' });
        else tally.failed.push(name);
      }
      // A file that breaks before its first test would otherwise count as nothing at all.
      if (module.errors().length > 0 || module.state() === 'queued' || module.state() === 'pending') tally.failed.push(`${where} (the file itself)`);
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) tally.failed.push(`${where}: ${suite.fullName} (the group itself)`);
    }
    for (const stray of strays) tally.failed.push(`outside every test: ${stray.message ?? ''}`.slice(0, 200));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(tally));
  }
}
