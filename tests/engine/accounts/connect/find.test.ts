import { describe, expect, it, onTestFinished } from 'vitest';
import { startNodebb, type NodebbStart } from '#tests/doubles/nodebb/nodebb.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aConnect, someAccounts } from '#tests/makers/a-connect.ts';
import { aPracticeForum } from '#tests/makers/a-practice-forum.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const clock = aClock();
const find = (address: string) => aConnect({ clock }).find({ address });
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function aNodebb(start: NodebbStart = {}) {
  const forum = await startNodebb({ questions: 20, ...start });
  onTestFinished(() => forum.stop());
  return forum;
}

/** A Discourse that says what it is told to say, and nothing else. */
const aStrangeDiscourse = (answers: Record<string, unknown>, { version = '4', device = false } = {}) =>
  aScriptedServer(({ method, path }, response) => {
    const at = path.split('?', 1)[0] ?? '';
    if (method === 'HEAD') return response.writeHead(200, { 'Auth-Api-Version': version, ...(device ? { 'Auth-Api-Device-Code': 'true' } : {}) }).end();
    const answer = answers[at];
    if (Buffer.isBuffer(answer)) return response.writeHead(200, { 'Content-Type': 'text/html' }).end(answer);
    return answer === undefined ? json(response, { errors: ['No.'] }, 404) : json(response, answer);
  });

