import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeOver, type HandoverRules, type OwnerAnswer, type Ownership } from '#electron/loopback/handover.ts';
import { askOwner, readAnswer } from '#electron/start/owner/ask-owner.mjs';
import { isOursAlone, ownerAddress } from '#electron/start/owner/owner-address.mjs';
import { systemClock } from '#electron/system-clock.ts';
import { aLog } from '#tests/makers/a-front-door.ts';

const answer: OwnerAnswer = { kind: 'browser', url: 'http://127.0.0.1:4321/#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', practiceUrl: 'http://127.0.0.1:4322/' };
let dataDir: string;
const owned: Ownership[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'rounds-owner-'));
});
afterEach(() => {
  for (const one of owned.splice(0)) one.release();
  rmSync(dataDir, { recursive: true });
});

const start = (over: Partial<HandoverRules> = {}) => takeOver({ dataDir, clock: systemClock(), log: aLog(), ...over });
async function own(over: Partial<HandoverRules> = {}): Promise<Ownership> {
  const started = await start(over);
  if (!started || !('mine' in started)) throw new Error('somebody else owns the folder');
  owned.push(started.mine);
  return started.mine;
}

describe('a data folder', () => {
  it('is owned by the first, and the second is told where the first is', async () => {
    let asked = 0;
    (await own({ onAsked: () => (asked += 1) })).announce(answer);
    expect(await start()).toEqual({ theirs: answer });
    expect(asked).toBe(1);
  });

  it('lets the second wait while the first still starts', async () => {
    const first = await own();
    const second = start();
    setTimeout(() => first.announce(answer), 50);
    expect(await second).toEqual({ theirs: answer });
  });

  it('goes to the second when the first leaves, and nobody is sent to one that is leaving', async () => {
    let isLeaving = false;
    const first = await own({ isLeaving: () => isLeaving });
    first.announce(answer);
    isLeaving = true;
    const second = start();
    setTimeout(() => first.release(), 50);
    const started = await second;
    expect(started).toHaveProperty('mine');
    if (started && 'mine' in started) owned.push(started.mine);
  });

  it('is left alone when its owner does not answer', async () => {
    await own();
    expect(await start({ patienceMs: 80 })).toBeNull();
  });

  it('is not owned for ever by a Rounds that was killed', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./an-owner.ts', import.meta.url)), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(await start()).toHaveProperty('theirs');
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    if (process.platform !== 'win32') expect(existsSync(path.join(dataDir, 'owner.sock'))).toBe(true);
    (await own()).announce(answer);
    expect(await start()).toEqual({ theirs: answer });
  });

  it('has exactly one owner when twenty start at once, over what a killed one left', async () => {
    if (process.platform !== 'win32') writeFileSync(path.join(dataDir, 'owner.sock'), '');
    const starts = Array.from({ length: 20 }, async () => {
      const started = await start();
      if (started && 'mine' in started) {
        owned.push(started.mine);
        started.mine.announce(answer);
        return 'owner';
      }
      return started?.theirs.kind;
    });
    const outcomes = await Promise.all(starts);
    expect(outcomes.filter((outcome) => outcome === 'owner')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'browser')).toHaveLength(19);
  });

  it.skipIf(process.platform === 'win32')('answers through a socket that is closed to others', async () => {
    await own();
    expect(statSync(ownerAddress(dataDir).address).mode & 0o777).toBe(0o600);
  });

  it('tells nothing to those who do not ask, or ask for something else', async () => {
    (await own()).announce(answer);
    const hear = (words: string): Promise<string> =>
      new Promise((resolve) => {
        let heard = '';
        const socket = connect(ownerAddress(dataDir).address, () => socket.end(words));
        socket.on('data', (piece) => (heard += String(piece)));
        socket.on('error', () => {});
        socket.on('close', () => resolve(heard));
      });
    expect(await hear('')).toBe('');
    expect(await hear('give me the keys\n')).toBe('');
    expect(await hear('x'.repeat(1_000))).toBe('');
    expect(await hear('take over\n')).toContain('4321');
  });
});

describe('the address of an owner', () => {
  it.skipIf(process.platform === 'win32')('lies in the folder, or in a closed folder beside it where the path is too long', async () => {
    expect(ownerAddress(dataDir).address).toBe(path.join(dataDir, 'owner.sock'));
    const deep = path.join(dataDir, 'd'.repeat(120));
    mkdirSync(deep);
    const { address, beside } = ownerAddress(deep);
    expect(Buffer.byteLength(address)).toBeLessThanOrEqual(100);
    (await own({ dataDir: deep })).announce(answer);
    expect(statSync(String(beside)).mode & 0o777).toBe(0o700);
    expect(await askOwner(deep, { patienceMs: 2_000 })).toEqual(answer);
  });

  it.skipIf(process.platform === 'win32')('is not used where somebody else prepared the place', () => {
    expect(isOursAlone(dataDir)).toBe(true);
    chmodSync(dataDir, 0o755);
    expect(isOursAlone(dataDir)).toBe(false);
    chmodSync(dataDir, 0o700);
    expect(isOursAlone(path.join(dataDir, 'nowhere'))).toBe(false);
  });

  it('is a pipe of its own on Windows', () => {
    expect(ownerAddress(dataDir, { platform: 'win32' }).address).toMatch(/^\\\\\.\\pipe\\rounds-[0-9a-f]{32}$/);
  });
});

describe('what an owner says', () => {
  it('is believed only when it leads to this machine', () => {
    expect(readAnswer(JSON.stringify(answer))).toEqual(answer);
    expect(readAnswer(JSON.stringify({ kind: 'window', practiceUrl: answer.practiceUrl }))).toEqual({ kind: 'window', practiceUrl: answer.practiceUrl });
    for (const url of ['https://evil.test/', 'http://127.0.0.1.evil.test:80/', 'http://127.0.0.1:80@evil.test/', 'http://127.0.0.1:80/\n', 'file:///etc/passwd', 'javascript:alert(1)', 'http://127.0.0.1:80/#"><script>']) {
      expect(readAnswer(JSON.stringify({ ...answer, url }))).toBeNull();
      expect(readAnswer(JSON.stringify({ ...answer, practiceUrl: url }))).toBeNull();
    }
    for (const line of ['', 'null', '{}', '[]', '{"kind":"browser"}', 'not json']) expect(readAnswer(line)).toBeNull();
  });
});
