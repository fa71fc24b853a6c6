import { onTestFinished, describe, expect, it } from 'vitest';
import { createResources } from '#electron/engine/resources/resources.ts';
import starter from '#electron/engine/resources/starter-resources.json' with { type: 'json' };
import { startReadingForum } from '#electron/engine/resources/read-forum.ts';
import { loadResources } from '#electron/engine/resources/starter.ts';
import { createLive } from '#electron/engine/live.ts';
import type { Forum } from '#electron/engine/forums/forum.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { activityLines } from '#electron/engine/store/team/activity.ts';
import library from '#electron/engine/templates/library/starter-library.json' with { type: 'json' };
import { resources as practiced } from '#electron/practice-forum/seed/resources.ts';
import { publicPage, samePage } from '#shared/resources/address.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Resource } from '#shared/words/resource.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aForum, noLog, until, type TestForum } from '#tests/makers/a-forum.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';
import { aSyncedDesk } from '#tests/makers/a-synced-desk.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const access = { accountId: 'practice', kind: 'discourse', baseUrl: '', credential: null, isPractice: true } as const;

function aRoom(db: Db = aStore(), clock = aClock()) {
  const room = createResources({ db, live: createLive(db), clock, settings: someSettings() });
  const list = async (): Promise<Resource[]> => (await latest(room.list(undefined))) ?? [];
  const named = async (title: string): Promise<Resource> => {
    const found = (await list()).find((card) => card.title === title);
    if (!found) throw new Error(`There is no ${title}.`);
    return found;
  };
  return { db, room, clock, list, named };
}

const aPage = (over: Partial<Resource> = {}): Resource => ({ id: 'r-1', title: 'Eczema care', url: 'https://eczema.org/care', answers: 'How do I moisturise?', communities: ['Dermatology'], tags: ['eczema'], origin: 'ours', uses: 0, rev: 0, forQuestion: '', ...over });

describe('the pages that come with Rounds', () => {
  it('are those the practice forum lists and the starter templates name, each once', () => {
    const have = new Set(starter.resources.map(({ url }) => samePage(url)));
    const wanted = [...Object.values(practiced).flat(), ...library.templates.flatMap(({ sources }) => sources)].map(({ url }) => samePage(url));
    expect(wanted.filter((page) => !have.has(page))).toEqual([]);
    expect(have.size).toBe(starter.resources.length);
    expect(starter.resources.filter(({ url }) => publicPage(url) !== url)).toEqual([]);
  });

  it('are there at once, and what was changed or removed here stays so when newer ones come', async () => {
    const { db, room, list, named } = aRoom();
    expect(await list()).toHaveLength(starter.resources.length);
    const [scabies, shingles] = [await named('Scabies (NHS)'), await named('Shingles (NHS)')];
    room.save({ ...scabies, answers: 'Who must be treated?' });
    room.remove({ id: shingles.id, rev: shingles.rev });
    loadResources(db, { version: 2, resources: starter.resources.map((one) => ({ ...one, answers: `${one.answers} (2)` })) });
    expect((await named('Scabies (NHS)')).answers).toBe('Who must be treated?');
    expect((await named('DermNet')).answers).toMatch(/\(2\)$/);
    expect((await list()).map(({ title }) => title)).not.toContain('Shingles (NHS)');
  });
});

