import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aPracticeForum, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';
import { checkFor, isDocumentHere } from './discourse-schema.ts';

const secret = 'xylophone';
const raw = `Please read my answer about the ${secret} before it goes.`;

async function send(forum: ForumOnTest, { by = 'bike_to_work_ben', to = 'nurse_ilse', title = `Second look ${secret}`, text = raw } = {}) {
  const heard = await forum.as(by).send('POST', '/posts.json', { archetype: 'private_message', target_recipients: to, title, raw: text, nested_post: true });
  const post = heard.json['post'] as { id: number; topic_id: number; post_number: number } | undefined;
  return { heard, topicId: post?.topic_id ?? 0, post };
}
const topicsIn = (json: Record<string, unknown>): { id: number; title: string }[] => (json['topic_list'] as { topics: { id: number; title: string }[] }).topics;

describe('a private message', () => {
  it('goes to whom it names, is read by them with its raw words, and answered', async () => {
    const forum = await aPracticeForum();
    const { heard, topicId, post } = await send(forum, { to: 'nurse_ilse,pharmacist_bo' });
    expect(heard).toMatchObject({ status: 200, json: { action: 'create_post', success: true } });
    expect(post).toMatchObject({ post_number: 1 });
    for (const reader of ['nurse_ilse', 'pharmacist_bo']) {
      const list = await forum.as(reader).get(`/topics/private-messages/${reader}.json`);
      expect(topicsIn(list.json)).toMatchObject([{ id: topicId, title: `Second look ${secret}` }]);
    }
    const read = await forum.as('nurse_ilse').get(`/t/${topicId}.json?include_raw=true`);
    expect(read.json).toMatchObject({ archetype: 'private_message', category_id: null, posts_count: 1, post_stream: { posts: [{ username: 'bike_to_work_ben', raw }] } });
    const reply = await forum.as('nurse_ilse').send('POST', '/posts.json', { topic_id: topicId, raw: 'Agreed, it is well said.' });
    expect(reply).toMatchObject({ status: 200, json: { topic_id: topicId, post_number: 2 } });
    // It comes to whoever wrote it once somebody else has written in it.
    expect(topicsIn((await forum.as('bike_to_work_ben').get('/topics/private-messages/bike_to_work_ben.json')).json)).toHaveLength(1);
    expect(topicsIn((await forum.as('bike_to_work_ben').get('/topics/private-messages-sent/bike_to_work_ben.json')).json)).toHaveLength(1);
    expect((await forum.as('pharmacist_bo').get('/notifications.json')).json).toMatchObject({ notifications: [{ notification_type: 6 }, { notification_type: 6 }] });
  });

  it('to a group is in the group’s mail, and read by its members', async () => {
    const forum = await aPracticeForum();
    const { topicId } = await send(forum, { to: 'volunteers' });
    expect(topicsIn((await forum.as('nurse_ilse').get('/topics/private-messages-group/nurse_ilse/volunteers.json')).json)).toMatchObject([{ id: topicId }]);
    expect(topicsIn((await forum.as('nurse_ilse').get('/topics/private-messages/nurse_ilse.json')).json)).toEqual([]);
    expect((await forum.as('pharmacist_bo').get(`/t/${topicId}.json`)).status).toBe(200);
    expect((await forum.as('rainy_window').get(`/t/${topicId}.json`)).status).toBe(403);
    expect((await forum.as('rainy_window').get('/topics/private-messages-group/rainy_window/volunteers.json')).status).toBe(404);
  });

  it.each<[string, Parameters<typeof send>[1], number, string]>([
    ['nobody', { to: '' }, 422, 'select a valid user'],
    ['somebody who is not there', { to: 'nurse_ilse,nobody_at_all' }, 422, 'cannot send a personal message'],
    ['the robots', { to: 'system' }, 422, 'cannot send a personal message'],
    ['a group that reads no mail', { to: 'trust_level_1' }, 422, 'cannot send a personal message'],
    ['somebody, without a title', { title: ' ' }, 422, 'Title is too short'],
    ['somebody, without words', { text: 'hm' }, 422, 'Body is too short'],
  ])('is not sent to %s', async (_, message, status, words) => {
    const forum = await aPracticeForum();
    const { heard } = await send(forum, message);
    expect(heard.status).toBe(status);
    expect(heard.text).toContain(words);
  });

  it('is refused where the forum has none', async () => {
    const forum = await aPracticeForum({ rules: { messages: false } });
    expect((await send(forum)).heard).toMatchObject({ status: 403, json: { error_type: 'invalid_access' } });
  });

  it('takes its numbers from the same row as topics and posts, and never one that is taken', async () => {
    const forum = await aPracticeForum();
    const before = await forum.ask();
    const { topicId, post } = await send(forum);
    const after = await forum.ask();
    expect([before, topicId, after]).toEqual([before, before + 1, before + 2]);
    const answer = await forum.answer(after);
    expect(answer.id).toBeGreaterThan(post?.id ?? 0);
    expect((await forum.as(null).get(`/t/${after}.json`)).json).toMatchObject({ archetype: 'regular' });
  });
});

