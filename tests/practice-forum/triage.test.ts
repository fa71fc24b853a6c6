import { describe, expect, it } from 'vitest';
import { aPracticeForum, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

const topicOf = async (forum: ForumOnTest, topicId: number, who: string | null = 'volunteer') => (await forum.as(who).get(`/t/${topicId}.json`)).json as Record<string, unknown> & { post_stream: { posts: Record<string, unknown>[] } };

describe('claiming', () => {
  const claim = (forum: ForumOnTest, who: string, topicId: number, username = who, more: object = {}) => forum.as(who).send('PUT', '/assign/assign.json', { target_id: topicId, target_type: 'Topic', username, ...more });

  it('leaves a small action that counts as a post, and the last one wins', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    expect((await claim(forum, 'volunteer', topicId)).json).toEqual({ success: 'OK' });
    let topic = await topicOf(forum, topicId);
    expect(topic).toMatchObject({ posts_count: 2, highest_post_number: 2, assigned_to_user: { username: 'volunteer' }, assignment_status: 'New' });
    expect(topic.post_stream.posts[1]).toMatchObject({ post_type: 3, action_code: 'assigned', action_code_who: 'volunteer', cooked: '' });
    expect((await claim(forum, 'dr_r_osei', topicId)).status).toBe(200);
    topic = await topicOf(forum, topicId);
    expect(topic).toMatchObject({ assigned_to_user: { username: 'dr_r_osei' } });
    expect(topic.post_stream.posts[2]).toMatchObject({ action_code: 'reassigned' });
    expect((await forum.as('volunteer').send('PUT', '/assign/unassign.json', { target_id: topicId, target_type: 'Topic' })).json).toEqual({ success: 'OK' });
    expect(await topicOf(forum, topicId)).not.toHaveProperty('assigned_to_user');
    expect((await forum.as('volunteer').send('PUT', '/assign/unassign.json', { target_id: topicId, target_type: 'Topic' })).json, 'also when nobody held it').toEqual({ success: 'OK' });
  });

  it('is an aside where claims are private', async () => {
    const forum = await aPracticeForum({ rules: { assignsPublic: false } });
    const topicId = await forum.ask();
    await claim(forum, 'volunteer', topicId);
    expect(await topicOf(forum, topicId)).toMatchObject({ posts_count: 1, assigned_to_user: { username: 'volunteer' } });
    expect(await topicOf(forum, topicId, 'paper_lantern')).not.toHaveProperty('assigned_to_user');
  });

  it('refuses in its own way: twice the same, somebody who cannot, somebody who may not', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    await claim(forum, 'volunteer', topicId);
    expect(await claim(forum, 'volunteer', topicId)).toMatchObject({ status: 400, json: { error: 'Already assigned to @volunteer' } });
    expect((await claim(forum, 'volunteer', topicId, 'volunteer', { status: 'Done' })).status, 'a new status is a change').toBe(200);
    expect((await claim(forum, 'volunteer', topicId, 'paper_lantern')).status).toBe(400);
    expect((await claim(forum, 'paper_lantern', topicId)).status).toBe(403);
    expect((await claim(forum, 'volunteer', 999)).status).toBe(404);
    expect((await forum.as('volunteer').send('PUT', `/assign/claim/${topicId}.json`)).status).toBe(404);
    expect((await forum.as('volunteer').get('/assign/suggestions.json')).json).toMatchObject({ suggestions: expect.arrayContaining([expect.objectContaining({ username: 'volunteer' })]) });
  });

  it('tells the one it was given to, unless asked not to', async () => {
    const forum = await aPracticeForum();
    await claim(forum, 'volunteer', await forum.ask(), 'dr_r_osei');
    await claim(forum, 'volunteer', await forum.ask(), 'nurse_ilse', { should_notify: 'false' });
    expect((await forum.as('dr_r_osei').get('/notifications.json')).json['notifications']).toMatchObject([{ notification_type: 34 }]);
    expect((await forum.as('nurse_ilse').get('/notifications.json')).json['notifications']).toEqual([]);
  });

  it('is not there where the forum has it off', async () => {
    const forum = await aPracticeForum({ rules: { assign: false } });
    expect((await claim(forum, 'volunteer', await forum.ask())).status).toBe(404);
    expect((await forum.as('volunteer').get('/session/current.json')).text).not.toContain('can_assign');
  });
});

