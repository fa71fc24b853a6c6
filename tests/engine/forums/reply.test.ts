import { userKey } from '#electron/engine/forums/credential.ts';
import { describe, expect, it } from 'vitest';
import type { Reply } from '#electron/engine/forums/forum.ts';
import type { Fate } from '#electron/practice-forum/backstage/moods.ts';
import { aForum, anAdapter, type TestForum } from '#tests/makers/a-forum.ts';
import { aDeadPort, aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const marker = '<!-- ask:7f3a1b -->';
const aReply = (topicId: number, values: Partial<Reply> = {}): Reply => ({ topicId, raw: `Keep the skin dry and show it to a doctor this week.\n\n${marker}`, marker, firstTriedAt: Date.now(), typingMs: 30_000, openMs: 60_000, ...values });

async function aQuestionOn(rules = {}): Promise<{ practice: TestForum; topicId: number }> {
  const practice = await aForum({ rules });
  return { practice, topicId: await practice.as('paper_lantern').ask('Itchy bumps since the holiday') };
}
const standing = async (practice: TestForum, topicId: number): Promise<number> => {
  const { post_stream } = (await practice.as('nurse_ilse').call('GET', `t/${topicId}.json`)) as unknown as { post_stream: { posts: { username: string }[] } };
  return post_stream.posts.filter((post) => post.username === 'volunteer').length;
};

describe('posting an answer', () => {
  it('says where it stands', async () => {
    const { practice, topicId } = await aQuestionOn();
    const outcome = await practice.forum.reply(aReply(topicId));
    expect(outcome).toMatchObject({ kind: 'posted', number: 2 });
    expect(await standing(practice, topicId)).toBe(1);
  });

  it('says when a moderator has to look first, which is not the same', async () => {
    const { practice, topicId } = await aQuestionOn();
    practice.moods.enqueue();
    const outcome = await practice.forum.reply(aReply(topicId));
    expect(outcome).toMatchObject({ kind: 'in-review', reviewId: expect.any(Number) });
    expect(await standing(practice, topicId)).toBe(0);
  });

  it.each<[string, (practice: TestForum, topicId: number) => void | Promise<unknown>, Partial<Reply>, object]>([
    ['it is too short', () => {}, { raw: 'Too short.' }, { kind: 'refused', why: 'too-short', status: 422 }],
    ['it is too short but for its marker', () => {}, { raw: `Short.\n\n${marker}${marker}` }, { kind: 'refused', why: 'too-short' }],
    ['it is too long', () => {}, { raw: 'long words '.repeat(4_000) }, { kind: 'refused', why: 'too-long', status: 422 }],
    ['the topic is closed', (practice, topicId) => practice.moods.closeTopic(topicId), {}, { kind: 'refused', why: 'closed' }],
    ['the key was taken back', (practice) => practice.moods.revokeKey(practice.key), {}, { kind: 'signed-out' }],
    ['the forum is read-only', (practice) => void (practice.moods.readOnly = true), {}, { kind: 'slow-down', isWholeForum: true }],
    ['the forum asks to slow down', (practice) => practice.moods.next({ method: 'POST' }, { kind: 'slow-down', seconds: 7 }), {}, { kind: 'slow-down', waitMs: 7_000, isWholeForum: true }],
    ['this one action has to wait', (practice) => practice.moods.next({ method: 'POST' }, { kind: 'slow-down', seconds: 7, wholeForum: false }), {}, { kind: 'slow-down', waitMs: 7_000, isWholeForum: false }],
    ['the topic is gone', () => {}, { topicId: 999_999 }, { kind: 'refused' }],
  ])('is refused when %s, and says which it was', async (_name, prepare, values, expected) => {
    const { practice, topicId } = await aQuestionOn();
    await prepare(practice, topicId);
    expect(await practice.forum.reply(aReply(topicId, values))).toMatchObject(expected);
  });

  it('takes a 422 it cannot explain for a hint that the first try arrived', async () => {
    const { practice, topicId } = await aQuestionOn({ uniquePostsMinutes: 5 });
    expect(await practice.forum.reply(aReply(topicId))).toMatchObject({ kind: 'posted' });
    expect(await practice.forum.reply(aReply(topicId))).toMatchObject({ kind: 'refused', why: 'similar', status: 422, reasons: [expect.any(String)] });
    expect(await standing(practice, topicId)).toBe(1);
  });

  it('is told apart from a key that is no good when only this is forbidden', async () => {
    const { practice, topicId } = await aQuestionOn();
    practice.moods.next({ method: 'POST' }, { kind: 'answer', status: 403, body: '{"errors":["no"],"error_type":"invalid_access"}' });
    expect(await practice.forum.reply(aReply(topicId))).toMatchObject({ kind: 'refused', why: 'forbidden', status: 403, reasons: ['no'] });
  });

  it.each<[string, Fate, number]>([
    ['it ends before the forum has read it', { kind: 'drop-before' }, 0],
    ['it ends after the forum has posted it', { kind: 'drop-after-commit' }, 1],
    ['no answer comes and nothing was posted', { kind: 'hang' }, 0],
    ['no answer comes although it was posted', { kind: 'hang', after: 'commit' }, 1],
    ['the answer is cut short', { kind: 'cut-short' }, 1],
    ['a proxy answers 502', { kind: 'gateway', status: 502 }, 0],
    ['a proxy answers 504 after it was posted', { kind: 'gateway', status: 504, after: 'commit' }, 1],
    ['the forum answers 500', { kind: 'answer', status: 500, body: '{"errors":["oops"]}' }, 0],
    ['the forum answers 408', { kind: 'answer', status: 408, body: '{"errors":["slow"]}' }, 0],
    ['a login page answers 200', { kind: 'answer', status: 200, body: '<html>Welcome to the hotel</html>', headers: { 'Content-Type': 'text/html' } }, 0],
    ['a login page redirects', { kind: 'answer', status: 302, body: '', headers: { Location: 'https://hotel.example/' } }, 0],
    ['a proxy answers 404 with a page', { kind: 'answer', status: 404, body: '<html>', headers: { 'Content-Type': 'text/html' } }, 0],
    ['the JSON is broken', { kind: 'rewrite', rewrite: (body) => body.slice(0, -5) }, 1],
    ['the JSON is of another shape', { kind: 'rewrite', rewrite: () => '{"success":true}' }, 1],
    ['the JSON speaks of another topic', { kind: 'rewrite', rewrite: (body) => body.replaceAll(/"topic_id":\d+/g, '"topic_id":4711') }, 1],
    ['the number of the post is no number', { kind: 'rewrite', rewrite: (body) => body.replace(/"post":\{"id":\d+/, '"post":{"id":"7"') }, 1],
  ])('is lost, not failed, when %s', async (_name, fate, posted) => {
    const { practice, topicId } = await aQuestionOn();
    const forum = anAdapter(practice.access, { limits: { writeMs: 1_500 } });
    practice.moods.next({ method: 'POST', path: '/posts.json' }, fate);
    expect(await forum.reply(aReply(topicId))).toMatchObject({ kind: 'lost' });
    expect(await standing(practice, topicId)).toBe(posted);
    // And looking afterwards tells the two apart.
    const found = await forum.findReply(aReply(topicId));
    expect(found === null ? 0 : 1).toBe(posted);
    expect(practice.requests.count({ method: 'POST', path: '/posts.json' })).toBeLessThanOrEqual(2);
  });

  it('never left when there is nobody to connect to', async () => {
    const access = { accountId: 'practice', kind: 'discourse' as const, baseUrl: `http://127.0.0.1:${await aDeadPort()}`, credential: userKey('k'), isPractice: true };
    expect(await anAdapter(access).reply(aReply(1))).toMatchObject({ kind: 'unreachable' });
  });

  it('understands the bare post of older servers, and a wait for review without the number', async () => {
    const answers = [{ id: 5, topic_id: 7, post_number: 3 }, { action: 'enqueued', success: true }, { action: 'enqueued', pending_post: { id: 'x' }, message: 'A moderator will look.' }];
    const server = await aScriptedServer((_request, response) => json(response, answers.shift()));
    const forum = anAdapter({ accountId: 'practice', kind: 'discourse', baseUrl: server.url, credential: userKey('k'), isPractice: true });
    expect(await forum.reply(aReply(7))).toEqual({ kind: 'posted', postId: 5, number: 3 });
    expect(await forum.reply(aReply(7))).toEqual({ kind: 'in-review', reviewId: null, say: '' });
    expect(await forum.reply(aReply(7))).toEqual({ kind: 'in-review', reviewId: null, say: 'A moderator will look.' });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ raw: aReply(7).raw, topic_id: 7, archetype: 'regular', nested_post: true, typing_duration_msecs: 30_000, composer_open_duration_msecs: 60_000, draft_key: 'topic_7' });
  });
});

