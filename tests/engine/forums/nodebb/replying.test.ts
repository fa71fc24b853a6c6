import { describe, expect, it } from 'vitest';
import { aNodebbAccount, aNodebbAdapter } from '#tests/makers/a-nodebb-account.ts';
import { aReply } from './a-reply.ts';

describe('an answer', () => {
  it('stands where it was meant to, with a mark nobody sees', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const raw = forum.signed('Rest it for a while.', 'abcdef0123456789');
    const outcome = await forum.reply(aReply(tid, { raw }));
    expect(outcome).toEqual({ kind: 'posted', postId: expect.any(Number), number: 2 });
    const [, post] = (await forum.thread(tid)).posts;
    expect(post).toMatchObject({ html: '<p dir="auto">Rest it for a while.</p>\n', raw, isMine: true });
    expect(post?.raw).toContain('abcdef0123456789');
  });

  it('that waits for a moderator comes with 200 like one that stands, and is told apart', async () => {
    const { double, as } = await aNodebbAccount();
    const tid = double.ask();
    const newcomer = as('rainy_window');
    const outcome = await newcomer.reply(aReply(tid));
    expect(outcome).toEqual({ kind: 'in-review', reviewId: expect.any(Number), say: '' });
    expect(double.world.topics.get(tid)?.pids).toHaveLength(1);
    expect(await newcomer.findReply(aReply(tid))).toEqual({ kind: 'in-review', reviewId: (outcome as { reviewId: number }).reviewId });
    double.backstage.deeds.approve();
    expect(await newcomer.findReply(aReply(tid))).toMatchObject({ kind: 'posted', number: 2, twins: [] });
  });

  it.each<[string, (double: Awaited<ReturnType<typeof aNodebbAccount>>['double'], tid: number) => string | null, object]>([
    ['to a locked question', (double, tid) => (double.backstage.deeds.lock(tid), null), { why: 'closed', status: 400, reasons: ['Topic locked'] }],
    ['to a deleted question, for which the forum has no words', (double, tid) => (double.backstage.deeds.deleteTopic(tid), null), { why: 'gone', status: 400, reasons: [] }],
    ['to a question that is no more', (double, tid) => (double.backstage.deeds.deleteTopic(tid, true), null), { why: 'gone', status: 404, reasons: ['Topic does not exist'] }],
    ['to one in a room we may not enter', (double, tid) => (double.backstage.deeds.move(tid, 2), null), { why: 'forbidden', status: 403 }],
    ['in a community that takes none', (double, tid) => (double.backstage.deeds.move(tid, 1), null), { why: 'forbidden', status: 403, reasons: ['You do not have enough privileges for this action.'] }],
    ['too short', () => 'no', { why: 'too-short', status: 400, reasons: [expect.stringContaining('at least 8')] }],
    ['too long', () => 'n'.repeat(32_768), { why: 'too-long', status: 400 }],
    ['by somebody who was muted', (double) => (double.backstage.deeds.mute('volunteer', 60), null), { why: 'forbidden', status: 400, reasons: ['You have been muted, you will be able to post in 60 minute(s)'] }],
    ['by somebody who was banned', (double) => (double.backstage.deeds.ban('volunteer'), null), { why: 'forbidden', status: 403 }],
  ])('%s is refused for what it is', async (_name, prepare, expected) => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const before = double.world.posts.size;
    const raw = prepare(double, tid);
    expect(await forum.reply(aReply(tid, raw === null ? {} : { raw }))).toMatchObject({ kind: 'refused', ...expected });
    expect(double.world.posts.size).toBeLessThanOrEqual(before);
  });

  it('too soon after the last is to wait as long as the forum says, and so are those after it', async () => {
    const { double, forum, as } = await aNodebbAccount();
    const tid = double.ask();
    expect(forum.spacingMs()).toBe(11_000);
    await forum.reply(aReply(tid));
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'slow-down', waitMs: 11_000, isWholeForum: false });
    expect(forum.spacingMs()).toBe(11_000);
    const slow = as('first_time_dad_fynn');
    await slow.reply(aReply(tid));
    await double.clock.forward(20_000);
    expect(await slow.reply(aReply(tid))).toEqual({ kind: 'slow-down', waitMs: 121_000, isWholeForum: false });
    expect(slow.spacingMs()).toBe(121_000);
    await double.clock.forward(slow.spacingMs());
    expect(await slow.reply(aReply(tid))).toMatchObject({ kind: 'posted' });
  });

  it('while another of the same person is being made waits a moment', async () => {
    const { double, forum, as } = await aNodebbAccount();
    const tid = double.ask();
    let release = (): void => {};
    double.backstage.moods.holdPosting = new Promise((resolve) => (release = resolve));
    const arrived = new Promise<void>((resolve) => double.backstage.moods.next({ method: 'POST' }, { kind: 'first', deed: resolve }));
    const first = as('volunteer').reply(aReply(tid));
    await arrived;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'slow-down', waitMs: 3_000, isWholeForum: false });
    expect(forum.spacingMs()).toBe(11_000);
    release();
    expect(await first).toMatchObject({ kind: 'posted' });
  });

  it.each([true, false])('is told in English however the forum speaks, whether it goes by headers or not: %s', async (autoDetectLang) => {
    const { double, forum } = await aNodebbAccount({ rules: { defaultLang: 'de', autoDetectLang } });
    const tid = double.ask();
    double.backstage.deeds.lock(tid);
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'refused', why: 'closed' });
    expect((await double.with({ Authorization: `Bearer ${double.tokenOf('volunteer')}` }).send('POST', `/api/v3/topics/${tid}`, { content: 'A proper answer.' })).says).not.toBe('Topic locked');
  });

  it('is understood where the forum has its own wording, once it was read', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.moods.always({ path: '/assets/language/en-GB/error.json' }, { kind: 'strange', change: (body) => ({ ...(body as object), 'topic-locked': 'This one is shut, sorry', 'too-many-posts': 'Breathe for %1 seconds first' }) });
    const shut = { kind: 'answer', status: 400, body: JSON.stringify({ status: { code: 'bad-request', message: 'This one is shut, sorry' }, response: {} }) } as const;
    double.backstage.moods.next({ method: 'POST' }, shut);
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'refused', why: 'other' });
    await forum.about();
    double.backstage.moods.next({ method: 'POST' }, shut);
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'refused', why: 'closed' });
    double.backstage.moods.next({ method: 'POST' }, { ...shut, body: shut.body.replace('This one is shut, sorry', 'Breathe for 45 seconds first') });
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'slow-down', waitMs: 46_000, isWholeForum: false });
  });

  it('during maintenance waits, for nothing was done', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.moods.maintenance = true;
    expect(await forum.reply(aReply(tid))).toEqual({ kind: 'slow-down', waitMs: 30_000, isWholeForum: true });
    expect(await forum.setClosed(tid, true)).toEqual({ kind: 'slow-down', waitMs: 30_000, isWholeForum: true });
  });
});