describe('a solution', () => {
  it('is chosen by the asker or the staff, one at a time', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ by: 'paper_lantern' });
    const first = await forum.answer(topicId);
    const second = await forum.answer(topicId, undefined, 'dr_r_osei');
    expect((await forum.as('volunteer').send('POST', '/solution/accept.json', { id: first.id })).status).toBe(403);
    const accepted = await forum.as('paper_lantern').send('POST', '/solution/accept.json', { id: first.id });
    expect(accepted.json).toMatchObject({ post_number: 2, username: 'volunteer', accepter_username: 'paper_lantern' });
    await forum.as('tomasz_keeps_order').send('POST', '/solution/accept.json', { id: second.id });
    const topic = await topicOf(forum, topicId);
    expect(topic).toMatchObject({ accepted_answer: { post_number: 3, username: 'dr_r_osei' } });
    expect(topic.post_stream.posts.map((post) => post['accepted_answer'])).toEqual([false, false, true]);
    await forum.as('paper_lantern').send('POST', '/solution/unaccept.json', { id: second.id });
    expect(await topicOf(forum, topicId)).not.toHaveProperty('accepted_answer');
    const { id: questionId } = topic.post_stream.posts[0] as { id: number };
    expect((await forum.as('tomasz_keeps_order').send('POST', '/solution/accept.json', { id: questionId })).status).toBe(404);
  });
});

describe('title, community, tags and state', () => {
  it('change together, and not under somebody who saw something else', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'The first title of this question', tags: ['rash'] });
    const change = { title: 'A clearer title for this question', category_id: 6, tags: [{ id: 1, name: 'child' }, 'sun'], original_title: 'The first title of this question', original_tags: ['rash'] };
    expect((await forum.as('volunteer').send('PUT', `/t/-/${topicId}.json`, change)).json).toMatchObject({ basic_topic: { id: topicId, title: change.title, slug: 'a-clearer-title-for-this-question' } });
    expect(await topicOf(forum, topicId)).toMatchObject({ title: change.title, category_id: 6, tags: [{ name: 'child' }, { name: 'sun' }] });
    expect((await forum.as('volunteer').send('PUT', `/t/-/${topicId}.json`, change)).status).toBe(409);
    expect((await forum.as('volunteer').send('PUT', `/t/-/${topicId}.json`, { tags: ['a'], original_tags: ['rash'] })).status).toBe(409);
    expect((await forum.as('volunteer').send('PUT', `/t/${topicId}/tags.json`, { tags: [''] })).status).toBe(200);
    expect(await topicOf(forum, topicId)).toMatchObject({ tags: [] });
    expect((await forum.as('volunteer').send('PUT', `/t/${topicId}/tags.json`, { tags: ['1', '2', '3', '4', '5', '6'] })).status).toBe(422);
    expect((await forum.as('volunteer').send('PUT', `/t/-/${topicId}.json`, { title: 'Short' })).status).toBe(422);
    expect((await forum.as('volunteer').send('PUT', `/t/-/${topicId}.json`, { category_id: 777 })).status).toBe(400);
    expect((await forum.as('oat_milk_omar').send('PUT', `/t/-/${topicId}.json`, { title: 'A stranger calls it this way' })).status).toBe(403);
  });

  it('close with a trace, by the staff', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    expect((await forum.as('dr_r_osei').send('PUT', `/t/${topicId}/status.json`, { status: 'closed', enabled: 'true' })).status).toBe(403);
    await forum.as('willow_reads').send('PUT', `/t/${topicId}/status.json`, new URLSearchParams({ status: 'closed', enabled: 'true' }));
    const topic = await topicOf(forum, topicId);
    expect(topic).toMatchObject({ closed: true, posts_count: 2 });
    expect(topic.post_stream.posts[1]).toMatchObject({ post_type: 3, action_code: 'closed.enabled', username: 'willow_reads' });
    expect((await forum.as('willow_reads').send('PUT', `/t/${topicId}/status.json`, { status: 'louder', enabled: 'true' })).status).toBe(400);
  });
});

