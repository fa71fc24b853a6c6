import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, readPlaywright, sumUp } from '#tests/tally/tally.mjs';

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
      passed: 1,
      failed: ['desk.spec.ts: inner › c (only at a second try)', 'desk.spec.ts: b', 'outside every journey: boom'],
      skipped: [{ name: 'desk.spec.ts: inner › d', why: 'no Electron here' }],
    });
    expect(readPlaywright(path.join(folder, 'nowhere.json'))).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
