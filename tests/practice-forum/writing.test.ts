import { describe, expect, it } from 'vitest';
import { aPracticeForum, type Voice } from '#tests/makers/a-practice-forum.ts';

const words = 'Thank you for asking. Please have it looked at this week.';
const postsOf = async (voice: Voice, topicId: number) => {
  const { json } = await voice.get(`/t/${topicId}.json?include_raw=true`);
  return { ...json, posts: (json['post_stream'] as { posts: Record<string, unknown>[] }).posts } as Record<string, unknown> & { posts: Record<string, unknown>[] };
};

describe('an answer', () => {
  it('comes back in an envelope when asked to, bare otherwise, and stands in the topic', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const voice = forum.as('volunteer');
    const nested = await voice.send('POST', '/posts.json', { topic_id: topicId, raw: words, nested_post: true, typing_duration_msecs: 9_000 });
    expect(nested.json).toMatchObject({ action: 'create_post', success: true, post: { topic_id: topicId, post_number: 2, username: 'volunteer', yours: true, raw: words } });
    const bare = await voice.send('POST', '/posts', new URLSearchParams({ topic_id: String(topicId), raw: `${words} More.` }));
    expect(bare.json).toMatchObject({ post_number: 3, cooked: `<p>${words} More.</p>` });
    const { posts, posts_count, highest_post_number } = await postsOf(forum.as(null), topicId);
    expect(posts.map((post) => post['raw'])).toEqual([expect.any(String), words, `${words} More.`]);
    expect([posts_count, highest_post_number]).toEqual([3, 3]);
  });

  it('needs somebody to write it', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const refused = await forum.as(null).send('POST', '/posts.json', { topic_id: topicId, raw: words });
    expect([refused.status, refused.json['error_type']]).toEqual([403, 'not_logged_in']);
  });

  it.each([
    ['is too short', 'Too short', 'Body is too short (minimum is 20 characters)'],
    ['is only a quote', '[quote="ana, post:1, topic:1"]\nA long text that somebody else wrote, every word of it.\n[/quote]', 'Body is too short (minimum is 20 characters)'],
    ['is only a comment', `<!-- ${'words '.repeat(20)} -->`, 'Body is too short (minimum is 20 characters)'],
    ['makes no sense', 'a'.repeat(60), 'Body seems unclear, is it a complete sentence?'],
    ['is too long', 'A word, and many others. '.repeat(1_400), 'Body is too long (maximum is 32000 characters)'],
  ])('is refused when it %s', async (_why, raw, reason) => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const refused = await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw });
    expect(refused).toMatchObject({ status: 422, json: { action: 'create_post', errors: [reason] } });
    expect((await postsOf(forum.as(null), topicId)).posts).toHaveLength(1);
  });

  it('is not taken twice within five minutes, whatever the topic, unless a comment tells the two apart', async () => {
    const forum = await aPracticeForum();
    const [first, second] = [await forum.ask(), await forum.ask()];
    const voice = forum.as('volunteer');
    expect((await voice.send('POST', '/posts.json', { topic_id: first, raw: words })).status).toBe(200);
    expect(await voice.send('POST', '/posts.json', { topic_id: second, raw: ` ${words}\r\n` })).toMatchObject({ status: 422, json: { errors: ['Body is too similar to what you recently posted'] } });
    expect((await voice.send('POST', '/posts.json', { topic_id: second, raw: `${words}\n\n<!-- 7f3a -->` })).status).toBe(200);
    await forum.clock.forward(5 * 60_000 + 1);
    expect((await voice.send('POST', '/posts.json', { topic_id: second, raw: words })).status).toBe(200);
  });

  it('of the staff may repeat itself', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    await forum.answer(topicId, words, 'tomasz_keeps_order');
    expect((await forum.as('tomasz_keeps_order').send('POST', '/posts.json', { topic_id: topicId, raw: words })).status).toBe(200);
  });

  it('is the third in a row at most, except for the asker', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ by: 'paper_lantern' });
    for (let count = 0; count < 3; count++) await forum.answer(topicId);
    expect((await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw: words })).status).toBe(422);
    for (let count = 0; count < 4; count++) await forum.answer(topicId, undefined, 'paper_lantern');
  });

  it('is refused once the topic is closed, and to a topic that is gone', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    forum.moods.closeTopic(topicId);
    const closed = await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw: words });
    expect(closed).toMatchObject({ status: 422, json: { errors: ['That topic was closed or deleted while you were looking at it.'] } });
    const gone = await forum.ask();
    expect((await forum.as('tomasz_keeps_order').send('DELETE', `/t/${gone}.json`)).status).toBe(200);
    expect((await forum.as('volunteer').send('POST', '/posts.json', { topic_id: gone, raw: words })).status).toBe(422);
    expect((await forum.as('volunteer').get(`/t/${gone}.json`)).json['error_type']).toBe('not_found');
  });

  it('waits while the topic is in slow mode', async () => {
    const forum = await aPracticeForum({ rules: { maxConsecutiveReplies: 0 } });
    const topicId = await forum.ask();
    expect((await forum.as('tomasz_keeps_order').send('PUT', `/t/${topicId}/slow_mode.json`, { seconds: 60 })).status).toBe(200);
    await forum.answer(topicId);
    expect((await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw: words })).status).toBe(422);
    await forum.clock.forward(60_001);
    await forum.answer(topicId, words);
  });

  it('says whom it answers', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw: words, reply_to_post_number: 1 });
    const { posts, reply_count } = await postsOf(forum.as(null), topicId);
    expect(posts[0]).toMatchObject({ reply_count: 1 });
    expect(posts[1]).toMatchObject({ reply_to_post_number: 1, reply_to_user: { username: 'paper_lantern' } });
    expect(reply_count).toBe(1);
    const replies = await forum.as(null).get(`/posts/${String(posts[0]?.['id'])}/replies.json`);
    expect(JSON.parse(replies.text)).toHaveLength(1);
  });

  it('ends the draft it came from', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const voice = forum.as('volunteer');
    const key = `topic_${topicId}`;
    expect((await voice.send('POST', '/drafts.json', { draft_key: key, sequence: 0, data: '{"reply":"half"}' })).json).toEqual({ success: 'OK', draft_sequence: 0 });
    expect((await voice.get(`/drafts/${key}.json`)).json).toEqual({ draft: '{"reply":"half"}', draft_sequence: 0 });
    const posted = await voice.send('POST', '/posts.json', { topic_id: topicId, raw: words, draft_key: key });
    expect(posted.json['draft_sequence']).toBe(1);
    expect((await voice.get(`/drafts/${key}.json`)).json).toEqual({ draft: null, draft_sequence: 1 });
    expect((await voice.send('POST', '/drafts.json', { draft_key: key, sequence: 0, data: '{}' })).status).toBe(409);
    expect((await voice.send('POST', '/drafts.json', { draft_key: key, sequence: 1, data: '{}' })).status).toBe(200);
    expect((await voice.send('DELETE', `/drafts/${key}.json?sequence=1`)).status).toBe(200);
  });
});