describe('our own list', () => {
  it('takes a page, changes it, and lets go of it with a way back', async () => {
    const { db, room, list, named } = aRoom();
    expect(room.save(aPage({ title: '  Eczema\n care ' }))).toEqual({ rev: 1 });
    expect(await named('Eczema care')).toMatchObject({ url: 'https://eczema.org/care', origin: 'ours', uses: 0 });
    expect(room.save(aPage({ title: 'Eczema, day by day', rev: 1 }))).toEqual({ rev: 2 });
    room.countUse({ id: 'r-1' });
    room.remove({ id: 'r-1', rev: 2 });
    expect((await list()).some(({ id }) => id === 'r-1')).toBe(false);
    room.save(aPage({ title: 'Eczema, day by day', rev: 0 }));
    expect(await named('Eczema, day by day')).toMatchObject({ uses: 1 });
    expect(activityLines(db, 'resource', 10).map(({ what, by }) => `${by} ${what}`)).toEqual(['robin added a resource', 'robin removed a resource', 'robin changed a resource', 'robin added a resource']);
  });

  it('refuses what is no public page, has no title, or is listed already', () => {
    const { room } = aRoom();
    for (const url of ['http://eczema.org/', 'javascript:alert(1)', 'https://localhost/', 'eczema']) expect(troubleFrom(() => room.save(aPage({ url }))).kind, url).toBe('refused');
    expect(troubleFrom(() => room.save(aPage({ title: ' \u200B ' })))).toMatchObject({ kind: 'refused', say: 'Give the page a title.' });
    expect(troubleFrom(() => room.save(aPage({ url: 'https://nhs.uk/conditions/scabies' })))).toMatchObject({ kind: 'refused', say: 'This page is on the list already, as “Scabies (NHS)”.' });
  });

  it('does not let a change overwrite one it has not seen', () => {
    const { room } = aRoom();
    room.save(aPage());
    room.save(aPage({ rev: 1, answers: 'Newer' }));
    expect(troubleFrom(() => room.save(aPage({ rev: 1, answers: 'Older' })))).toMatchObject({ kind: 'template-conflict', rev: 2 });
    expect(troubleFrom(() => room.remove({ id: 'r-1', rev: 1 }))).toMatchObject({ kind: 'template-conflict' });
  });
});

describe('finding a page', () => {
  it('forgives typos, changed-over letters and half words, and looks at title, address, tags and what it answers', () => {
    const { room } = aRoom();
    const first = (text: string) => room.find({ text })[0]?.title;
    expect(first('scabeis')).toBe('Scabies (NHS)');
    expect(first('shing')).toBe('Shingles (NHS)');
    expect(first('dermnetnz.org')).toBe('DermNet');
    expect(first('zoster')).toBe('Shingles (NHS)');
    expect(first('tested judged')).toBe('Sexual health services (NHS)');
    expect(room.find({ text: 'xylophone' })).toEqual([]);
    expect(room.find({ text: '' })).toHaveLength(starter.resources.length);
  });

  it('suggests by the words of the question, and says which; what only fits its community comes after, without a reason', () => {
    const { db, room } = aRoom();
    const id = aQuestion(db, 1, { title: 'Petechiae rash in 4 year old', tags: '["petechiae"]', html: '<p>Pinprick red spots after he runs, for three months, no fever.</p>' });
    const found = room.find({ text: '', questionId: id });
    expect(found.slice(0, 2).map(({ title }) => title).toSorted()).toEqual(['Fever and petechiae (RCH Melbourne)', 'Rashes in babies and children (NHS)']);
    expect(found[0]?.forQuestion).toMatch(/petechiae/);
    expect(found.find(({ title }) => title === 'Medicines A to Z (NHS)')?.forQuestion).toBe('');
    expect(room.find({ text: '', questionId: 'practice:99' as QuestionId })[0]?.forQuestion).toBe('');
  });

  it('prefers what is used', () => {
    const { room } = aRoom();
    const before = room.find({ text: '' }).findIndex(({ title }) => title === 'Scabies (NHS)');
    expect(before).toBeGreaterThan(0);
    for (let i = 0; i < 3; i += 1) room.countUse({ id: 'starter:scabies' });
    room.save(aPage({ id: 'r-2', communities: [], url: 'https://used.org/', title: 'Used' }));
    for (let i = 0; i < 9; i += 1) room.countUse({ id: 'r-2' });
    expect(room.find({ text: '' })[0]?.title).toBe('Used');
    expect(room.find({ text: '' }).findIndex(({ title }) => title === 'Scabies (NHS)')).toBeLessThan(before);
  });
});

