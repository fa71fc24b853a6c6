import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, readPlaywright, settle, sumUp, worthAgain } from '#tests/tally/tally.mjs';

const clean = { passed: 3, failed: [], skipped: [] };

describe('the tally of all runners', () => {
  it('sums up in one line', () => {
    expect(sumUp([clean, { passed: 1, failed: ['x'], skipped: [] }])).toEqual({ line: '4 passed, 1 failed', code: 1 });
    expect(sumUp([clean, { passed: 0, failed: [], skipped: [{ name: 'x', why: '' }] }])).toEqual({ line: '3 passed, 0 failed, 1 skipped', code: 0 });
  });

  it('fails when nothing ran', () => {
    expect(sumUp([])).toEqual({ line: '0 passed, 0 failed', code: 1 });
    expect(judge('vitest', { passed: 0, failed: [], skipped: [{ name: 'x', why: '' }] }, 0).failed).toEqual(['vitest ran no test']);
  });

  it('counts a runner that broke as failed, whatever it said', () => {
    expect(judge('vitest', null, 0).failed).toHaveLength(1);
    expect(judge('vitest', clean, 1).failed).toHaveLength(1);
    expect(judge('vitest', clean, null).failed).toHaveLength(1);
    expect(judge('vitest', { ...clean, failed: ['x'] }, 1).failed).toEqual(['x']);
    expect(judge('vitest', clean, 0)).toEqual(clean);
  });

  it('tries again what failed by itself in few files, and nothing that found a counterexample or belongs to no test', () => {
    const failed = ['a.test.ts: one', 'a.test.ts: two', 'b.test.ts: three'];
    const again = { 'a.test.ts: one': 'a.test.ts', 'a.test.ts: two': 'a.test.ts', 'b.test.ts: three': 'b.test.ts' };
    expect(worthAgain({ passed: 1, failed, skipped: [], again })).toEqual(['a.test.ts', 'b.test.ts']);
    expect(worthAgain({ passed: 1, failed: [...failed, 'c.test.ts: a property'], skipped: [], again })).toEqual([]);
    expect(worthAgain({ passed: 1, failed, skipped: [] })).toEqual([]);
    expect(worthAgain({ passed: 1, failed: [], skipped: [], again: {} })).toEqual([]);
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}: x`, `${i}.test.ts`]));
    expect(worthAgain({ passed: 1, failed: Object.keys(many), skipped: [], again: many })).toEqual([]);
  });

  it('counts what passed at a second try as passed and names it; what fails there stays failed', () => {
    const first = { passed: 3, failed: ['a.test.ts: x', 'a.test.ts: y'], skipped: [{ name: 's', why: '' }], passedIn: { 'a.test.ts': 1, 'b.test.ts': 2 } };
    const files = ['a.test.ts'];
    expect(settle(first, { passed: 3, failed: [], skipped: [] }, files)).toEqual({ passed: 5, failed: [], skipped: first.skipped, shaky: first.failed });
    expect(settle(first, { passed: 1, failed: ['a.test.ts: y', 'a.test.ts: z'], skipped: [] }, files)).toEqual({ passed: 3, failed: ['a.test.ts: y', 'a.test.ts: z'], skipped: first.skipped, shaky: ['a.test.ts: x'] });
    expect(settle(first, judge('vitest', null, null), files)).toMatchObject({ failed: [expect.stringContaining('before it could say')] });
  });

  it('reads journeys: passed, failed, only at a second try, skipped with the reason', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rounds-tally-'));
    const file = path.join(folder, 'journeys.json');
    const spec = (title: string, status: string, annotations: object[] = []) => ({ title, tests: [{ status, annotations }] });
    writeFileSync(
      file,
      JSON.stringify({
        suites: [{ title: 'desk.spec.ts', specs: [spec('a', 'expected'), spec('b', 'unexpected')], suites: [{ title: 'inner', specs: [spec('c', 'flaky'), spec('d', 'skipped', [{ type: 'skip', description: 'no Electron here' }])] }] }],
        errors: [{ message: 'boom' }],
      }),
    );
    expect(readPlaywright(file)).toEqual({
      passed: 2,
      failed: ['desk.spec.ts: b', 'outside every journey: boom'],
      shaky: ['desk.spec.ts: inner › c'],
      skipped: [{ name: 'desk.spec.ts: inner › d', why: 'no Electron here' }],
    });
    expect(readPlaywright(path.join(folder, 'nowhere.json'))).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
