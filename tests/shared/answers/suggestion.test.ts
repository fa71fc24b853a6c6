import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standings, suggestedChanges, withChanges } from '#shared/answers/suggestion.ts';

const text = 'Use the strong cream twice a day. See a doctor if it spreads.\n\nAll the best.';
const suggestion = 'Use a plain moisturiser twice a day. See a doctor today if it spreads.\n\nAll the best.';
const made = (now: string, from: number, to: number, put: string): string => now.slice(0, from) + put + now.slice(to);

describe('what a reader suggests', () => {
  it('is told change by change, with the words around it', () => {
    expect(suggestedChanges(text, suggestion).map(({ gone, put, before, after }) => [before.slice(-8), gone, put, after.slice(0, 8)])).toEqual([
      ['Use ', 'the strong cream', 'a plain moisturiser', ' twice a'],
      ['a doctor', '', ' today', ' if it s'],
    ]);
    expect(suggestedChanges(text, text)).toEqual([]);
  });

  it('can be taken one by one, in any order, and the rest stays where it belongs', () => {
    const changes = suggestedChanges(text, suggestion);
    const second = standings(text, text, changes)[1];
    if (second?.kind !== 'open') throw new Error('It should be open.');
    const now = made(text, second.from, second.to, changes[1]?.put ?? '');
    expect(now).toBe('Use the strong cream twice a day. See a doctor today if it spreads.\n\nAll the best.');
    expect(standings(text, now, changes)).toMatchObject([{ kind: 'open' }, { kind: 'taken' }]);
  });

  it('moves with what is written before it, and is not made over what was written there', () => {
    const changes = suggestedChanges(text, suggestion);
    const longer = `Hello and thank you.\n\n${text}`;
    const [first] = standings(text, longer, changes);
    expect(first).toMatchObject({ kind: 'open' });
    if (first?.kind === 'open') expect(longer.slice(first.from, first.to)).toBe('the strong cream');
    expect(standings(text, text.replace('strong', 'mild'), changes)[0]).toEqual({ kind: 'elsewhere' });
    expect(standings(text, '', changes)[0]).toEqual({ kind: 'elsewhere' });
  });

  const word = fc.constantFrom('a', 'rash', 'cream', 'the', 'and', 'of', 'day', 'twice', '\n');
  const prose = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));

  it('makes the suggestion when every change is made at once', () => {
    fc.assert(fc.property(prose, prose, (before, after) => withChanges(before, suggestedChanges(before, after)) === after));
  });

  it('never touches a place that reads otherwise: what is open is what the reader read there', () => {
    fc.assert(
      fc.property(prose, prose, prose, (before, after, now) => {
        const changes = suggestedChanges(before, after);
        for (const [index, standing] of standings(before, now, changes).entries()) {
          if (standing.kind === 'open') expect(now.slice(standing.from, standing.to)).toBe(changes[index]?.gone);
        }
      }),
    );
  });

  it('becomes the suggestion when they are taken one after the other, in any order', () => {
    fc.assert(
      fc.property(prose, prose, fc.array(fc.nat(20), { minLength: 15, maxLength: 15 }), (before, after, order) => {
        const changes = suggestedChanges(before, after);
        let now = before;
        for (const pick of order) {
          const open = standings(before, now, changes).flatMap((standing, index) => (standing.kind === 'open' ? [{ ...standing, put: changes[index]?.put ?? '' }] : []));
          const next = open[pick % Math.max(1, open.length)];
          if (next) now = made(now, next.from, next.to, next.put);
        }
        if (changes.length <= order.length) expect(now).toBe(after);
      }),
    );
  });

  it('is all open before anything was changed', () => {
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const changes = suggestedChanges(before, after);
        for (const [index, standing] of standings(before, before, changes).entries()) expect(standing).toEqual({ kind: 'open', from: changes[index]?.from, to: changes[index]?.to });
      }),
    );
  });
});