describe('looking for an answer whose outcome was lost', () => {
  it('finds it by its marker, and both should it stand twice', async () => {
    const { practice, topicId } = await aQuestionOn();
    const reply = aReply(topicId);
    expect(await practice.forum.findReply(reply)).toBeNull();
    const first = await practice.forum.reply(reply);
    const second = await practice.forum.reply(reply);
    if (first.kind !== 'posted' || second.kind !== 'posted') throw new Error('both should stand');
    expect(await practice.forum.findReply(reply)).toEqual({ kind: 'posted', postId: first.postId, number: first.number, twins: [second.postId] });
  });

  it('finds it by its text when the forum has taken the marker out, but not one of last week', async () => {
    const { practice, topicId } = await aQuestionOn();
    const text = 'Keep the skin dry.\r\nShow it to a doctor this week, cafe\u0301.  ';
    await practice.as('volunteer').reply(topicId, text);
    const reply = aReply(topicId, { raw: 'Keep the skin dry.\nShow it to a doctor this week, café.' });
    expect(await practice.forum.findReply(reply)).toMatchObject({ kind: 'posted', twins: [] });
    expect(await practice.forum.findReply({ ...reply, firstTriedAt: Date.now() + 7 * 86_400_000 })).toBeNull();
    // By the marker it is found whatever our clock says.
    const marked = aReply(topicId, { firstTriedAt: 7 * 86_400_000 + Date.now() });
    await practice.forum.reply(marked);
    expect(await practice.forum.findReply(marked)).toMatchObject({ kind: 'posted' });
  });

  it('does not take somebody else’s post for ours', async () => {
    const { practice, topicId } = await aQuestionOn();
    await practice.as('dr_r_osei').reply(topicId, aReply(topicId).raw);
    expect(await practice.forum.findReply(aReply(topicId))).toBeNull();
  });

  it('finds it among what waits for a moderator', async () => {
    const { practice, topicId } = await aQuestionOn();
    practice.moods.enqueue();
    await practice.forum.reply(aReply(topicId));
    expect(await practice.forum.findReply(aReply(topicId))).toMatchObject({ kind: 'in-review', reviewId: expect.any(Number) });
  });

  it('finds it behind everything that came after it', async () => {
    const { practice, topicId } = await aQuestionOn();
    await practice.forum.reply(aReply(topicId));
    const other = practice.as('nurse_ilse');
    for (let i = 0; i < 45; i += 1) await other.reply(topicId, `Another thought on this, the ${i}th by now.`);
    expect(await practice.forum.findReply(aReply(topicId))).toMatchObject({ kind: 'posted', number: 2 });
  });

  it.each<[string, Fate]>([
    ['the thread cannot be read', { kind: 'gateway', status: 502 }],
    ['the connection ends', { kind: 'drop-before' }],
    ['a post in it cannot be understood', { kind: 'rewrite', rewrite: (body) => body.replaceAll('"post_number":2', '"post_number":"two"') }],
  ])('knows nothing when %s, and says so instead of "not found"', async (_name, fate) => {
    const { practice, topicId } = await aQuestionOn();
    await practice.forum.reply(aReply(topicId));
    practice.moods.always({ method: 'GET', path: `/t/${topicId}.json` }, fate);
    await expect(practice.forum.findReply(aReply(topicId))).rejects.toMatchObject({ name: 'ForumTrouble' });
  });

  it('says that the thread is gone', async () => {
    const { practice } = await aQuestionOn();
    await expect(practice.forum.findReply(aReply(999_999))).rejects.toMatchObject({ kind: 'gone' });
  });
});
