import path from 'node:path';
import { expect, it } from 'vitest';
import { readArguments } from '#electron/rim/arguments.ts';

it('reads the two flags in either spelling, among Electron’s and Chromium’s own', () => {
  expect(readArguments(['/opt/rounds'])).toEqual({ dataDir: null, practicePort: 0 });
  expect(readArguments(['electron', '.', '--data-dir', '/tmp/desk', '--practice-port', '4123'])).toEqual({ dataDir: path.resolve('/tmp/desk'), practicePort: 4123 });
  expect(readArguments(['electron', '--no-sandbox', '--inspect=0', '.', '--data-dir=desk', '--practice-port=0', '--enable-features=A,B'])).toEqual({ dataDir: path.resolve('desk'), practicePort: 0 });
});

it('says what is wrong with a flag', () => {
  expect(() => readArguments(['electron', '--data-dir='])).toThrow('--data-dir needs a folder.');
  expect(() => readArguments(['electron', '--data-dir'])).toThrow('--data-dir needs a folder.');
  for (const port of ['65536', '-1', 'x', '1e3', '0x10', '']) expect(() => readArguments(['electron', `--practice-port=${port}`])).toThrow('--practice-port needs a number');
});
