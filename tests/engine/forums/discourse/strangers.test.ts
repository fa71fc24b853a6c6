import { describe, expect, it, onTestFinished } from 'vitest';
import { userKey } from '#electron/engine/forums/credential.ts';
import { startDiscourse, type Discourse, type DiscourseStart } from '#tests/doubles/discourse/discourse.ts';
import { systemClock } from '#electron/system-clock.ts';
import { practiceForum } from '#electron/engine/forums/pace.ts';
import { anAdapter } from '#tests/makers/a-forum.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const many = 2_000;

async function aLargeForum(start: Partial<DiscourseStart> = {}): Promise<{ double: Discourse; forum: ReturnType<typeof anAdapter>; byKey(): number }> {
  const double = await startDiscourse({ topics: many, clock: systemClock(), ...start });
  onTestFinished(() => double.stop());
  const forum = anAdapter({ accountId: 'a', kind: 'discourse', baseUrl: double.baseUrl, credential: userKey(double.key), isPractice: false }, { limits: { stranger: practiceForum } });
  return { double, forum, byKey: () => double.counted().perKey.all };
}
const first = (double: Discourse, sort: ReturnType<Discourse['many']['sortOf']>): number => Array.from({ length: many }, (_, index) => index + 1).find((id) => double.many.sortOf(id) === sort) ?? 0;

describe('a public Discourse', () => {
  it('is read as a stranger, and the key is not counted for it', async () => {
    const { double, forum, byKey } = await aLargeForum();
    await forum.about();
    await forum.communities();
    const before = byKey();
    for (let page = 0; page < 4; page += 1) await forum.openTopics(page, 5);
    for (let before: number | null = null, pages = 0; pages < 5; pages += 1) before = (await forum.feed(before)).items.at(-1)?.id ?? null;
    await forum.thread(first(double, 'answered'));
    await forum.topicsById([first(double, 'alone'), first(double, 'closed')]);
    expect(byKey()).toBe(before);
    expect(double.counted().perAddress.all - byKey()).toBeGreaterThan(10);
    expect(forum.asStranger?.()).toEqual({ leavesOut: true });
  });

  it('is asked with the key when a person waits, and for what only members see', async () => {
    const { double, forum, byKey } = await aLargeForum();
    await forum.about();
    await forum.communities();
    const hidden = first(double, 'private');
    const before = byKey();
    await forum.thread(first(double, 'answered'), { isForPerson: true });
    expect(byKey()).toBe(before + 1);
    // A stranger is told that there is no such thing; we are not.
    expect(await forum.thread(hidden)).toMatchObject({ id: hidden, state: 'open' });
    expect((await forum.topicsById([hidden, first(double, 'alone')])).items.map(({ id }) => id)).toContain(hidden);
    expect((await forum.feed(null, { asMember: true })).items.length).toBe(50);
    const listed = await forum.openTopics(0, 5, { asMember: true });
    expect(listed.items.length).toBeGreaterThan(0);
    expect(listed.items.every(({ id }) => double.many.sortOf(id) === 'private')).toBe(true);
    expect(listed.hasMore).toBe(false);
    expect((await forum.openTopics(0, 5)).items.some(({ id }) => double.many.sortOf(id) === 'private')).toBe(false);
  });

  it('has nothing to say of who holds a question where only members see it, and that is not nobody', async () => {
    const row = { id: 7, title: 'Red spots', posts_count: 1, highest_post_number: 1, created_at: '2026-01-02T03:04:05.678Z' };
    const arePublic = async (assigns_public: boolean) => {
      const server = await aScriptedServer(({ path }, response) => {
        if (path === '/site/basic-info.json') json(response, { title: 'x', login_required: false });
        else if (path === '/session/current.json') json(response, { current_user: { id: 3, username: 'volunteer' } });
        else if (path === '/site/settings.json') json(response, { assign_enabled: true, assigns_public });
        else if (path.startsWith('/latest.json')) json(response, { topic_list: { topics: [row] } });
        else json(response, { errors: [] }, 404);
      });
      const forum = anAdapter({ accountId: 'a', kind: 'discourse', baseUrl: server.url, credential: userKey('k'), isPractice: false }, { limits: { stranger: practiceForum } });
      await forum.about();
      return (await forum.openTopics(0, 5)).items[0]?.holder;
    };
    expect(await arePublic(false)).toBeUndefined();
    expect(await arePublic(true)).toBeNull();
  });
});

describe('a Discourse that shows strangers nothing', () => {
  it('is read with the key from the first page on', async () => {
    const { double, forum, byKey } = await aLargeForum({ needsSignIn: true });
    expect((await forum.openTopics(0, 5)).items.length).toBe(100);
    expect(byKey()).toBe(1);
    await forum.about();
    expect(forum.asStranger?.()).toBeNull();
    expect(double.counted().refused).toBe(0);
  });
});

describe('a Discourse that says it is public and turns strangers away', () => {
  it.each([
    ['by its own no', 403, 'application/json', '{"errors":["no"],"error_type":"not_logged_in"}'],
    ['by a page that tells people from robots', 403, 'text/html', '<html>prove that you are human</html>'],
  ])('%s: is read with the key, and no stranger knocks again for a while', async (_name, status, type, body) => {
    const server = await aScriptedServer(({ path }, response, raw) => {
      if (path === '/site/basic-info.json') json(response, { title: 'x', login_required: false });
      else if (raw.headers['user-api-key'] === undefined) response.writeHead(status, { 'Content-Type': type }).end(body);
      else json(response, path.startsWith('/latest.json') ? { topic_list: { topics: [] } } : {});
    });
    const forum = anAdapter({ accountId: 'a', kind: 'discourse', baseUrl: server.url, credential: userKey('k'), isPractice: false }, { limits: { stranger: practiceForum } });
    for (let look = 0; look < 3; look += 1) expect((await forum.openTopics(0, 5)).items).toEqual([]);
    expect(server.seen.filter(({ path, headers }) => path.startsWith('/latest.json') && headers['user-api-key'] === undefined)).toHaveLength(1);
    expect(forum.asStranger?.()).toBeNull();
  });
});
