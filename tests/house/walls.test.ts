import { describe, expect, it } from 'vitest';
import { circles, importsOf, sourceFiles } from './imports.ts';
import { breaches, pureFiles, walls } from './walls.ts';

const files = sourceFiles();

describe('the walls of the house', () => {
  it.each(walls.map((wall) => [wall.says, wall] as const))('%s', (_, wall) => {
    expect(files.filter(({ name }) => wall.isBehind(name)).length).toBeGreaterThan(0);
    expect(breaches(wall, files)).toEqual([]);
  });

  it.each(walls.flatMap((wall) => wall.cheats.map((cheat) => [wall.says, `${cheat.name}: ${cheat.text}`, wall, cheat] as const)))('stand: "%s" catches %s', (_says, _cheat, wall, cheat) => {
    expect(breaches(wall, [cheat])).toHaveLength(1);
  });

  it('protect pure files that exist', () => {
    const names = new Set(files.map(({ name }) => name));
    expect(pureFiles.filter((name) => !names.has(name))).toEqual([]);
  });

  it('lead nowhere in a circle', () => {
    expect(circles(files)).toEqual([]);
  });

  it('would show a circle', () => {
    const ring = [
      { name: 'shared/a.ts', text: "import { b } from './b.ts';" },
      { name: 'shared/b.ts', text: "export { c } from './c.ts';" },
      { name: 'shared/c.ts', text: "const a = await import('#shared/a.ts');" },
      { name: 'shared/d.ts', text: "import type { a } from './a.ts'; import { a as b } from './a.ts';" },
    ];
    expect(circles(ring)).toEqual(['shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts']);
  });

  it('see every way of importing', () => {
    const text = `
      import a from './a.ts'; import type { B } from './b.ts'; import { type C } from './c.ts'; import './d.ts';
      export * from './e.ts'; export type { F } from './f.ts'; const g = () => import('./g.ts'); type H = import('./h.ts').H;
      const i = require('./i.ts'); new Worker(new URL('./j.ts', import.meta.url)); import { type K, l } from './k.ts';`;
    expect(importsOf({ name: 'shared/x.ts', text }).map(({ to, isType }) => `${to.slice(7, 8)}${isType ? ' type' : ''}`)).toEqual(
      expect.arrayContaining(['a', 'b type', 'c type', 'd', 'e', 'f type', 'g', 'h type', 'i', 'j', 'k']),
    );
  });
});
