import { describe, expect, it } from 'vitest';
import { readFlags, usage, type Flags } from '#electron/start/flags.mjs';

const none: Flags = { browser: false, open: true, port: null, practicePort: 0, dataDir: null, help: false };
const read = (line: string) => readFlags(line.split(' ').filter((word) => word !== ''));

describe('the command line', () => {
  it.each<[string, Partial<Flags>]>([
    ['', {}],
    ['--browser', { browser: true }],
    ['--no-open', { browser: true, open: false }],
    ['--port 0', { browser: true, port: 0 }],
    ['--port=8123', { browser: true, port: 8123 }],
    ['--practice-port 65535', { practicePort: 65_535 }],
    ['--data-dir /a/b', { dataDir: '/a/b' }],
    ['--data-dir=a=b', { dataDir: 'a=b' }],
    ['--help', { help: true }],
    ['--browser --no-open --port 0 --practice-port 0 --data-dir d', { browser: true, open: false, port: 0, dataDir: 'd' }],
    ['--port 0 --practice-port 0', { browser: true, port: 0 }],
  ])('understands %j', (line, flags) => {
    expect(read(line)).toEqual({ flags: { ...none, ...flags } });
  });

  it.each([
    ['--prot 1', '"--prot"'],
    ['browser', '"browser"'],
    ['-b', '"-b"'],
    ['--port', '--port needs a number'],
    ['--port x', '--port needs a number'],
    ['--port -1', '--port needs a number'],
    ['--port 65536', '--port needs a number'],
    ['--port 1e3', '--port needs a number'],
    ['--port=', '--port needs a number'],
    ['--data-dir', '--data-dir needs a folder'],
    ['--data-dir --browser', '--data-dir needs a folder'],
    ['--data-dir=', '--data-dir needs a folder'],
    ['--browser=yes', '--browser takes no value'],
    ['--port 8000 --practice-port 8000', 'cannot be the same'],
  ])('says what is wrong with %j', (line, sentence) => {
    expect(read(line)).toEqual({ mistake: expect.stringContaining(sentence) as string });
  });

  it('is told in full by --help', () => {
    for (const flag of ['--browser', '--no-open', '--port', '--data-dir', '--practice-port', '--help']) expect(usage).toContain(flag);
  });
});