describe('editing', () => {
  it('changes the text, keeps quick corrections to one version, and can be repeated', async () => {
    const forum = await aPracticeForum();
    const { id } = await forum.answer(await forum.ask(), words);
    const voice = forum.as('volunteer');
    const quick = await voice.send('PUT', `/posts/${id}.json`, { post: { raw: `${words} Soon.` } });
    expect(quick.json['post']).toMatchObject({ raw: `${words} Soon.`, version: 1, cooked: `<p>${words} Soon.</p>` });
    await forum.clock.forward(301_000);
    for (let time = 0; time < 2; time++) {
      const later = await voice.send('PUT', `/posts/${id}.json`, { post: { raw: `${words} Sooner.`, edit_reason: 'clearer' } });
      expect(later.json['post']).toMatchObject({ version: 2, edit_reason: 'clearer' });
    }
  });

  it('ignores a raw that is not where it belongs', async () => {
    const forum = await aPracticeForum();
    const { id } = await forum.answer(await forum.ask(), words);
    expect((await forum.as('volunteer').send('PUT', `/posts/${id}.json`, { raw: 'Something else entirely, but not nested.' })).status).toBe(400);
    expect((await forum.as(null).get(`/posts/${id}.json`)).json['raw']).toBe(words);
  });

  it('is refused when somebody was faster, to others, and after too long', async () => {
    const forum = await aPracticeForum({ rules: { postEditMinutes: 60 } });
    const { id } = await forum.answer(await forum.ask(), words);
    const change = { post: { raw: 'Quite other words than there were before.', original_text: 'What I believed was there.' } };
    expect((await forum.as('volunteer').send('PUT', `/posts/${id}.json`, change)).status).toBe(409);
    expect((await forum.as('volunteer').send('PUT', `/posts/${id}.json`, { post: { ...change.post, original_text: words } })).status).toBe(200);
    expect((await forum.as('paper_lantern').send('PUT', `/posts/${id}.json`, { post: { raw: 'These are not my words to change.' } })).status).toBe(403);
    await forum.clock.forward(61 * 60_000);
    expect((await forum.as('volunteer').send('PUT', `/posts/${id}.json`, { post: { raw: 'An afterthought that comes too late.' } })).status).toBe(422);
  });
});

