import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// Whole programs start here, and the first may have to build them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
let dataDir: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-start-'));
});
afterEach(async () => {
  await Promise.all([...running].map((child) => gone(child, 'SIGKILL')));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function gone(child: ChildProcess, signal?: NodeJS.Signals): Promise<void> {
  if (signal) child.kill(signal);
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => void child.once('exit', () => resolve()));
}

/** Starts Rounds as a person would. `ready` resolves with the two addresses, or null where it ended first. */
function start(words: readonly string[] = [], { program = 'electron/start/start.mjs', ipc = false, env = {} }: { program?: string; ipc?: boolean; env?: NodeJS.ProcessEnv } = {}) {
  const child = spawn(process.execPath, [program, '--no-open', '--port', '0', '--practice-port', '0', '--data-dir', dataDir, ...words], {
    cwd: root,
    env: { ...process.env, npm_lifecycle_event: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stderr?.on('data', (piece) => (err += String(piece)));
  const ended = new Promise<Ended>((resolve) => {
    // Not 'close': it never comes once a channel was disconnected.
    const streams = [child.stdout, child.stderr].map((stream) => new Promise((end) => stream?.once('end', end)));
    child.once('exit', (code) => {
      running.delete(child);
      void Promise.all(streams).then(() => resolve({ code, out, err }));
    });
  });
  const ready = new Promise<{ url: string; practiceUrl: string } | null>((resolve) => {
    child.stdout?.on('data', (piece) => {
      out += String(piece);
      const [, url] = /^Rounds is ready: (\S+)$/m.exec(out) ?? [];
      const [, practiceUrl] = /^Practice forum: (\S+)\n/m.exec(out) ?? [];
      if (url && practiceUrl) resolve({ url, practiceUrl });
    });
    void ended.then(() => resolve(null));
  });
  return { child, ready, ended };
}

describe('one command', () => {
  it('says where the desk and the practice forum are, in two lines, and closes cleanly', async () => {
    const { child, ready, ended } = start();
    const addresses = await ready;
    expect(addresses?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{43}$/);
    expect(addresses?.practiceUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await fetch(addresses?.url ?? '')).status).toBe(200);
    expect((await fetch(addresses?.practiceUrl ?? '')).status).toBe(200);
    child.kill('SIGTERM');
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).toBe(`Rounds is ready: ${addresses?.url}\nPractice forum: ${addresses?.practiceUrl}\n`);
    await expect(fetch(addresses?.url ?? '')).rejects.toThrow();
  });

  it('hands a second start over to the first', async () => {
    const first = await start().ready;
    const second = await start().ended;
    expect(second).toEqual({ code: 0, out: `Rounds is ready: ${first?.url}\nPractice forum: ${first?.practiceUrl}\n`, err: '' });
  });

  it('leads ten starts at once to one desk', async () => {
    const starts = Array.from({ length: 10 }, () => start());
    const urls = await Promise.all(starts.map(async ({ ready }) => (await ready)?.url));
    expect(new Set(urls).size).toBe(1);
    expect(urls[0]).toMatch(/^http/);
    await expect.poll(() => running.size).toBe(1);
  });

  it('starts again at once after it was killed', async () => {
    const first = start();
    const before = await first.ready;
    first.child.kill('SIGKILL');
    await first.ended;
    const after = await start().ready;
    expect(after?.url).toMatch(/^http/);
    expect(after?.url).not.toBe(before?.url);
  });

  it('closes when the program that started it is gone', async () => {
    const host = start([], { program: 'dist/serve.js', ipc: true });
    await host.ready;
    host.child.disconnect();
    expect((await host.ended).code).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('closes when npm was ended and only its shell was told', async () => {
    const shell = spawn('sh', ['-c', `"${process.execPath}" electron/start/start.mjs --no-open --port 0 --data-dir "${dataDir}"; true`], { cwd: root, env: { ...process.env, npm_lifecycle_event: 'start' }, stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(shell);
    const url = await new Promise<string>((resolve) => {
      let out = '';
      shell.stdout.on('data', (piece) => {
        out += String(piece);
        const [, found] = /^Rounds is ready: (\S+)\n/m.exec(out) ?? [];
        if (found) resolve(found);
      });
    });
    shell.kill('SIGKILL');
    await expect.poll(() => fetch(url).then(() => 'open', () => 'closed'), { timeout: 10_000 }).toBe('closed');
    running.delete(shell);
    const again = await start().ready;
    expect(again?.url).toMatch(/^http/);
  });

  it.each([
    [['--prot', '1'], 2, 'does not know "--prot"'],
    [['--practice-port', 'x'], 2, '--practice-port needs a number'],
  ])('says what is wrong with %j', async (words, code, sentence) => {
    const ended = await start(words).ended;
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toContain(sentence);
  });

  it('takes a folder from where the person stands', async () => {
    const { child, ready, ended } = start(['--data-dir', path.basename(dataDir)], { env: { npm_lifecycle_event: 'start', INIT_CWD: path.dirname(dataDir) } });
    await ready;
    expect(readdirSync(dataDir)).toContain('rounds.sqlite');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('explains itself', async () => {
    expect(await start(['--help']).ended).toMatchObject({ code: 0, out: expect.stringContaining('--practice-port N') as string, err: '' });
  });

  it('says in one sentence that a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const desk = await start(['--port', String(port)]).ended;
    expect(desk).toEqual({ code: 1, out: '', err: `Port ${port} on 127.0.0.1 is taken by another program. Choose another one, or 0 for any.\n` });
    const forum = await start(['--practice-port', String(port)]).ended;
    expect(forum).toMatchObject({ code: 1, out: '' });
    expect(forum.err).toContain(`Port ${port}`);
    server.close();
  });

  it('says in one sentence that the folder is a file', async () => {
    const file = path.join(dataDir, 'file');
    writeFileSync(file, '');
    const ended = await start(['--data-dir', file]).ended;
    expect(ended).toEqual({ code: 1, out: '', err: `${file} is not a folder. Choose another one with --data-dir.\n` });
  });

  it('leaves a database of a newer Rounds untouched, and says so', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const file = path.join(dataDir, 'rounds.sqlite');
    const newer = new DatabaseSync(file);
    newer.exec('pragma user_version = 999');
    newer.close();
    const before = readFileSync(file);
    const ended = await start().ended;
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('newer Rounds');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('writes for this person only, and its token nowhere', async () => {
    const { child, ready, ended } = start();
    const token = new URL((await ready)?.url ?? '').hash.slice(1);
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const entry of files) expect(statSync(path.join(entry.parentPath, entry.name)).mode & 0o077, entry.name).toBe(0);
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(token);
    child.kill('SIGTERM');
    await ended;
    for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) if (entry.isFile()) expect(readFileSync(path.join(entry.parentPath, entry.name)).includes(token), entry.name).toBe(false);
  });
});
