import { describe, expect, it } from 'vitest';
import { wordsKept } from '#shared/answers/words-kept.ts';

const inserted = 'Hello [[Name]], an itching rash is common and mostly harmless. Cool it, keep it dry, and write down when it began. [[Your own line]] See a doctor if it spreads.';

describe('what is left of an inserted template', () => {
  it('is all of it when only the blanks were filled in and words were added around it', () => {
    expect(wordsKept(inserted, `Good evening!\n\n${inserted.replace('[[Name]]', 'Ada').replace('[[Your own line]]', 'I had one too.')}\n\nGet well soon.`)).toBe(1);
  });

  it('is all of it when it was moved, set in bold or written in capitals', () => {
    expect(wordsKept('Cool it and keep it dry.', 'KEEP it dry and more. **Cool it and keep it dry.**')).toBe(1);
  });

  it('is nearly all of it when a word was changed', () => {
    const kept = wordsKept(inserted, inserted.replace('harmless', 'benign'));
    expect(kept).toBeGreaterThan(0.9);
    expect(kept).toBeLessThan(1);
  });

  it('is half of it when half was taken out', () => {
    const kept = wordsKept(inserted, inserted.slice(inserted.indexOf('dry')));
    expect(kept).toBeGreaterThan(0.3);
    expect(kept).toBeLessThan(0.7);
  });

  it('is little of it when the same words were said anew in another order', () => {
    expect(wordsKept('see a doctor if it spreads', 'if doctor spreads a it see')).toBe(0);
    expect(wordsKept(inserted, '')).toBe(0);
  });

  it('is nothing to lose where a template has no words of its own', () => {
    expect(wordsKept('[[All of it]]', 'whatever')).toBe(1);
  });

  it('counts in every script that separates words', () => {
    expect(wordsKept('Не чешите сыпь руками', 'Не чешите сыпь')).toBe(0.75);
  });
});