describe('nobody else', () => {
  /** Whatever shows something of what was written here, topic by topic and list by list. */
  const places = (topicId: number, postId: number): string[] => [
    '/latest.json', '/new.json', '/unread.json', '/top.json?period=all', '/posts.json', `/posts.json?before=${postId + 1}`, `/search.json?q=${secret}`, `/search/query.json?term=${secret}`, `/filter.json?q=${secret}`, `/latest.json?topic_ids=${topicId}`,
    `/t/${topicId}.json`, `/t/-/${topicId}.json`, `/t/second-look-${secret}/${topicId}.json`, `/t/${topicId}/1.json`, `/t/${topicId}/posts.json?post_ids[]=${postId}`, `/t/${topicId}/post_ids.json`,
    `/posts/${postId}.json`, `/posts/${postId}/cooked.json`, `/posts/${postId}/replies.json`, `/posts/by_number/${topicId}/1.json`, '/u/bike_to_work_ben.json', '/u/bike_to_work_ben/summary.json', '/user_actions.json?username=bike_to_work_ben&filter=4,5',
    '/topics/private-messages/nurse_ilse.json', '/topics/private-messages/bike_to_work_ben.json', '/topics/private-messages-sent/bike_to_work_ben.json', '/topics/private-messages-group/nurse_ilse/volunteers.json', '/notifications.json', '/directory_items.json?period=all&order=post_count', '/review.json?status=pending',
    '/', `/t/${topicId}`, '/c/dermatology/4', '/categories.json', '/site.json', '/about.json', '/tags.json',
  ];
  // A page that did not find something repeats what it was asked for; that is the asker's own word.
  const shown = (text: string, url: string): boolean => text.toLowerCase().includes(secret) && !url.includes(secret) ? true : text.includes('before it goes');

  it.each([['a member', 'rainy_window'], ['a moderator', 'tomasz_keeps_order'], ['an administrator', 'harbour_hana'], ['nobody in particular', null]] as const)('sees it: %s finds it in no place', async (_, reader) => {
    const forum = await aPracticeForum();
    await forum.ask();
    const { topicId, post } = await send(forum);
    for (const url of places(topicId, post?.id ?? 0)) {
      const heard = await forum.as(reader).get(url);
      expect([url, shown(heard.text, url)]).toEqual([url, false]);
    }
    const reply = await forum.as(reader).send('POST', '/posts.json', { topic_id: topicId, raw: 'Let me say something here, too.' });
    expect(reply.status).toBe(403);
    expect((await forum.as('nurse_ilse').get(`/t/${topicId}.json`)).json).toMatchObject({ posts_count: 1 });
  });

  it('is everybody but those it is for: they do find it (control)', async () => {
    const forum = await aPracticeForum();
    const { topicId, post } = await send(forum);
    const found: string[] = [];
    for (const url of places(topicId, post?.id ?? 0)) if (shown((await forum.as('nurse_ilse').get(url)).text, url)) found.push(url);
    expect(found).toEqual(expect.arrayContaining([`/t/${topicId}.json`, '/topics/private-messages/nurse_ilse.json', `/t/${topicId}/posts.json?post_ids[]=${post?.id}`]));
    // Not in what everybody reads, even for them.
    expect(found).not.toContain('/posts.json');
    expect(found).not.toContain('/latest.json');
  });

  it('hears of it by a count: no number of the forum moves', async () => {
    const forum = await aPracticeForum();
    await forum.ask();
    const counts = async (): Promise<unknown[]> => Promise.all(['/about.json', '/latest.json', '/u/bike_to_work_ben.json', '/directory_items.json?period=all&order=post_count', '/categories.json'].map(async (url) => (await forum.as('rainy_window').get(url)).json));
    const before = await counts();
    await send(forum);
    expect(await counts()).toEqual(before);
  });
});

it('has a place in a forum that was planted before there were messages', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'practice-forum-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const first = await aPracticeForum({ dataDir });
  await first.stop();
  const file = new DatabaseSync(path.join(dataDir, 'practice-forum.sqlite'));
  for (const table of ['message_posts', 'message_groups', 'message_members', 'messages']) file.exec(`drop table ${table}`);
  file.close();
  const again = await aPracticeForum({ dataDir });
  expect((await send(again)).heard.status).toBe(200);
});

(isDocumentHere ? describe : describe.skip)('what Discourse’s document says', () => {
  it.each(['/topics/private-messages/{username}.json', '/topics/private-messages-sent/{username}.json'])('%s', async (key) => {
    const forum = await aPracticeForum({ rules: { solved: false, assign: false } });
    const { topicId } = await send(forum);
    await forum.as('nurse_ilse').send('POST', '/posts.json', { topic_id: topicId, raw: 'Agreed, it is well said.' });
    const { json } = await forum.as('bike_to_work_ben').get(key.replace('{username}', 'bike_to_work_ben'));
    expect(topicsIn(json)).toHaveLength(1);
    expect(checkFor('get', key)(json)).toEqual([]);
  });
});
