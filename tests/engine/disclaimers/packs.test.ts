import { describe, expect, it } from 'vitest';
import { createPacks } from '#electron/engine/disclaimers/packs.ts';
import { faultsIn } from '#electron/engine/disclaimers/pack-rules.ts';
import { createLive } from '#electron/engine/live.ts';
import { localePack as packShape, type LocalePack, type NumberName } from '#shared/words/policy.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aStore } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const setUp = () => {
  const db = aStore();
  const clock = aClock();
  const packs = createPacks({ db, live: createLive(db), clock, settings: someSettings() });
  const list = async (): Promise<LocalePack[]> => packShape.array().parse(await latest(packs.list(undefined)));
  const find = async (code: string): Promise<LocalePack> => {
    const pack = (await list()).find((known) => known.code === code);
    if (!pack) throw new Error(`There is no pack for ${code}.`);
    return pack;
  };
  return { db, clock, packs, list, find, today: new Date(clock.now()).toISOString().slice(0, 10) };
};
const withNumber = (pack: LocalePack, name: NumberName, number: Partial<LocalePack['numbers'][NumberName]>): LocalePack => ({ ...pack, numbers: { ...pack.numbers, [name]: { ...pack.numbers[name], ...number } } });

describe('the numbers of a country', () => {
  it('come with Rounds, each with its source where one is known, and checked by nobody here', async () => {
    const { list, find } = setUp();
    expect((await list()).map(({ code }) => code)).toEqual(expect.arrayContaining(['US', 'GB', 'DE', 'XX']));
    const us = await find('US');
    expect(us).toMatchObject({ isChanged: false, rev: 0, numbers: { emergency: { say: '911', checkedOn: null, source: '' } } });
    expect(us.numbers.poison.source).not.toBe('');
  });

  it('are changed with the day and the source, and say who did it', async () => {
    const { packs, find, clock, today } = setUp();
    const us = await find('US');
    expect(packs.save(withNumber(us, 'crisis', { say: ' 988 ', checkedOn: today, source: 'https://988lifeline.org' }))).toEqual({ rev: 1 });
    expect(await find('US')).toMatchObject({ isChanged: true, changedAt: clock.now(), changedBy: 'robin', rev: 1, numbers: { crisis: { say: '988', checkedOn: today, source: 'https://988lifeline.org' }, emergency: { say: '911' } } });
    expect(await find('GB')).toMatchObject({ isChanged: false });
  });

  it('go back to what came with Rounds', async () => {
    const { packs, find } = setUp();
    const us = await find('US');
    packs.save(withNumber(us, 'crisis', { say: '988' }));
    expect(packs.reset({ code: 'US', rev: 1 })).toEqual({});
    expect(await find('US')).toEqual(us);
  });

  it('are not overwritten by somebody who saw older ones', async () => {
    const { packs, find } = setUp();
    const us = await find('US');
    packs.save(withNumber(us, 'crisis', { say: '988' }));
    expect(troubleFrom(() => packs.save(withNumber(us, 'crisis', { say: '989' })))).toMatchObject({ kind: 'template-conflict', rev: 1 });
    expect(troubleFrom(() => packs.reset({ code: 'US', rev: 0 }))).toMatchObject({ kind: 'template-conflict', rev: 1 });
    expect(troubleFrom(() => packs.save({ ...us, code: 'ZZ' }))).toMatchObject({ kind: 'not-found' });
    expect((await find('US')).numbers.crisis.say).toBe('988');
  });

  it('keep the country’s name, whatever is sent', async () => {
    const { packs, find } = setUp();
    packs.save({ ...(await find('US')), name: '<b>Nowhere</b>', changedBy: 'somebody else' });
    expect(await find('US')).toMatchObject({ name: 'United States', changedBy: 'robin' });
  });

  it('are unchecked again when a number changes and the day does not', async () => {
    const { packs, find, clock, today } = setUp();
    packs.save(withNumber(await find('US'), 'emergency', { checkedOn: '2020-03-04' }));
    expect((await find('US')).numbers.emergency).toMatchObject({ say: '911', checkedOn: '2020-03-04' });
    packs.save(withNumber(await find('US'), 'emergency', { say: '112' }));
    expect((await find('US')).numbers.emergency).toMatchObject({ say: '112', checkedOn: null });
    packs.save(withNumber(await find('US'), 'emergency', { say: '911', checkedOn: today }));
    expect((await find('US')).numbers.emergency).toMatchObject({ say: '911', checkedOn: today });
    expect(clock.now()).toBeGreaterThan(Date.parse('2020-03-04'));
  });
});

describe('a number', () => {
  const fine = ['911', '112 or 999', '0800 111 0 111', '+44 20 7946 0000', 'NHS 111 (no public poison line)', '988 Suicide & Crisis Lifeline (call or text 988, also chat)', 'findahelpline.com lists lines by country', "your doctor's after-hours line", '', 'Numéro d’urgence: 15', 'خط المساعدة 123', '030 19240 (Berlin); regional centres differ'];
  const tricks = ['[call](https://evil.test)', '<b>911</b>', '**911**', '`911`', '{{ asker.name }}', '{% raw %}', '[[Number]]', '911 | 112', '~~911~~', '_911_', '# 911', '- 911', '1. 911', '\\911', '@moderators', '&lt;b&gt;', '911\n\n# Heading', '911\u202e119', '911\u200b'];
  const faults = async (say: string, more: Partial<LocalePack['numbers'][NumberName]> = {}): Promise<string[]> => faultsIn(withNumber(await setUp().find('US'), 'emergency', { say, ...more }).numbers, '2026-03-04');

  it.each(fine)('may be %j', async (say) => expect(await faults(say)).toEqual([]));
  it.each(tricks)('may not be %j', async (say) => expect(await faults(say)).toHaveLength(1));

  it('that is a trick is refused with a sentence, and nothing is kept', async () => {
    const { packs, find } = setUp();
    const us = await find('US');
    expect(troubleFrom(() => packs.save(withNumber(us, 'crisis', { say: '[988](x)' })))).toMatchObject({ kind: 'refused', remedy: 'edit', say: expect.stringContaining('crisis line') });
    expect(await find('US')).toEqual(us);
  });

  it('was checked on a day of the calendar that is not still to come', async () => {
    expect(await faults('911', { checkedOn: '2026-03-04' })).toEqual([]);
    expect(await faults('911', { checkedOn: '2026-03-05' })).toEqual([]);
    expect(await faults('911', { checkedOn: '2026-03-06' })).toHaveLength(1);
    expect(await faults('911', { checkedOn: '2026-02-30' })).toHaveLength(1);
    expect(await faults('911', { checkedOn: '2026-13-01' })).toHaveLength(1);
  });

  it('that came with Rounds passes its own rules', async () => {
    const { list } = setUp();
    expect((await list()).flatMap(({ numbers }) => faultsIn(numbers, '2026-03-04'))).toEqual([]);
  });
});
