import { describe, expect, it } from 'vitest';
import { leaseMs } from '#electron/engine/claims/lease.ts';
import { createTerms } from '#electron/engine/claims/terms.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';

const first = asQuestionId('practice', 1);
const second = asQuestionId('practice', 2);

function some() {
  const clock = aClock();
  const over: { id: string; at: number }[] = [];
  const begun = clock.elapsed();
  const terms = createTerms({ clock, onOver: (ids) => over.push(...ids.map((id) => ({ id, at: clock.elapsed() - begun }))) });
  return { clock, terms, over };
}

describe('what runs out', () => {
  it('is announced when it does, once, and nothing waits afterwards', async () => {
    const { clock, terms, over } = some();
    terms.begin(first, 90_000);
    terms.begin(second, 30_000);
    await clock.forward(200_000);
    expect(over).toEqual([{ id: second, at: 30_000 }, { id: first, at: 90_000 }]);
    expect(clock.waiting()).toBe(0);
  });
  it('is not cut short nor lengthened by a wall clock that goes back', async () => {
    const { clock, terms, over } = some();
    terms.begin(first, leaseMs);
    await clock.forward(60_000);
    clock.jump(-5 * 3_600_000);
    await clock.forward(leaseMs);
    expect(over).toEqual([{ id: first, at: leaseMs }]);
  });
  it('is noticed within ten seconds after a sleep, in which no timer ran', async () => {
    const { clock, terms, over } = some();
    terms.begin(first, leaseMs);
    await clock.forward(60_000);
    clock.jump(8 * 3_600_000);
    await clock.forward(10_000);
    expect(over).toHaveLength(1);
  });
  it('is not lengthened by the same end seen again, and follows another one', async () => {
    const { clock, terms, over } = some();
    terms.note(first, 60_000, 111);
    await clock.forward(30_000);
    terms.note(first, 60_000, 111);
    await clock.forward(30_000);
    expect(over).toHaveLength(1);
    terms.note(second, 60_000, 111);
    terms.note(second, 20_000, 111);
    await clock.forward(20_000);
    expect(over).toHaveLength(2);
    terms.note(first, 10_000, 111);
    terms.note(first, 60_000, 222);
    await clock.forward(59_000);
    expect(over).toHaveLength(2);
    await clock.forward(1_000);
    expect(over).toHaveLength(3);
  });
  it('says nothing of what was dropped, nor after the end', async () => {
    const { clock, terms, over } = some();
    terms.begin(first, 1_000);
    terms.drop(first);
    terms.begin(second, 1_000);
    terms.stop();
    await clock.forward(60_000);
    expect(over).toEqual([]);
  });
});