describe('deleting', () => {
  it('by the author leaves a note, can be taken back, and never frees the number', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const { id } = await forum.answer(topicId, words);
    const voice = forum.as('volunteer');
    expect((await voice.send('DELETE', `/posts/${id}.json`)).status).toBe(200);
    expect((await voice.get(`/posts/${id}.json`)).json).toMatchObject({ user_deleted: true, cooked: '<p>(post deleted by author)</p>', can_recover: true });
    expect((await voice.send('PUT', `/posts/${id}/recover.json`)).json).toMatchObject({ user_deleted: false, raw: words });
    expect((await forum.as('tomasz_keeps_order').send('DELETE', `/posts/${id}.json`)).status).toBe(200);
    expect((await voice.get(`/posts/${id}.json`)).status).toBe(404);
    const { post_number } = await forum.answer(topicId);
    expect(post_number).toBe(3);
    const { posts, posts_count, highest_post_number, post_stream } = await postsOf(voice, topicId);
    expect(posts.map((post) => post['post_number'])).toEqual([1, 3]);
    expect([posts_count, highest_post_number]).toEqual([2, 3]);
    expect((post_stream as { stream: number[] }).stream).toHaveLength(2);
  });

  it('is not for others, and not for the question', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ by: 'paper_lantern' });
    const { id } = await forum.answer(topicId);
    expect((await forum.as('paper_lantern').send('DELETE', `/posts/${id}.json`)).status).toBe(403);
    const { posts } = await postsOf(forum.as(null), topicId);
    expect((await forum.as('paper_lantern').send('DELETE', `/posts/${String(posts[0]?.['id'])}.json`)).status).toBe(403);
  });
});

describe('a question', () => {
  it('gets a title, a community, tags and an address', async () => {
    const forum = await aPracticeForum();
    const asked = await forum.as('oat_milk_omar').send('POST', '/posts.json', { title: '  Does   oat milk help with hiccups?  ', raw: words, category: 7, tags: [{ id: 0, name: 'hiccups' }, 'oat milk'] });
    expect(asked.json).toMatchObject({ post_number: 1, topic_slug: 'does-oat-milk-help-with-hiccups' });
    const topic = await forum.as(null).get(`/t/${String(asked.json['topic_id'])}.json`);
    expect(topic.json).toMatchObject({ title: 'Does oat milk help with hiccups?', category_id: 7, tags: [{ name: 'hiccups' }, { name: 'oat milk', slug: 'oat-milk' }] });
  });

  it.each([
    ['a title that is too short', { title: 'Short', raw: words, category: 4 }, 422],
    ['a body that is too short', { title: 'A title that is long enough', raw: 'x', category: 4 }, 422],
    ['no community', { title: 'A title that is long enough', raw: words, category: 999 }, 400],
    ['no body', { title: 'A title that is long enough', category: 4 }, 400],
  ])('with %s is refused', async (_why, body, status) => {
    const forum = await aPracticeForum();
    expect((await forum.as('volunteer').send('POST', '/posts.json', body)).status).toBe(status);
    expect((await forum.as(null).get('/latest.json')).json).toMatchObject({ topic_list: { topics: [] } });
  });

  it('with a title that is taken is refused', async () => {
    const forum = await aPracticeForum();
    await forum.ask({ title: 'Is this a good title to have?' });
    expect((await forum.as('volunteer').send('POST', '/posts.json', { title: 'is this a GOOD title to have?', raw: words, category: 4 })).status).toBe(422);
  });
});
