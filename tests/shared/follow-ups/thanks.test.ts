import { describe, expect, it } from 'vitest';
import { isOnlyThanks } from '#shared/follow-ups/thanks.ts';
import { replies } from './replies.ts';

const takenFor = (texts: readonly string[]): string[] => texts.filter((text) => isOnlyThanks(text));
const share = (texts: readonly string[]): number => takenFor(texts).length / texts.length;

describe('a bare thank-you', () => {
  it('is told from a reply that has to be read: nearly never is there more in it', () => {
    const more = [...replies.tuned.more, ...replies.apart.more];
    expect(more.length).toBeGreaterThanOrEqual(60);
    expect(takenFor(more)).toEqual([]);
  });

  it('is recognised in most words and languages it is said in, also in those it was never tuned on', () => {
    expect(share(replies.tuned.thanks)).toBeGreaterThan(0.95);
    expect(share(replies.apart.thanks)).toBeGreaterThan(0.6);
  });

  it('is none any more once a worry, a number or a question stands beside it', () => {
    for (const thanks of takenFor(replies.tuned.thanks)) {
      for (const more of ['But he still has a fever.', 'It was 39 today.', 'May I swim?']) expect(isOnlyThanks(`${thanks} ${more}`), `${thanks} ${more}`).toBe(false);
    }
  });

  it('may name those who answered, by a title or by the name they go by in the thread', () => {
    expect(isOnlyThanks('Thank you, Dr Osei!')).toBe(true);
    expect(isOnlyThanks('Thank you Ilse!')).toBe(false);
    expect(isOnlyThanks('Thank you Ilse!', ['nurse_ilse', 'Ilse'])).toBe(true);
    expect(isOnlyThanks('Thank you @nurse_ilse')).toBe(true);
  });

  it('says something: silence, a lone name and a lone yes are none', () => {
    for (const text of ['', '   ', 'ok', 'Yes', '…', '@nurse_ilse', '.'.repeat(10_000)]) expect(isOnlyThanks(text), text.slice(0, 20)).toBe(false);
    expect(isOnlyThanks('🙏')).toBe(true);
  });

  it('is short: a long text has something to say, whatever it begins with', () => {
    expect(isOnlyThanks('Thank you. '.repeat(30))).toBe(true);
    expect(isOnlyThanks('Thank you. '.repeat(60))).toBe(false);
  });
});
