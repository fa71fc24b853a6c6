import { describe, expect, it } from 'vitest';
import { createLive } from '#electron/engine/live.ts';
import { questionRow, updateQuestion } from '#electron/engine/store/questions.ts';
import { createTriage } from '#electron/engine/triage/triage.ts';
import { createContexts } from '#electron/engine/templates/using/context.ts';
import { noTicks } from '#shared/words/draft.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const setUp = () => {
  const db = aStore();
  const clock = aClock();
  const triage = createTriage({ db, live: createLive(db), clock });
  const spots = aQuestion(db, 1, { title: 'Petechiae rash in 4 year old', html: '<p>For three months my son has had <b>pinpoint red spots</b> over his cheeks and nose like a butterfly after running about. They almost fade with rest. No fever.</p>' });
  const nails = aQuestion(db, 2, { title: 'Thick yellow toenails', html: '<p>Is there a cream for this? I am 50 and it bothers nobody but me.</p>' });
  const verdict = async (id: typeof spots) => (await latest(triage.ofQuestion({ questionId: id }, undefined))) ?? null;
  const levelOf = (id: typeof spots) => questionRow(db, id)?.level;
  return { db, clock, triage, spots, nails, verdict, levelOf };
};

describe('reading a question', () => {
  it('sorts the seed question to urgent, and shows the words, the rule and its source', async () => {
    const { spots, verdict, levelOf } = setUp();
    const said = await verdict(spots);
    expect(said).toMatchObject({ level: 'urgent', setBy: 'words', say: 'This is a sorting aid. It does not diagnose. A person decides.' });
    const heard = said?.fired.flatMap((rule) => rule.heard.map((words) => words.quote.toLowerCase())) ?? [];
    expect(heard.join(' ')).toMatch(/petechiae|pinpoint red spots/);
    expect(said?.fired[0]?.source).not.toBe('');
    expect(levelOf(spots)).toBe(2);
  });

  it('quotes from where the words stand', async () => {
    const { spots, verdict } = setUp();
    const said = await verdict(spots);
    for (const { quote, where, from, to } of said?.fired.flatMap((rule) => rule.heard) ?? []) {
      if (where === 'title') expect('Petechiae rash in 4 year old'.slice(from, to)).toBe(quote);
    }
  });

  it('says routine where nothing was heard, and calls it nothing else', async () => {
    const { nails, verdict } = setUp();
    expect(await verdict(nails)).toMatchObject({ level: 'routine', fired: [] });
  });

  it('goes through the waiting ones by itself, a few at a time, and again when the words change', async () => {
    const { db, clock, triage, spots, nails, levelOf } = setUp();
    triage.start();
    await clock.forward(3_000);
    expect([levelOf(spots), levelOf(nails)]).toEqual([2, 0]);
    updateQuestion(db, nails, { title: 'Face drooping on one side and slurred speech since this morning' });
    await clock.forward(1_000);
    expect(levelOf(nails)).toBe(3);
    triage.stop();
    updateQuestion(db, nails, { title: 'Thick yellow toenails' });
    await clock.forward(1_000);
    expect(levelOf(nails), 'it stopped').toBe(3);
  });
});

describe('a person', () => {
  it('answers a tick, and the level follows', async () => {
    const { triage, spots, verdict } = setUp();
    await verdict(spots);
    triage.tick({ questionId: spots, ticks: { 'stays-when-pressed': 'yes' } });
    expect(await verdict(spots)).toMatchObject({ level: 'emergency', setBy: 'ticks', by: 'robin', wordsLevel: 'urgent' });
    triage.tick({ questionId: spots, ticks: { 'stays-when-pressed': null } });
    expect(await verdict(spots)).toMatchObject({ level: 'urgent', setBy: 'words' });
  });

  it('lowers with a reason, which nothing read later undoes', async () => {
    const { db, clock, triage, spots, verdict, levelOf } = setUp();
    triage.start();
    await clock.forward(3_000);
    triage.setLevel({ questionId: spots, level: 'soon', reason: 'seen-by-a-doctor', note: 'blood count was normal' });
    expect(await verdict(spots)).toMatchObject({ level: 'soon', setBy: 'person', by: 'robin', why: 'seen by a doctor already: blood count was normal', wordsLevel: 'urgent' });
    updateQuestion(db, spots, { title: 'Petechiae rash in 4 year old, again' });
    await clock.forward(1_000);
    expect(levelOf(spots)).toBe(1);
    expect(triage.lessons()).toMatchObject([{ from: 'urgent', to: 'soon', reason: 'seen-by-a-doctor', fired: [expect.any(String), ...[]] }]);
    triage.setLevel({ questionId: spots, level: null, reason: 'other', note: '' });
    expect(await verdict(spots)).toMatchObject({ level: 'urgent', setBy: 'words' });
    triage.stop();
  });

  it('sets and takes away a flag, over what the words say', async () => {
    const { triage, nails, verdict } = setUp();
    triage.setFlag({ questionId: nails, flag: 'off-topic', isOn: true, note: 'about cameras' });
    expect((await verdict(nails))?.flags).toContainEqual({ flag: 'off-topic', by: 'robin', why: 'about cameras' });
    triage.setFlag({ questionId: nails, flag: 'off-topic', isOn: false, note: '' });
    expect((await verdict(nails))?.flags.map((one) => one.flag)).not.toContain('off-topic');
  });

  it('lets templates know of a flag they set, and of none that only words raised', async () => {
    const { db, triage, nails, verdict } = setUp();
    const crisis = () => createContexts({ db, settings: someSettings() }).of(nails, noTicks)?.values['triage']?.['crisis'];
    updateQuestion(db, nails, { title: 'I want to end my life' });
    expect((await verdict(nails))?.flags.map((one) => one.flag)).toContain('crisis');
    expect(crisis()).toBe(false);
    triage.setFlag({ questionId: nails, flag: 'crisis', isOn: true, note: '' });
    expect(crisis()).toBe(true);
    triage.setFlag({ questionId: nails, flag: 'crisis', isOn: false, note: 'a song' });
    expect(crisis()).toBe(false);
  });
});
