import { describe, expect, it } from 'vitest';
import { withField } from '#renderer/library/library-view.ts';
import { dayOf, dayWords, marksBesides, monthsAfter, reviewWords, usesWords, versionWords } from '#renderer/library/words.ts';

describe('the words of the library', () => {
  it('say how a review date stands to today', () => {
    expect(reviewWords(null, '2026-03-10')).toBeNull();
    expect(reviewWords('2026-03-08', '2026-03-10')).toEqual({ say: 'review due 2 d ago', isOverdue: true });
    expect(reviewWords('2026-03-10', '2026-03-10')).toEqual({ say: 'review due today', isOverdue: false });
    expect(reviewWords('2026-03-15', '2026-03-10')).toEqual({ say: 'review due in 5 d', isOverdue: false });
    expect(reviewWords('2027-03-15', '2026-03-10')).toBeNull();
    // Over a change of the clocks.
    expect(reviewWords('2026-03-28', '2026-03-30')?.say).toBe('review due 2 d ago');
  });

  it('write a day, and count months from it', () => {
    expect(dayWords('2027-03-01')).toBe('1 Mar 2027');
    expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
    expect(monthsAfter('2026-03-10', 12)).toBe('2027-03-10');
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28');
    expect(monthsAfter('2026-12-31', 6)).toBe('2027-06-30');
  });

  it('say how far a template has come', () => {
    expect(versionWords({ version: 0, hasDraft: true, status: 'draft' })).toBe('');
    expect(versionWords({ version: 4, hasDraft: false, status: 'published' })).toBe('v4');
    expect(versionWords({ version: 4, hasDraft: true, status: 'published' })).toBe('v4, draft');
    // The status says it already.
    expect(versionWords({ version: 4, hasDraft: true, status: 'draft' })).toBe('v4');
    expect([usesWords(0), usesWords(1), usesWords(2)]).toEqual(['not used', 'used once', 'used 2 times']);
  });

  it('put the worst mark first, and leave the date to the date', () => {
    expect(marksBesides({ marks: ['never-used', 'overdue', 'fault'] })).toEqual(['fault', 'never-used']);
  });

  it('set one field of a filter, and free it again', () => {
    expect(withField({ text: 'a' }, 'kind', 'snippet')).toEqual({ text: 'a', kind: 'snippet' });
    expect(Object.keys(withField({ text: 'a', kind: 'snippet' }, 'kind', ''))).toEqual(['text']);
  });
});
