import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAutosave, type SaveState } from '#renderer/text-editor/autosave.ts';
import type { Trouble } from '#shared/words/trouble.ts';

/** Saves when the typing pauses, and only then; what steady typing must not be left to. */
const aPureDebounce: typeof createAutosave<string> = (parts) => {
  const autosave = createAutosave(parts);
  let callOff = (): void => {};
  const change = (content: string): void => {
    callOff();
    callOff = parts.clock.after(200, () => autosave.change(content));
  };
  return { ...autosave, change };
};

/** A clock that only moves when told, and an engine that commits after `commitMs` or refuses as told. */
function aSaver({ commitMs = 20, create = createAutosave<string> }: { commitMs?: number; create?: typeof createAutosave<string> } = {}) {
  let now = 1_000;
  let timers: { at: number; call: () => void }[] = [];
  const commits: { rev: number; text: string; at: number }[] = [];
  const refusals: Trouble[] = [];
  const states: SaveState[] = [];
  let rev = 4;
  let atWork = 0;
  let mostAtWork = 0;

  const after = (ms: number, call: () => void) => {
    const timer = { at: now + ms, call };
    timers.push(timer);
    return () => void (timers = timers.filter((known) => known !== timer));
  };
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 12; i += 1) await Promise.resolve();
  };
  const autosave = create({
    rev,
    savedAt: 0,
    clock: { now: () => now, after },
    troubleOf: (error) => error as Trouble,
    onState: (state) => states.push(state),
    save: async (onRev, text) => {
      atWork += 1;
      mostAtWork = Math.max(mostAtWork, atWork);
      await new Promise<void>((resolve) => void after(commitMs, resolve));
      atWork -= 1;
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      if (onRev !== rev) throw { kind: 'draft-conflict', rev, say: '', remedy: 'reload' } satisfies Trouble;
      rev += 1;
      commits.push({ rev, text, at: now });
      return { rev, savedAt: now };
    },
  });
  return {
    autosave,
    commits,
    refusals,
    states,
    now: () => now,
    mostAtWork: () => mostAtWork,
    saveElsewhere: () => void (rev += 1),
    async pass(ms: number): Promise<void> {
      const end = now + ms;
      for (;;) {
        await settle();
        const next = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.call();
      }
      now = end;
      await settle();
    },
  };
}

const offline: Trouble = { kind: 'cannot-save', say: 'The disk is full.', remedy: 'free-space' };

