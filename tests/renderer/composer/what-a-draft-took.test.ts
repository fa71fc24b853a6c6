import { describe, expect, it } from 'vitest';
import { compareMirror, createMirror, type Mirrored } from '#renderer/composer/draft/mirror.ts';
import { createStopwatch } from '#renderer/composer/draft/stopwatch.ts';
import { emptyDraft, type Draft } from '#shared/words/draft.ts';
import { asQuestionId } from '#shared/words/ids.ts';

const id = asQuestionId('practice', 7);
const aMirrored = (text: string, over: Partial<Mirrored> = {}): Mirrored => ({ content: { ...emptyDraft, text }, rev: 3, sentText: null, send: null, sheet: {}, ...over });
const aDraft = (text: string, rev = 3): Draft => ({ ...emptyDraft, text, rev, questionId: id, savedAt: 0 });

describe('the time an answer took', () => {
  it('counts only time in which the person could see it', () => {
    let now = 0;
    const watch = createStopwatch(() => now, { typingMs: 0, openMs: 500 });
    watch.setActive(true);
    now = 1_000;
    expect(watch.read().openMs).toBe(1_500);
    watch.setActive(false);
    now = 60_000;
    watch.setActive(true);
    now = 61_000;
    expect(watch.read().openMs).toBe(2_500);
  });

  it('counts gaps between keystrokes shorter than five seconds as typing', () => {
    let now = 0;
    const watch = createStopwatch(() => now, { typingMs: 0, openMs: 0 });
    for (const at of [0, 200, 400, 5_399, 11_000, 11_100]) {
      now = at;
      watch.key();
    }
    expect(watch.read().typingMs).toBe(200 + 200 + 4_999 + 100);
  });

  it('does not count the way back from another window', () => {
    let now = 0;
    const watch = createStopwatch(() => now, { typingMs: 0, openMs: 0 });
    watch.setActive(true);
    watch.key();
    watch.setActive(false);
    now = 2_000;
    watch.setActive(true);
    watch.key();
    expect(watch.read().typingMs).toBe(0);
  });
});

describe("the page's own copy of unsaved words", () => {
  it('is dropped where the draft holds the same words', () => expect(compareMirror(aMirrored('a'), aDraft('a', 9))).toBe('saved'));
  it('is replayed where it was written on the saved revision', () => expect(compareMirror(aMirrored('a b'), aDraft('a'))).toBe('replay'));
  it('is replayed where our own save arrived without an answer', () => expect(compareMirror(aMirrored('a b c', { sentText: 'a b' }), aDraft('a b', 4))).toBe('replay'));
  it('is asked about where somebody else wrote meanwhile', () => expect(compareMirror(aMirrored('a b'), aDraft('theirs', 4))).toBe('ask'));
  it('is asked about where the draft was sent or discarded meanwhile', () => expect(compareMirror(aMirrored('a b'), aDraft('', 0))).toBe('ask'));
  it('is nothing where there is none', () => expect(compareMirror(null, aDraft('a'))).toBe('saved'));

  it('survives a storage that is full, forbidden or tampered with', () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
    const mirror = createMirror(storage, id);
    expect(mirror.read()).toBeNull();
    mirror.write(aMirrored('a'));
    expect(mirror.read()?.content.text).toBe('a');
    expect(createMirror(storage, asQuestionId('practice', 8)).read()).toBeNull();
    for (const key of kept.keys()) kept.set(key, '{"content":{"text":7}}');
    expect(mirror.read()).toBeNull();
    mirror.clear();
    expect(kept.size).toBe(0);
    const forbidden = createMirror({ ...storage, setItem: () => { throw new Error('quota'); } }, id);
    expect(() => forbidden.write(aMirrored('a'))).not.toThrow();
  });
});
