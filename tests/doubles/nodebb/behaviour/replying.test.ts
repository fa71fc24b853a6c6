import { describe, expect, it } from 'vitest';
import { aNodebb } from '#tests/makers/a-nodebb.ts';

const content = 'It often settles by itself within a week.';

describe('a reply', () => {
  it('is answered with 200, its HTML and its place', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const heard = await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: `${content}  \n \n`, timestamp: 5, uid: 1 });
    expect([heard.status, heard.json['status']]).toEqual([200, { code: 'ok', message: 'OK' }]);
    expect(heard.response).toMatchObject({ tid, toPid: null, content: `<p dir="auto">${content}</p>\n`, uid: 2, timestamp: forum.clock.now(), index: 1, topic: { tid, cid: 6, postcount: 2 }, user: { username: 'volunteer', reputation: 95 } });
    const pid = heard.response['pid'] as number;
    expect(heard.response['url']).toBe(`${forum.baseUrl}/post/${pid}`);
    // Trailing blanks went; the words did not.
    expect(forum.world.posts.get(pid)?.content).toBe(content);
    expect((await forum.as('volunteer').get('/api/user/volunteer/posts')).json['posts']).toMatchObject([{ pid, tid }, {}]);
    expect((await forum.as('volunteer').get('/api/self')).json['lastposttime']).toBe(forum.clock.now());
  });

  it('may be the same words twice: two posts, and no idempotency', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const post = () => forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content });
    expect((await post()).status).toBe(200);
    await forum.clock.forward(10_001);
    expect((await post()).status).toBe(200);
    expect(forum.world.topics.get(tid)?.pids).toHaveLength(3);
  });

  it('has to wait 10 seconds for the next one, and a refusal starts no delay', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const post = (words = content) => forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: words });
    expect((await post('short')).status).toBe(400);
    expect((await post()).status).toBe(200);
    await forum.clock.forward(9_000);
    const early = await post();
    expect([early.status, early.says, early.headers.get('Retry-After')]).toEqual([400, 'You can only post once every 10 second(s) - please wait before posting again', null]);
    await forum.clock.forward(1_000);
    expect((await post()).status).toBe(200);
  });

  it('has to wait 120 seconds for newcomers', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const post = () => forum.as('first_time_dad_fynn').send('POST', `/api/v3/topics/${tid}`, { content });
    expect((await post()).response).toMatchObject({ tid });
    await forum.clock.forward(119_000);
    expect((await post()).says).toMatch(/^As a new user, you can only post once every 120 second\(s\) until you have earned 3 reputation - /);
    await forum.clock.forward(1_000);
    expect((await post()).status).toBe(200);
  });

  it('has no delay for those who moderate the category, and has one for them elsewhere', async () => {
    const forum = await aNodebb();
    const [here, elsewhere] = [forum.ask({ cid: 6 }), forum.ask({ cid: 7 })];
    const post = (tid: number) => forum.as('willow_reads').send('POST', `/api/v3/topics/${tid}`, { content });
    expect([(await post(here)).status, (await post(here)).status]).toEqual([200, 200]);
    expect((await post(elsewhere)).status).toBe(400);
  });

  it('has to wait for the same person’s other post that is still being made', async () => {
    const forum = await aNodebb({ rules: { postDelay: 0 } });
    const tid = forum.ask();
    let finish = () => {};
    forum.backstage.moods.holdPosting = new Promise((resolve) => (finish = resolve));
    const first = forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content });
    await expect.poll(async () => (await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: 'short' })).says).toBe('You are already posting');
    const others = forum.as('nurse_ilse').send('POST', `/api/v3/topics/${tid}`, { content });
    finish();
    expect([(await first).status, (await others).status]).toEqual([200, 200]);
    forum.backstage.moods.holdPosting = null;
    expect((await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content })).status).toBe(200);
  });

  it('lands although its sender hung up', async () => {
    const forum = await aNodebb({ rules: { postingMs: 100 } });
    const tid = forum.ask();
    const heard = fetch(`${forum.baseUrl}/api/v3/topics/${tid}`, { method: 'POST', headers: { Authorization: `Bearer ${forum.tokenOf('volunteer')}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ content }), signal: AbortSignal.timeout(50) });
    await expect(heard).rejects.toThrow();
    await expect.poll(() => forum.world.topics.get(tid)?.pids.length).toBe(2);
  });

  it.each([
    ['too short', 'ok', 400, 'Please enter a longer post. Posts should contain at least 8 character(s).'],
    ['too long', 'x'.repeat(32_768), 400, "Please enter a shorter post. Posts can't be longer than 32767 character(s)."],
    ['empty', '', 400, 'Invalid Data'],
  ])('that is %s is refused', async (_how, words, status, says) => {
    const forum = await aNodebb();
    const heard = await forum.as('volunteer').send('POST', `/api/v3/topics/${forum.ask()}`, { content: words });
    expect([heard.status, heard.json['status']]).toEqual([status, { code: 'bad-request', message: says }]);
  });

  it('without any content is told what is missing', async () => {
    const forum = await aNodebb();
    const heard = await forum.as('volunteer').send('POST', `/api/v3/topics/${forum.ask()}`, {});
    expect([heard.status, heard.says, heard.response]).toEqual([400, 'Required parameters were missing from this API call: content', { params: ['content'] }]);
  });

  it('to a locked topic, a deleted one, one that is not there, and one nobody may answer', async () => {
    const forum = await aNodebb();
    const [locked, deleted, closed] = [forum.ask(), forum.ask(), forum.ask({ cid: 1 })];
    forum.backstage.deeds.lock(locked);
    forum.backstage.deeds.deleteTopic(deleted);
    const post = async (tid: number, who = 'volunteer') => {
      const { status, says } = await forum.as(who).send('POST', `/api/v3/topics/${tid}`, { content });
      return [status, says];
    };
    expect(await post(locked)).toEqual([400, 'Topic locked']);
    expect(await post(deleted)).toEqual([400, '[[error:topic-deleted]]']);
    expect(await post(9_999)).toEqual([404, 'Topic does not exist']);
    expect(await post(closed)).toEqual([403, 'You do not have enough privileges for this action.']);
    expect((await post(locked, 'willow_reads'))[0]).toBe(200);
  });

  it('of somebody muted is refused with the time that is left', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const says = async () => (await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content })).says;
    forum.backstage.deeds.mute('volunteer', 60);
    expect(await says()).toBe('You have been muted, you will be able to post in 60 minute(s)');
    forum.backstage.deeds.mute('volunteer', 180);
    expect(await says()).toBe('You have been muted, you will be able to post in 3 hour(s)');
    await forum.clock.forward(181 * 60_000);
    expect(await says()).toBe('OK');
  });

  it('has to wait for the first ten seconds of being a member', async () => {
    const forum = await aNodebb({ rules: { postQueue: false } });
    const member = forum.world.memberBy('rainy_window');
    if (member) member.joindate = forum.clock.now() - 5_000;
    const post = () => forum.as('rainy_window').send('POST', `/api/v3/topics/${forum.ask()}`, { content });
    expect((await post()).says).toBe('Sorry, you are required to wait 10 second(s) before making your first post');
    await forum.clock.forward(5_000);
    expect((await post()).status).toBe(200);
  });

  it('of an administrator has no limits', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    for (const words of ['ok', 'x'.repeat(32_800)]) expect((await forum.as('harbour_hana').send('POST', `/api/v3/topics/${tid}`, { content: words })).status).toBe(200);
  });

  it('to a post needs a number for it', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const post = (toPid: unknown) => forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content, toPid });
    expect(await post('abc')).toMatchObject({ status: 400, says: 'Invalid Post ID' });
    expect((await post(forum.world.topics.get(tid)?.mainPid)).response).toMatchObject({ toPid: forum.world.topics.get(tid)?.mainPid });
  });

  it('may end with a link definition that no reader sees and the source keeps; a comment is seen', async () => {
    const forum = await aNodebb({ rules: { postDelay: 0 } });
    const tid = forum.ask();
    const hidden = await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: `${content}\n\n[//]: # (outbox:1234)` });
    expect(hidden.response['content']).toBe(`<p dir="auto">${content}</p>\n`);
    expect((await forum.as('volunteer').get(`/api/v3/posts/${hidden.response['pid']}/raw`)).response['content']).toContain('[//]: # (outbox:1234)');
    const comment = await forum.as('volunteer').send('POST', `/api/v3/topics/${tid}`, { content: `${content}\n\n<!-- outbox:1234 -->` });
    expect(comment.response['content']).toContain('&lt;!-- outbox:1234 --&gt;');
  });

  it('shows the same link definition to everybody on a forum without the Markdown plugin', async () => {
    const forum = await aNodebb({ rules: { hasMarkdown: false } });
    const heard = await forum.as('volunteer').send('POST', `/api/v3/topics/${forum.ask()}`, { content: `${content}\n\n[//]: # (outbox:1234)` });
    expect(heard.response['content']).toContain('outbox:1234');
  });
});

describe('the language of a refusal', () => {
  // Seen in NodeBB 4.15.1, by locking a topic and answering in it: every cell of this table, with these settings and these ways of asking.
  const english = /^Please enter a longer post\./;
  const german = /^Das ist zu kurz/;
  type Asking = { header?: string; query?: string };
  const refused = async (rules: { defaultLang: 'en-GB' | 'de'; autoDetectLang?: boolean }, own: 'en-GB' | 'de' | null, by: 'token' | 'session', { header, query = '' }: Asking): Promise<string> => {
    const forum = await aNodebb({ rules });
    if (own) await forum.as('volunteer').send('PUT', `/api/v3/users/${(await forum.as('volunteer').get('/api/self')).json['uid'] as number}/settings`, { settings: { userLang: own } });
    const { cookie, csrf } = forum.signIn('volunteer');
    const who = by === 'session' ? { Cookie: cookie, 'x-csrf-token': csrf } : { Authorization: `Bearer ${forum.tokenOf('volunteer')}` };
    return (await forum.with({ ...who, 'Accept-Language': header ?? '*' }).send('POST', `/api/v3/topics/${forum.ask()}${query}`, { content: 'ok' })).says;
  };

  it.each(['token', 'session'] as const)('is the one named in the address before all else, with a %s', async (by) => {
    for (const autoDetectLang of [true, false]) {
      expect(await refused({ defaultLang: 'de', autoDetectLang }, 'de', by, { query: '?lang=en-GB', header: 'de' })).toMatch(english);
      expect(await refused({ defaultLang: 'en-GB', autoDetectLang }, 'en-GB', by, { query: '?lang=de', header: 'en-GB' })).toMatch(german);
      // One the forum does not have is the forum's own, and nobody else's.
      expect(await refused({ defaultLang: 'de', autoDetectLang }, 'en-GB', by, { query: '?lang=xx', header: 'en-GB' })).toMatch(german);
    }
  });

  it('is the one a header asks for with a token, and the forum’s own where it asks for any', async () => {
    expect(await refused({ defaultLang: 'de' }, 'de', 'token', { header: 'en-GB' })).toMatch(english);
    expect(await refused({ defaultLang: 'en-GB' }, null, 'token', { header: 'de-DE,de;q=0.9' })).toMatch(german);
    expect(await refused({ defaultLang: 'en-GB' }, 'de', 'token', { header: '*' })).toMatch(english);
    expect(await refused({ defaultLang: 'de' }, 'en-GB', 'token', { header: '*' })).toMatch(german);
    expect(await refused({ defaultLang: 'en-GB' }, 'de', 'token', { header: 'xx' })).toMatch(german);
  });

  it('is the person’s own, else the forum’s, and no header’s, with a session, and with a token where the forum does not go by headers', async () => {
    for (const [by, autoDetectLang] of [['session', true], ['session', false], ['token', false]] as const) {
      expect(await refused({ defaultLang: 'de', autoDetectLang }, null, by, { header: 'en-GB' })).toMatch(german);
      expect(await refused({ defaultLang: 'en-GB', autoDetectLang }, 'de', by, { header: 'en-GB' })).toMatch(german);
      expect(await refused({ defaultLang: 'de', autoDetectLang }, 'en-GB', by, { header: 'de' })).toMatch(english);
    }
  });

  it('can be learned from the forum itself', async () => {
    const forum = await aNodebb();
    expect((await forum.as(null).get('/assets/language/en-GB/error.json')).json).toMatchObject({ 'too-many-posts': 'You can only post once every %1 second(s) - please wait before posting again', 'topic-locked': 'Topic locked' });
    expect((await forum.as(null).get('/assets/language/en-GB/error.json')).json).not.toHaveProperty('topic-deleted');
  });
});

describe('120 reads at once', () => {
  it('are all answered: reading has no limit', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const heard = await Promise.all(Array.from({ length: 120 }, () => forum.as('volunteer').get(`/api/v3/topics/${tid}`)));
    expect(new Set(heard.map(({ status }) => status))).toEqual(new Set([200]));
    expect(forum.backstage.requests.most(60_000)).toBe(120);
  });
});