describe('saving while somebody types', () => {
  it('commits at most 300 ms after a pause', async () => {
    const saver = aSaver();
    saver.autosave.change('Hello');
    await saver.pass(300);
    expect(saver.commits.map((commit) => commit.text)).toEqual(['Hello']);
    expect(saver.autosave.state()).toEqual({ kind: 'saved', at: saver.commits[0]?.at });
  });

  /** Twelve keys a second; the longest time a key waited for its commit. */
  async function longestWait(create: typeof createAutosave<string>): Promise<number> {
    const saver = aSaver({ create });
    const typedAt: number[] = [];
    for (let key = 1; key <= 100; key += 1) {
      saver.autosave.change('x'.repeat(key));
      typedAt.push(saver.now());
      await saver.pass(83);
    }
    await saver.pass(10_000);
    return Math.max(...typedAt.map((at, index) => (saver.commits.find((commit) => commit.text.length > index)?.at ?? Infinity) - at));
  }

  it('commits at least once a second under steady typing', async () => {
    expect(await longestWait(createAutosave)).toBeLessThanOrEqual(1_000);
  });

  it('would not, if it only waited for a pause', async () => {
    expect(await longestWait(aPureDebounce)).toBeGreaterThan(5_000);
  });

  it('keeps both bounds for any rhythm of typing, in order, one save at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 60 }), async (gaps, commitMs) => {
        const saver = aSaver({ commitMs });
        const typedAt: number[] = [];
        for (const [index, gap] of gaps.entries()) {
          saver.autosave.change('x'.repeat(index + 1));
          typedAt.push(saver.now());
          await saver.pass(gap);
        }
        await saver.pass(1_000);
        for (const [index, at] of typedAt.entries()) {
          const holding = saver.commits.find((commit) => commit.text.length > index);
          expect(holding).toBeDefined();
          expect((holding?.at ?? Infinity) - at).toBeLessThanOrEqual(1_000);
          const isPause = (typedAt[index + 1] ?? Infinity) - at > 300;
          if (isPause) expect((holding?.at ?? Infinity) - at).toBeLessThanOrEqual(300);
        }
        const lengths = saver.commits.map((commit) => commit.text.length);
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
        expect(saver.mostAtWork()).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('says saved only after the commit was answered', async () => {
    const saver = aSaver({ commitMs: 5_000 });
    saver.autosave.change('Hello');
    await saver.pass(4_000);
    expect(saver.states.map((state) => state.kind)).toEqual(['unsaved', 'saving']);
    await saver.pass(2_000);
    expect(saver.autosave.state().kind).toBe('saved');
  });

  it('keeps what a failed save did not take, tries again by itself within 5 s, and says why meanwhile', async () => {
    const saver = aSaver();
    for (let i = 0; i < 50; i += 1) saver.refusals.push(offline);
    saver.autosave.change('Hello');
    await saver.pass(20_000 - 1);
    expect(saver.autosave.state()).toEqual({ kind: 'failed', trouble: offline });
    saver.autosave.change('Hello you');
    const fixedAt = saver.now();
    saver.refusals.length = 0;
    await saver.pass(5_000);
    expect(saver.commits.map((commit) => commit.text)).toEqual(['Hello you']);
    expect((saver.commits[0]?.at ?? Infinity) - fixedAt).toBeLessThanOrEqual(5_000);
  });

  it('does not ask the disk again with every key while it refuses', async () => {
    const saver = aSaver({ commitMs: 0 });
    for (let i = 0; i < 50; i += 1) saver.refusals.push(offline);
    for (let key = 0; key < 100; key += 1) {
      saver.autosave.change('x'.repeat(key + 1));
      await saver.pass(80);
    }
    expect(50 - saver.refusals.length).toBeLessThanOrEqual(6);
  });

  it('writes nothing over a draft saved elsewhere until a person chose', async () => {
    const saver = aSaver();
    saver.saveElsewhere();
    saver.autosave.change('mine');
    await saver.pass(10_000);
    expect(saver.autosave.state()).toEqual({ kind: 'conflict', rev: 5 });
    saver.autosave.change('mine, and more');
    await saver.pass(10_000);
    expect(saver.commits).toEqual([]);
    saver.autosave.adopt(5, 'mine, and more');
    await saver.pass(1_000);
    expect(saver.commits.map(({ rev, text }) => ({ rev, text }))).toEqual([{ rev: 6, text: 'mine, and more' }]);
  });

  it('flushes at once, also behind a save that is under way', async () => {
    const saver = aSaver({ commitMs: 100 });
    saver.autosave.change('one');
    await saver.pass(250);
    saver.autosave.change('one two');
    const flushed = saver.autosave.flush();
    await saver.pass(60);
    expect(saver.commits.map((commit) => commit.text)).toEqual(['one']);
    await saver.pass(110);
    await flushed;
    expect(saver.commits.map((commit) => commit.text)).toEqual(['one', 'one two']);
    expect(saver.mostAtWork()).toBe(1);
  });

  it('saves nothing while paused for a send, and goes on when the send failed', async () => {
    const saver = aSaver();
    saver.autosave.change('one');
    await saver.autosave.pause();
    saver.autosave.change('one two');
    await saver.pass(5_000);
    expect(saver.commits).toEqual([]);
    saver.autosave.resume();
    await saver.pass(300);
    expect(saver.commits.map((commit) => commit.text)).toEqual(['one two']);
  });
});
