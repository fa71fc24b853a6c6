import { describe, expect, it } from 'vitest';
import { aNodebbAccount, aNodebbAdapter } from '#tests/makers/a-nodebb-account.ts';
import { aReply } from './a-reply.ts';

describe('a key', () => {
  it('that nobody has is found out, though the forum refuses no reading to it', async () => {
    const { double } = await aNodebbAccount();
    const tid = double.ask();
    const { forum } = aNodebbAdapter(double.baseUrl, { kind: 'token', token: 'nope' });
    // What the forum itself says to it:
    expect((await double.with({ Authorization: 'Bearer nope' }).get(`/api/v3/topics/${tid}`)).status).toBe(200);
    for (const ask of [() => forum.about(), () => forum.feed(null), () => forum.openTopics(0, 5), () => forum.thread(tid), () => forum.findReply(aReply(tid))]) await expect(ask()).rejects.toMatchObject({ kind: 'signed-out' });
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'signed-out' });
    expect(await forum.setClosed(tid, true)).toEqual({ kind: 'signed-out' });
    expect(double.world.topics.get(tid)?.pids).toHaveLength(1);
  });

  it('that was taken back is not mistaken for a forum that emptied', async () => {
    const { double, as } = await aNodebbAccount();
    const staff = as('tomasz_keeps_order');
    const tid = double.backstage.deeds.ask({ title: 'Among ourselves', content: 'Not for everybody.', cid: 2, by: 'harbour_hana' });
    expect((await staff.topicsById([tid])).items).toHaveLength(1);
    await staff.feed(null);
    double.backstage.deeds.revoke('tomasz_keeps_order');
    await double.clock.forward(60_000);
    // To a stranger that thread is not there: 404 from one API, 401 from the other.
    await expect(staff.topicsById([tid])).rejects.toMatchObject({ kind: 'signed-out' });
    await expect(staff.thread(tid)).rejects.toMatchObject({ kind: 'signed-out' });
  });

  it('is asked for again and again, so that one that was taken back does not read on as a stranger', async () => {
    const { double, forum } = await aNodebbAccount();
    double.ask();
    await forum.about();
    double.backstage.deeds.revoke('volunteer');
    await double.clock.forward(6 * 60_000);
    await expect(forum.feed(null)).rejects.toMatchObject({ kind: 'signed-out' });
    await expect(forum.openTopics(0, 5)).rejects.toMatchObject({ kind: 'signed-out' });
  });

  it('of a master, who speaks for nobody by himself, is no key of an account', async () => {
    const { double } = await aNodebbAccount();
    const tid = double.ask();
    const { forum } = aNodebbAdapter(double.baseUrl, { kind: 'token', token: double.masterToken() });
    await expect(forum.about()).rejects.toMatchObject({ kind: 'signed-out' });
    await expect(forum.topicsById([tid])).rejects.toMatchObject({ kind: 'signed-out' });
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'signed-out' });
  });

  it('travels alone: no cookie of the forum is ever sent back beside it', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    await forum.about();
    await forum.thread(tid);
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'posted' });
    expect(new Set(double.backstage.requests.list().map(({ by }) => by))).toEqual(new Set(['token']));
  });

  it('that suddenly speaks for somebody else is not used', async () => {
    const { double, forum } = await aNodebbAccount();
    await forum.about();
    double.backstage.moods.next({ path: '/api/self' }, { kind: 'strange', change: (body) => ({ ...(body as object), uid: 77 }) });
    await expect(forum.about()).rejects.toMatchObject({ kind: 'signed-out' });
  });
});

describe('somebody the forum banned', () => {
  it('is still known, may not read, and is told so', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    await forum.about();
    double.backstage.deeds.ban('volunteer');
    await expect(forum.feed(null)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'refused', why: 'forbidden', status: 403 });
    expect((await forum.abilities()).find(({ ability }) => ability === 'reply')).toEqual({ ability: 'reply', isThere: false, why: 'The forum has banned this account.' });
  });
});

describe('a session', () => {
  const aSession = async (start: Parameters<typeof aNodebbAccount>[0] = {}) => {
    const account = await aNodebbAccount(start);
    const { cookie } = account.double.signIn('volunteer');
    return { ...account, cookie, ...aNodebbAdapter(account.double.baseUrl, { kind: 'session', cookie }) };
  };

  it('reads, and writes with the token it came with, fetched once', async () => {
    const { double, forum } = await aSession();
    const tid = double.ask();
    expect((await forum.about()).me.username).toBe('volunteer');
    double.backstage.requests.clear();
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'posted', number: 2 });
    await double.clock.forward(12_000);
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'posted', number: 3 });
    expect(double.backstage.requests.list().map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/config', `POST /api/v3/topics/${tid}`, `POST /api/v3/topics/${tid}`]);
    expect(double.backstage.requests.list().every(({ by }) => by === 'session')).toBe(true);
  });

  it('whose token changed meanwhile fetches the new one and writes once', async () => {
    const { double, forum, cookie } = await aSession();
    const tid = double.ask();
    double.backstage.moods.next({ path: '/api/config' }, { kind: 'strange', change: (body) => ({ ...(body as object), csrf_token: 'an-old-one' }) });
    expect(cookie).not.toBe('');
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'posted' });
    expect(double.world.topics.get(tid)?.pids).toHaveLength(2);
  });

  it('that is refused with the right token is not sent again: somebody else said no', async () => {
    const { double, forum } = await aSession();
    const tid = double.ask();
    double.backstage.moods.always({ method: 'POST' }, { kind: 'answer', status: 403, body: 'Forbidden', type: 'text/plain' });
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'lost', detail: 'status 403' });
    expect(double.backstage.requests.list({ method: 'POST' })).toHaveLength(1);
  });

  it.each(['the forum', 'the person'])('is told in English where %s speaks another language', async (whose) => {
    const { double, forum, cookie } = await aSession({ rules: { defaultLang: whose === 'the forum' ? 'de' : 'en-GB' } });
    const tid = double.ask();
    if (whose === 'the person') await double.as('volunteer').send('PUT', `/api/v3/users/${(await forum.about()).me.id}/settings`, { settings: { userLang: 'de' } });
    double.backstage.deeds.lock(tid);
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'refused', why: 'closed', reasons: ['Topic locked'] });
    // What the forum says to a session that asks for nothing, or by header alone:
    const { csrf_token: token } = (await double.with({ Cookie: cookie }).get('/api/config')).json as { csrf_token: string };
    const plain = await double.with({ Cookie: cookie, 'x-csrf-token': token, 'Accept-Language': 'en-GB' }).send('POST', `/api/v3/topics/${tid}`, { content: 'A proper answer.' });
    expect(plain.says).not.toBe('Topic locked');
  });

  it('that is over says so, and nothing is sent', async () => {
    const { double, forum } = await aSession();
    const tid = double.ask();
    double.backstage.deeds.expireSessions('volunteer');
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'signed-out' });
    expect(double.backstage.requests.list({ method: 'POST' })).toHaveLength(0);
    await expect(forum.about()).rejects.toMatchObject({ kind: 'signed-out' });
  });

  it('that ends between two answers is noticed at the second', async () => {
    const { double, forum } = await aSession();
    const tid = double.ask();
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'posted' });
    double.backstage.deeds.expireSessions('volunteer');
    await double.clock.forward(12_000);
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'signed-out' });
  });
});