describe('one who moderates the communities and is not staff', () => {
  it('closes, hides, moves, tags and reviews, and is no staff beyond that', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const me = forum.as('volunteer');
    expect((await me.get('/session/current.json')).json).toMatchObject({ current_user: { moderator: false, staff: false, can_review: true } });
    for (const [status, enabled] of [['closed', 'true'], ['closed', 'false'], ['visible', 'false'], ['visible', 'true']]) expect((await me.send('PUT', `/t/${topicId}/status.json`, { status, enabled })).json).toEqual({ success: 'OK', topic_status_update: null });
    expect((await me.send('PUT', `/t/-/${topicId}.json`, { category_id: 6, tags: ['moved'] })).status).toBe(200);
    expect(await topicOf(forum, topicId)).toMatchObject({ category_id: 6, tags: [{ name: 'moved' }], closed: false, visible: true });
    expect((await me.get('/review.json')).status).toBe(200);
    expect((await me.send('DELETE', `/t/${topicId}.json`)).status).toBe(403);
    expect((await me.send('POST', '/posts.json', { topic_id: topicId, raw: 'Only the staff may whisper like this.', whisper: true })).status).toBe(403);
  });

  it('is nobody in particular where the forum names no such members (control)', async () => {
    const forum = await aPracticeForum({ rules: { categoryModerators: [] } });
    const topicId = await forum.ask();
    expect((await forum.as('volunteer').send('PUT', `/t/${topicId}/status.json`, { status: 'closed', enabled: 'true' })).status).toBe(403);
    expect((await forum.as('volunteer').get('/review.json')).status).toBe(404);
  });
});

describe('likes and flags', () => {
  it('count, once, and can be taken back for ten minutes', async () => {
    const forum = await aPracticeForum();
    const { id } = await forum.answer(await forum.ask());
    const like = { id, post_action_type_id: 2 };
    expect((await forum.as('volunteer').send('POST', '/post_actions.json', like)).status, 'not one’s own').toBe(403);
    const liked = await forum.as('paper_lantern').send('POST', '/post_actions.json', like);
    expect(liked.json['actions_summary']).toContainEqual({ id: 2, count: 1, acted: true, can_undo: true });
    expect((await forum.as('paper_lantern').send('POST', '/post_actions.json', like)).status).toBe(422);
    expect((await forum.as('paper_lantern').send('DELETE', `/post_actions/${id}.json?post_action_type_id=2`)).status).toBe(200);
    await forum.as('paper_lantern').send('POST', '/post_actions.json', like);
    await forum.clock.forward(11 * 60_000);
    expect((await forum.as('paper_lantern').send('DELETE', `/post_actions/${id}.json?post_action_type_id=2`)).status).toBe(403);
  });

  it('need words where the forum asks for them, and come before the staff', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const { id } = await forum.answer(topicId);
    const voice = forum.as('oat_milk_omar');
    expect((await voice.send('POST', '/post_actions.json', { id, post_action_type_id: 7 })).status).toBe(422);
    expect((await voice.send('POST', '/post_actions.json', { id, post_action_type_id: 99 })).status).toBe(400);
    expect((await voice.send('POST', '/post_actions.json', { id, post_action_type_id: 8 })).status).toBe(200);
    expect((await voice.send('POST', '/post_actions.json', { id: topicId, flag_topic: 'true', post_action_type_id: 4 })).status).toBe(200);
    expect((await voice.get('/review.json')).status).toBe(404);
    const { reviewables } = (await forum.as('willow_reads').get('/review.json?type=ReviewableFlaggedPost')).json as { reviewables: { id: number; version: number; post_id: number }[] };
    expect(reviewables).toHaveLength(2);
    const spam = reviewables.find((item) => item.post_id === id)!;
    expect((await forum.as('willow_reads').send('PUT', `/review/${spam.id}/perform/agree_and_hide.json?version=${spam.version}`)).status).toBe(200);
    expect((await forum.as(null).get(`/posts/${id}.json`)).json).toMatchObject({ hidden: true });
  });
});