describe('an answer to an answer', () => {
  const yes = (response: unknown, code = 'ok'): string => JSON.stringify({ status: { code, message: 'OK' }, response });
  it.each<[string, number, string, string]>([
    ['a page of a proxy', 200, '<html>Welcome</html>', 'text/html'],
    ['JSON that is none', 200, '{"status":', 'application/json'],
    ['a way elsewhere', 200, '"/login"', 'application/json'],
    ['a yes without a post', 200, yes({}), 'application/json'],
    ['a yes about another question', 200, yes({ pid: 9, tid: 999_999 }), 'application/json'],
    ['a yes with the number of another forum', 200, yes({ pid: 'https://elsewhere.example/post/9', tid: 'SAME' }), 'application/json'],
    ['a post without the yes', 200, JSON.stringify({ pid: 9, tid: 'SAME' }), 'application/json'],
    ['a post with another status', 201, yes({ pid: 9, tid: 'SAME' }), 'application/json'],
    ['a gateway that gave up', 504, '<html>Gateway timeout</html>', 'text/html'],
    ['a fault of its own', 500, JSON.stringify({ status: { code: 'internal-server-error', message: 'Unexpected end of JSON input' }, response: {} }), 'application/json'],
    ['a refusal in somebody else’s words', 403, '<html>Forbidden</html>', 'text/html'],
    ['a request that took too long', 408, JSON.stringify({ status: { code: 'x', message: 'Timeout' }, response: {} }), 'application/json'],
  ])('that is %s leaves the outcome unknown', async (_name, status, body, type) => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.moods.next({ method: 'POST' }, { kind: 'answer', status, body: body.replace('"SAME"', String(tid)), type });
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'lost' });
  });

  it('that never comes leaves it unknown too, unless not a byte had left', async () => {
    const { double } = await aNodebbAccount();
    const tid = double.ask();
    const { forum } = aNodebbAdapter(double.baseUrl, { kind: 'token', token: double.tokenOf('volunteer') }, { limits: { writeMs: 150 } });
    double.backstage.moods.next({ method: 'POST' }, { kind: 'wait', until: new Promise((resolve) => setTimeout(resolve, 400)) });
    expect(await forum.reply(aReply(tid))).toMatchObject({ kind: 'lost' });
    expect(await aNodebbAdapter('http://127.0.0.1:9', { kind: 'token', token: 'x' }).forum.reply(aReply(tid))).toMatchObject({ kind: 'unreachable' });
  });

  it('that is too large for something between us is a refusal', async () => {
    const { double, forum } = await aNodebbAccount();
    double.backstage.moods.next({ method: 'POST' }, { kind: 'answer', status: 413, body: '<html>Too large</html>', type: 'text/html' });
    expect(await forum.reply(aReply(double.ask()))).toMatchObject({ kind: 'refused', why: 'too-long' });
  });
});

describe('the mark', () => {
  it('is taken out again where it can be read, and not used there any more', async () => {
    const { double, forum } = await aNodebbAccount({ rules: { hasMarkdown: false } });
    const tid = double.ask();
    const raw = forum.signed('Rest it for a while.', 'abcdef0123456789');
    expect(raw).toContain('abcdef0123456789');
    expect(await forum.reply(aReply(tid, { raw }))).toMatchObject({ kind: 'posted', number: 2 });
    expect((await forum.thread(tid)).posts[1]).toMatchObject({ raw: 'Rest it for a while.', html: 'Rest it for a while.' });
    expect(forum.signed('Another answer.', 'abcdef0123456789')).toBe('Another answer.');
  });

  it('is not used where an older answer of ours shows it', async () => {
    const { double, forum } = await aNodebbAccount({ rules: { hasMarkdown: false } });
    const tid = double.ask();
    double.backstage.deeds.answer(tid, 'An answer.\n\n[//]: # (rounds:1234)', 'volunteer');
    await forum.thread(tid);
    expect(forum.signed('Another answer.', 'abcdef0123456789')).toBe('Another answer.');
    // Somebody else's words decide nothing: they may be there to mislead.
    const other = await aNodebbAccount();
    const theirs = other.double.ask({ content: 'A question with (rounds:1234) in it.' });
    await other.forum.thread(theirs);
    expect(other.forum.signed('Another answer.', 'x')).toContain('rounds:x');
  });
});