describe('a Discourse', () => {
  it('shows its name, its people, its communities and the ways in', async () => {
    const forum = await aPracticeForum({ seed: 'demo' });
    const found = await find(forum.baseUrl);
    expect(found).toMatchObject({ kind: 'discourse', url: forum.baseUrl, title: 'Practice forum', version: '2026.8.0', icon: null, needsSignIn: false, ways: ['device', 'paste', 'admin-key'], knownAs: null });
    expect(found.members).toBeGreaterThan(20);
    expect(found.topics).toBeGreaterThan(20);
    expect(found.communities.length).toBeGreaterThan(3);
    expect(found.communities.every(({ name, topics }) => name !== '' && topics !== null)).toBe(true);
    expect(forum.requests.list().every(({ username }) => username === null), 'asked as a stranger').toBe(true);
  });

  it('is found from any of its pages, in its folder and with its port', async () => {
    const forum = await aPracticeForum({ folder: '/forum' });
    expect(forum.baseUrl).toMatch(/\/forum$/);
    const { origin, host } = new URL(forum.baseUrl);
    for (const typed of [forum.baseUrl, `${forum.baseUrl}/`, `${host}/forum/t/what-could-it-be/12/3?u=me`, `${origin}/forum/latest`]) expect((await find(typed)).url, typed).toBe(forum.baseUrl);
    await expect(find(origin), 'nothing stands at the root').rejects.toMatchObject({ trouble: { kind: 'refused' } });
  });

  it('offers a code only where it can hand one out, and a way back only to a program that has one', async () => {
    const forum = await aPracticeForum();
    const wayBack = { hold: () => Promise.resolve(() => {}), onAddress: () => () => {} };
    forum.moods.isWithoutCodes = true;
    expect((await find(forum.baseUrl)).ways).toEqual(['paste', 'admin-key']);
    expect((await aConnect({ clock, wayBack }).find({ address: forum.baseUrl })).ways).toEqual(['browser', 'paste', 'admin-key']);
  });

  it('is known when this desk is on it already', async () => {
    const forum = await aPracticeForum();
    const registry = someAccounts();
    const accountId = registry.put({ baseUrl: forum.baseUrl, me: null });
    expect((await aConnect({ clock, registry }).find({ address: `${forum.baseUrl}/latest` })).knownAs).toBe(accountId);
  });

  it('of an older kind counts under older names, and one behind a login is asked for nothing more', async () => {
    const old = await aStrangeDiscourse({
      '/site/basic-info.json': { title: 'Old', login_required: false },
      '/about.json': { about: { version: '2.8.0', stats: { user_count: 12, topic_count: 34 } } },
      '/categories.json': { category_list: { categories: [{ id: 1, name: 'Skin', topic_count: 5, subcategory_list: [{ id: 2, name: 'Nails', topic_count: 1 }] }] } },
    });
    expect(await find(old.url)).toMatchObject({ title: 'Old', version: '2.8.0', members: 12, topics: 34, communities: [{ name: 'Skin', topics: 5 }, { name: 'Nails', topics: 1 }], ways: ['paste', 'admin-key'] });
    const shut = await aStrangeDiscourse({ '/site/basic-info.json': { title: 'Shut', login_required: true } });
    expect(await find(shut.url)).toMatchObject({ title: 'Shut', needsSignIn: true, members: null, topics: null, communities: [] });
    expect(shut.seen.map(({ path }) => path)).not.toContain('/about.json');
  });

  it('too old to let a program in is refused with that reason', async () => {
    const forum = await aStrangeDiscourse({}, { version: '1' });
    await expect(find(forum.url)).rejects.toMatchObject({ trouble: { kind: 'refused', say: expect.stringContaining('too old') } });
  });

  it('is believed in nothing it says', async () => {
    const strange = await aStrangeDiscourse({
      '/site/basic-info.json': { title: `\u202eevil\u0000\n${'x'.repeat(5_000)}`, login_required: 'yes', apple_touch_icon_url: 'javascript:alert(1)', favicon_url: { url: '/x' } },
      '/about.json': { about: { version: 7, stats: { users_count: -3, topics_count: 'many' } } },
      '/categories.json': { category_list: { categories: [null, 3, { id: 'x', name: 'no number' }, { id: 1, name: '' }, { id: 2, name: 'y'.repeat(9_999), topic_count: 1e99 }, ...Array.from({ length: 900 }, (_, at) => ({ id: at + 10, name: `c${at}`, topic_count: at }))] } },
    });
    const found = await find(strange.url);
    expect([found.title.length, found.version, found.members, found.topics, found.icon, found.needsSignIn]).toEqual([300, null, null, null, null, false]);
    expect(found.title).toMatch(/^evil x+$/);
    expect(found.communities).toHaveLength(200);
    expect(found.communities[0]).toEqual({ name: 'y'.repeat(200), topics: null });
  });

  it('that says nothing of itself is still found, under its address', async () => {
    const mute = await aStrangeDiscourse({ '/site/basic-info.json': Buffer.from('<html>'), '/about.json': Buffer.from('{"about":') });
    expect(await find(mute.url)).toMatchObject({ kind: 'discourse', title: '127.0.0.1', members: null, communities: [], icon: null });
  });

  it('has its sign shown when that is a small picture by its content, and never an SVG', async () => {
    const sign = async (file: Buffer) => {
      const forum = await aStrangeDiscourse({ '/site/basic-info.json': { title: 'x', apple_touch_icon_url: '/sign.png' }, '/sign.png': file });
      return (await find(forum.url)).icon;
    };
    expect(await sign(png)).toBe(`data:image/png;base64,${png.toString('base64')}`);
    expect(await sign(Buffer.concat([png, Buffer.alloc(64 * 1024)])), 'too large').toBeNull();
    expect(await sign(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBeNull();
    expect(await sign(Buffer.from('<!doctype html>')), 'a page that calls itself a picture').toBeNull();
  });

  it('on this computer cannot have its neighbours asked', async () => {
    const neighbour = await aScriptedServer((_, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(png));
    const forum = await aStrangeDiscourse({ '/site/basic-info.json': { title: 'x', apple_touch_icon_url: `${neighbour.url}/sign.png` } });
    expect((await find(forum.url)).icon).toBeNull();
    expect(neighbour.seen).toEqual([]);
  });
});

describe('a NodeBB', () => {
  it('shows its name, its people, its communities and the ways in', async () => {
    const forum = await aNodebb();
    const found = await find(forum.baseUrl);
    expect(found).toMatchObject({ kind: 'nodebb', url: forum.baseUrl, title: 'Common Room', version: '4.15.1', needsSignIn: false, ways: ['token', 'password'], knownAs: null });
    expect(found.members).toBe(forum.world.members.size);
    expect(found.communities.length).toBeGreaterThan(3);
    expect(found.communities.map(({ name }) => name).join()).not.toContain('ncategorized');
    expect(found.topics).toBe(found.communities.reduce((sum, { topics }) => sum + (topics ?? 0), 0));
  });

  it('is found in its folder, from a page of it, and without what federation tells', async () => {
    const forum = await aNodebb({ rules: { subFolder: '/community', activityPub: false } });
    const found = await find(`${new URL(forum.baseUrl).host}/community/topic/25/what-is-it`);
    expect(found).toMatchObject({ kind: 'nodebb', url: forum.baseUrl, version: null });
  });

  it('that shows nothing to strangers says that it needs a sign-in', async () => {
    const forum = await aNodebb({ rules: { privateForum: true } });
    expect(await find(forum.baseUrl)).toMatchObject({ kind: 'nodebb', needsSignIn: true, communities: [] });
  });

  it('has its words read as text, however they were escaped', async () => {
    const server = await aScriptedServer(({ path }, response) => {
      if (path === '/api/config') return json(response, { relative_path: '', csrf_token: 'x', siteTitle: 'Eyes &amp; Ears &lt;b&gt;' });
      if (path === '/api/v3/categories') return json(response, { response: { categories: [{ cid: -1, name: 'World' }, { cid: 2, name: 'Nose &#x27;n&#x27; Throat', topic_count: 3 }, { cid: 3, name: 'Off', disabled: 1 }] } });
      return json(response, {}, 404);
    });
    expect(await find(server.url)).toMatchObject({ title: 'Eyes & Ears <b>', communities: [{ name: 'Nose \'n\' Throat', topics: 3 }], members: null });
  });
});