describe('a flag that is taken back', () => {
  it('leaves nothing for the moderators, unless somebody else complained too', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const { id } = await forum.answer(topicId, undefined, 'dr_r_osei');
    const waiting = async () => ((await forum.as('willow_reads').get('/review.json?type=ReviewableFlaggedPost')).json as { reviewables: unknown[] }).reviewables.length;
    await forum.as('volunteer').send('POST', '/post_actions.json', { id, post_action_type_id: 7, message: 'Please look.' });
    await forum.as('oat_milk_omar').send('POST', '/post_actions.json', { id, post_action_type_id: 8 });
    await forum.as('volunteer').send('DELETE', `/post_actions/${id}.json?post_action_type_id=7`);
    expect(await waiting()).toBe(2);
    await forum.as('oat_milk_omar').send('DELETE', `/post_actions/${id}.json?post_action_type_id=8`);
    expect(await waiting()).toBe(0);
  });
});

describe('a post that waits for a moderator', () => {
  it('is a success without a post, shows up in the author’s list, and appears when approved', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    forum.moods.enqueue(1);
    const raw = 'An answer that somebody wants to look at first.';
    const queued = await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw });
    expect(queued).toMatchObject({ status: 200, json: { action: 'enqueued', success: true, pending_count: 1, pending_post: { raw } } });
    expect(queued.json).not.toHaveProperty('post');
    const pending = await forum.as('volunteer').get('/posts/volunteer/pending.json');
    const { id } = queued.json['pending_post'] as { id: number };
    expect(pending.json).toMatchObject({ pending_posts: [{ id, raw_text: raw, topic_id: topicId, username: 'volunteer' }] });
    expect((await forum.as('paper_lantern').get('/posts/volunteer/pending.json')).status).toBe(403);
    expect(await topicOf(forum, topicId)).toMatchObject({ posts_count: 1 });

    const staff = forum.as('tomasz_keeps_order');
    expect((await staff.send('PUT', `/review/${id}/perform/approve_post.json`)).status, 'a version is needed').toBe(422);
    expect((await staff.send('PUT', `/review/${id}/perform/approve_post.json?version=5`)).status).toBe(409);
    expect((await staff.send('PUT', `/review/${id}/perform/approve_post.json?version=0`)).json).toMatchObject({ reviewable_perform_result: { success: true, created_post_topic_id: topicId } });
    expect((await topicOf(forum, topicId)).post_stream.posts[1]).toMatchObject({ username: 'volunteer', post_number: 2 });
    expect((await forum.as('volunteer').get('/posts/volunteer/pending.json')).json).toEqual({ pending_posts: [] });
    expect((await staff.send('PUT', `/review/${id}/perform/approve_post.json?version=1`)).status, 'not twice').toBe(403);
  });

  it('can be withdrawn by its author and rejected by the staff', async () => {
    const forum = await aPracticeForum({ rules: { approvePosts: true } });
    const asked = await forum.as('paper_lantern').send('POST', '/posts.json', { title: 'A question that has to wait', raw: 'And the body of it, long enough for all.', category: 4 });
    const { id } = asked.json['pending_post'] as { id: number };
    expect((await forum.as('oat_milk_omar').send('DELETE', `/review/${id}.json`)).status).toBe(404);
    expect((await forum.as('paper_lantern').send('DELETE', `/review/${id}.json`)).status).toBe(200);
    const again = await forum.as('paper_lantern').send('POST', '/posts.json', { title: 'A question that has to wait', raw: 'And the body of it, long enough for all.', category: 4 });
    const second = again.json['pending_post'] as { id: number };
    await forum.as('willow_reads').send('PUT', `/review/${second.id}/perform/reject_post.json?version=0`);
    expect((await forum.as(null).get('/latest.json')).json).toMatchObject({ topic_list: { topics: [] } });
    await forum.answer(await forum.ask({ by: 'willow_reads' }), 'The staff need not wait for themselves.', 'tomasz_keeps_order');
  });
});