describe('the forum’s own lists', () => {
  async function aDeskOn(practice: TestForum, forum: Partial<Forum> = {}) {
    const desk = aSyncedDesk(practice);
    await desk.begin();
    const clock = aClock({ now: Date.now() });
    const shown = aRoom(desk.db, clock);
    onTestFinished(startReadingForum({ db: shown.db, forum: { ...practice.forum, ...forum }, access, clock: shown.clock, log: noLog }));
    const readAt = () => shown.db.one(shown.db.sql.selectFrom('cursors').select('value').where('name', '=', 'resources-read'))?.value;
    /** Lets the time pass in which the forum is read next, and waits until it has been. */
    const readAgain = async (ms: number): Promise<void> => {
      await clock.forward(ms);
      await until(readAt, (at) => at === clock.now());
    };
    return { ...shown, readAgain };
  }
  const edit = async (practice: TestForum, raw: (before: string) => string): Promise<void> => {
    const hana = practice.as('harbour_hana');
    const { categories } = (await hana.call('GET', 'site.json')) as { categories: { name: string; topic_url: string }[] };
    const at = categories.find(({ name }) => name === 'Heart')?.topic_url ?? '';
    const { post_stream } = (await hana.call('GET', `${at.slice(1)}.json?include_raw=true`)) as { post_stream: { posts: { id: number; raw: string }[] } };
    const [post] = post_stream.posts;
    await hana.call('PUT', `posts/${post?.id ?? 0}.json`, { post: { raw: raw(post?.raw ?? '') } });
  };

  it('are read as the ordinary posts they are, and stand before what came with Rounds', async () => {
    const { readAgain, list, named } = await aDeskOn(await aForum({ seed: 'demo' }));
    expect((await named('DermNet')).origin).toBe('ours');
    await readAgain(1_000);
    expect(await named('When to call 999 (NHS)')).toMatchObject({ origin: 'forum', communities: ['General Health', 'Heart'] });
    expect(await named('DermNet')).toMatchObject({ origin: 'forum', communities: ['Dermatology'], answers: 'What does a skin condition look like, on light and on dark skin?', tags: expect.arrayContaining(['eczema']) as string[] });
    expect((await list()).filter(({ url }) => url === 'https://dermnetnz.org/')).toHaveLength(1);
  });

  it('follow what the forum changes, and keep what a person wrote here', async () => {
    const practice = await aForum({ seed: 'demo' });
    const { readAgain, room, list, named } = await aDeskOn(practice);
    await readAgain(1_000);
    const forums = await named('When to call 999 (NHS)');
    room.countUse({ id: forums.id });
    expect(troubleFrom(() => room.save({ ...forums, title: 'Mine' }))).toMatchObject({ kind: 'not-allowed' });
    expect(troubleFrom(() => room.remove({ id: forums.id, rev: forums.rev }))).toMatchObject({ kind: 'not-allowed' });
    room.save(aPage({ id: 'r-9', title: 'Call 999', url: forums.url, communities: ['Heart'] }));
    expect(await named('Call 999')).toMatchObject({ origin: 'ours' });
    await edit(practice, (before) => `${before}\n- [Heart rhythm](https://www.bhf.org.uk/rhythm): What is a flutter?\n- [Bad](javascript:alert(1))\n- [Worse](http://plain.org/): no`);
    await readAgain(10 * 60_000);
    expect(await named('Heart rhythm')).toMatchObject({ origin: 'forum', communities: ['Heart'], answers: 'What is a flutter?' });
    expect((await list()).map(({ title }) => title).filter((title) => title === 'Bad' || title === 'Worse')).toEqual([]);
    await edit(practice, (before) => before.replace('- [Heart rhythm](https://www.bhf.org.uk/rhythm): What is a flutter?\n', ''));
    await readAgain(10 * 60_000);
    expect((await list()).map(({ title }) => title)).not.toContain('Heart rhythm');
  });

  it('stay as they were known while the forum cannot be asked', async () => {
    const practice = await aForum({ seed: 'demo' });
    const { readAgain, clock, list } = await aDeskOn(practice);
    await readAgain(1_000);
    const before = await list();
    practice.moods.always({ path: '/site.json' }, { kind: 'gateway', status: 500 });
    const asked = practice.requests.count({ path: '/site.json' });
    await clock.forward(11 * 60_000);
    await until(() => practice.requests.count({ path: '/site.json' }), (count) => count > asked);
    expect(before.some(({ origin }) => origin === 'forum')).toBe(true);
    expect(await list()).toEqual(before);
  });
});