describe('hints and news', () => {
  it('say what changed, and where one stands', async () => {
    const forum = await aPracticeForum();
    const poll = async (channels: Record<string, string>, who: string | null = null) => JSON.parse((await forum.as(who).send('POST', '/message-bus/00000000000000000000000000000000/poll?dlp=t', new URLSearchParams({ ...channels, __seq: '1' }))).text) as { channel: string; data: Record<string, unknown>; message_id: number }[];
    expect(await poll({ '/latest': '-1' })).toEqual([{ global_id: -1, message_id: -1, channel: '/__status', data: { '/latest': 0 } }]);
    const topicId = await forum.ask();
    expect(await poll({ '/latest': '0', '/new': '0' })).toMatchObject([{ channel: '/new', data: { topic_id: topicId } }, { channel: '/latest', data: { topic_id: topicId, message_type: 'latest' } }]);
    expect(await poll({ '/latest': '1' })).toEqual([]);
    await forum.answer(topicId);
    expect(await poll({ [`/topic/${topicId}`]: '1' })).toMatchObject([{ data: { type: 'created', post_number: 2 } }]);
    expect(await poll({ '/notification/15': '0' }), 'not for strangers').toEqual([]);
    expect(await poll({ '/notification/15': '0' }, 'paper_lantern')).toMatchObject([{ data: { unread_notifications: 1 } }]);
  });

  it('tell the asker of an answer and a member of a mention, until read', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ by: 'paper_lantern' });
    await forum.answer(topicId, 'Perhaps @dr_r_osei knows, and @nobody_at_all does not.');
    expect((await forum.as('paper_lantern').get('/notifications.json')).json['notifications']).toMatchObject([{ notification_type: 2, topic_id: topicId, post_number: 2, read: false }]);
    const osei = forum.as('dr_r_osei');
    expect((await osei.get('/notifications.json?recent=true')).json['notifications']).toMatchObject([{ notification_type: 1 }]);
    expect((await osei.get('/notifications/totals.json')).json).toMatchObject({ unread_notifications: 1, username: 'dr_r_osei' });
    await osei.send('PUT', '/notifications/mark-read.json', {});
    expect((await osei.get('/notifications/totals.json')).json).toMatchObject({ unread_notifications: 0 });
  });

  it('templates are for volunteers and count their uses', async () => {
    const forum = await aPracticeForum();
    const { templates } = (await forum.as('volunteer').get('/discourse_templates')).json as { templates: { id: number; usages: number; content: string }[] };
    expect(templates.length).toBeGreaterThan(2);
    expect((await forum.as('volunteer').send('POST', `/discourse_templates/${templates[0]!.id}/use.json`)).status).toBe(200);
    expect((await forum.as('volunteer').get('/discourse_templates.json')).json).toMatchObject({ templates: expect.arrayContaining([expect.objectContaining({ id: templates[0]!.id, usages: 1 })]) });
    expect((await forum.as('volunteer').send('POST', '/discourse_templates/999/use.json')).status).toBe(422);
    expect((await forum.as('paper_lantern').get('/discourse_templates')).status).toBe(403);
  });
});
