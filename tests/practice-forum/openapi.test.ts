import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPracticeForum, type Ending, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';
import { png } from '#electron/practice-forum/files/pixels.ts';
import { sourceFiles } from '#tests/house/imports.ts';
import { checkFor, describedAnswers, isDocumentHere, knownFits } from './discourse-schema.ts';

const comparing = isDocumentHere ? describe : describe.skip;
const where = isDocumentHere ? '' : ' (SKIPPED: Discourse’s document is not here)';

/** A forum without plugins and with one question nobody has answered: the document was written on such a one. */
async function aPlainForum(ending?: Ending): Promise<ForumOnTest & { topicId: number; postId: number }> {
  const forum = await aPracticeForum({ rules: { solved: false, assign: false }, ...(ending ? { ending } : {}) });
  const topicId = await forum.ask({ tags: ['rash'] });
  const { json } = await forum.as(null).get(`/t/${topicId}.json`);
  return { ...forum, topicId, postId: (json['post_stream'] as { stream: number[] }).stream[0] ?? 0 };
}

/** A forum with everything on and a question with answers, a claim, a follow-up and a solution. */
async function aBusyForum(ending?: Ending): Promise<ForumOnTest & { topicId: number; postId: number }> {
  const forum = await aPracticeForum(ending ? { ending } : {});
  const topicId = await forum.ask({ tags: ['rash', 'child'], raw: 'A question with @volunteer in it :wave: and more words.\n\n[quote="volunteer, post:1, topic:1"]\nwords\n[/quote]' });
  const { id } = await forum.answer(topicId);
  await forum.as('volunteer').send('PUT', '/assign/assign.json', { target_id: topicId, target_type: 'Topic', username: 'volunteer' });
  await forum.as('paper_lantern').send('POST', '/posts.json', { topic_id: topicId, raw: 'Thank you, this helps me a great deal.', reply_to_post_number: 2 });
  await forum.as('paper_lantern').send('POST', '/solution/accept.json', { id });
  await forum.as('paper_lantern').send('POST', '/post_actions.json', { id, post_action_type_id: 2 });
  await forum.as('volunteer').send('POST', '/drafts.json', { draft_key: `topic_${topicId}`, sequence: 0, data: '{"reply":"half"}' });
  const privately = { archetype: 'private_message', title: 'A word in private about the arm', raw: 'A word that is for nobody else to read.' };
  await forum.as('volunteer').send('POST', '/posts.json', { ...privately, target_recipients: 'paper_lantern' });
  await forum.as('paper_lantern').send('POST', '/posts.json', { ...privately, raw: 'And another word, to go back the other way.', target_recipients: 'volunteer' });
  return { ...forum, topicId, postId: id };
}

function aPicture(): FormData {
  const form = new FormData();
  form.set('type', 'composer');
  form.set('upload_type', 'composer');
  form.set('synchronous', 'true');
  form.set('file', new File([new Uint8Array(png(120, 110, () => [200, 60, 60]))], 'arm.png'));
  return form;
}

interface Call {
  method: 'get' | 'post' | 'put';
  key: string;
  path: (ids: { topicId: number; postId: number }) => string;
  body?: (ids: { topicId: number; postId: number }) => object;
  as?: string;
  /** Why the document cannot be taken at its word even for the plainest forum. */
  never?: string;
}

const calls: readonly Call[] = [
  { method: 'get', key: '/site/basic-info.json', path: () => '/site/basic-info.json' },
  { method: 'get', key: '/site.json', path: () => '/site.json' },
  { method: 'get', key: '/categories.json', path: () => '/categories.json' },
  { method: 'get', key: '/tags.json', path: () => '/tags.json' },
  { method: 'get', key: '/groups.json', path: () => '/groups.json' },
  { method: 'get', key: '/latest.json', path: () => '/latest.json?max_posts=1&status=open&order=created&ascending=true', never: 'image_url is null where there is no picture' },
  { method: 'get', key: '/top.json', path: () => '/top.json?period=all', never: 'unpinned is null' },
  { method: 'get', key: '/c/{slug}/{id}.json', path: () => '/c/dermatology/4.json', never: 'excerpt is for pinned topics only' },
  { method: 'get', key: '/tag/{name}.json', path: () => '/tag/rash.json' },
  { method: 'get', key: '/t/{id}.json', path: ({ topicId }) => `/t/${topicId}.json` },
  { method: 'get', key: '/t/{id}/posts.json', path: ({ topicId, postId }) => `/t/${topicId}/posts.json?post_ids[]=${postId}` },
  { method: 'get', key: '/posts.json', path: () => '/posts.json' },
  { method: 'get', key: '/posts/{id}.json', path: ({ postId }) => `/posts/${postId}.json` },
  { method: 'get', key: '/posts/{id}/replies.json', path: ({ postId }) => `/posts/${postId}/replies.json` },
  { method: 'get', key: '/directory_items.json', path: () => '/directory_items.json?period=all&order=post_count' },
  { method: 'get', key: '/search.json', path: () => '/search.json?q=nothingfitsthis' },
  { method: 'get', key: '/notifications.json', path: () => '/notifications.json' },
  { method: 'get', key: '/user_actions.json', path: () => '/user_actions.json?username=paper_lantern&filter=4,5' },
  { method: 'get', key: '/u/{username}.json', path: () => '/u/volunteer.json', never: 'a member without a favourite topic has none' },
  { method: 'get', key: '/topics/private-messages/{username}.json', path: () => '/topics/private-messages/volunteer.json' },
  { method: 'get', key: '/topics/private-messages-sent/{username}.json', path: () => '/topics/private-messages-sent/volunteer.json' },
  { method: 'post', key: '/posts.json', path: () => '/posts.json', body: ({ topicId }) => ({ topic_id: topicId, raw: 'An answer in a few good words.' }) },
  { method: 'put', key: '/posts/{id}.json', path: ({ postId }) => `/posts/${postId}.json`, as: 'tomasz_keeps_order', body: () => ({ post: { raw: 'Other words in place of the first ones.' } }) },
  { method: 'post', key: '/post_actions.json', path: () => '/post_actions.json', as: 'willow_reads', body: ({ postId }) => ({ id: postId, post_action_type_id: 8 }) },
  { method: 'put', key: '/t/-/{id}.json', path: ({ topicId }) => `/t/-/${topicId}.json`, body: () => ({ title: 'Another title for the same thing' }) },
  { method: 'put', key: '/t/{id}/status.json', path: ({ topicId }) => `/t/${topicId}/status.json`, as: 'tomasz_keeps_order', body: () => ({ status: 'closed', enabled: 'true' }) },
  { method: 'post', key: '/uploads.json', path: () => '/uploads.json', body: aPicture },
  { method: 'put', key: '/notifications/mark-read.json', path: () => '/notifications/mark-read.json', body: () => ({}) },
];

async function heard(forum: ForumOnTest & { topicId: number; postId: number }, { method, path, body, as = 'volunteer' }: Call): Promise<unknown> {
  const voice = forum.as(as);
  const answer = await (method === 'get' ? voice.get(path(forum)) : voice.send(method === 'put' ? 'PUT' : 'POST', path(forum), body?.(forum)));
  expect(answer.status, answer.text.slice(0, 300)).toBe(200);
  return JSON.parse(answer.text);
}

comparing(`answers have the shape Discourse describes${where}`, () => {
  const reads = calls.filter((call) => call.method === 'get');
  const writes = calls.filter((call) => call.method !== 'get');
  let plain: Awaited<ReturnType<typeof aPlainForum>>;
  let busy: Awaited<ReturnType<typeof aBusyForum>>;
  const ends: (() => void | Promise<void>)[] = [];
  const atTheEnd: Ending = (end) => void ends.push(end);
  beforeAll(async () => {
    plain = await aPlainForum(atTheEnd);
    busy = await aBusyForum(atTheEnd);
  });
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });

  it.each(reads.filter((call) => call.never === undefined))('$method $key, word for word on a forum without plugins', async (call) => {
    expect(checkFor(call.method, call.key, { strict: true })(await heard(plain, call))).toEqual([]);
  });

  it.each(reads)('$method $key, on a forum with everything on', async (call) => {
    expect(checkFor(call.method, call.key)(await heard(busy, call))).toEqual([]);
  });

  it.each(writes.filter((call) => call.never === undefined))('$method $key, word for word on a forum without plugins', async (call) => {
    expect(checkFor(call.method, call.key, { strict: true })(await heard(await aPlainForum(), call))).toEqual([]);
  });

  it.each(writes)('$method $key, on a forum with everything on', async (call) => {
    expect(checkFor(call.method, call.key)(await heard(await aBusyForum(), call))).toEqual([]);
  });

  it.each(['private-messages', 'private-messages-sent'])('and there is something in %s', async (which) => {
    const { topic_list } = (await busy.as('volunteer').get(`/topics/${which}/volunteer.json`)).json as unknown as { topic_list: { topics: object[] } };
    expect(topic_list.topics).toHaveLength(1);
  });

  it('and no route is left out that Discourse describes', () => {
    const described = routes().filter((route) => describesJson(...route));
    expect(described.length).toBeGreaterThan(20);
    expect(described.filter(([method, shape]) => !calls.some((call) => call.method === method && bare(call.key) === shape))).toEqual([]);
    expect(describesJson('get', '/t/*')).toBe(true);
    expect(describesJson('get', '/session/current')).toBe(false);
  });

  it('lists fit word for word once every topic shows a picture', async () => {
    const { json } = await plain.as('volunteer').get('/latest.json');
    const { topics } = json['topic_list'] as { topics: object[] };
    const shown = { ...json, topic_list: { ...(json['topic_list'] as object), topics: topics.map((topic) => ({ ...topic, image_url: '/uploads/a.png' })) } };
    expect(checkFor('get', '/latest.json', { strict: true })(shown)).toEqual([]);
  });

  it('finds with topics beside the posts', async () => {
    const { json } = await busy.as('volunteer').get('/search.json?q=question');
    expect(json['topics']).toHaveLength(1);
    expect(checkFor('get', '/search.json')(json)).toEqual([]);
  });

  it('a topic with pictures, small actions and a closed door still fits', async () => {
    const forum = await aPracticeForum({ seed: 'demo' });
    const { json } = await forum.as('volunteer').get('/latest.json?per_page=100');
    const check = checkFor('get', '/t/{id}.json');
    for (const { id } of (json['topic_list'] as { topics: { id: number }[] }).topics) {
      const topic = await forum.as('volunteer').get(`/t/${id}.json?include_raw=true`);
      expect(check(topic.json), `topic ${id}`).toEqual([]);
    }
  });

  it.each(knownFits())('and the comparison lets a known answer through: %s %s', (method, path, body) => {
    expect(checkFor(method, path, { strict: true })(body)).toEqual([]);
    expect(checkFor(method, path)(body)).toEqual([]);
  });

  describe('and the comparison itself can fail', () => {
    it('on a wrong type, even when relaxed', async () => {
      const topic = (await heard(busy, calls.find((call) => call.key === '/t/{id}.json')!)) as Record<string, unknown>;
      const check = checkFor('get', '/t/{id}.json');
      expect(check(topic)).toEqual([]);
      expect(check({ ...topic, title: 7 })).not.toEqual([]);
      expect(check({ ...topic, posts_count: '1' })).not.toEqual([]);
      const { post_stream: _gone, ...rest } = topic;
      expect(check(rest)).not.toEqual([]);
    });

    it('on one word too many, when strict', async () => {
      const topic = (await heard(plain, calls.find((call) => call.key === '/t/{id}.json')!)) as Record<string, unknown>;
      const check = checkFor('get', '/t/{id}.json', { strict: true });
      expect(check(topic)).toEqual([]);
      expect(check({ ...topic, accepted_answer: null })).not.toEqual([]);
    });

    it('and a busy forum does not pass as a plain one', async () => {
      const topic = await heard(busy, calls.find((call) => call.key === '/t/{id}.json')!);
      expect(checkFor('get', '/t/{id}.json', { strict: true })(topic)).not.toEqual([]);
    });
  });
});

/** A path without the names of its blanks. */
const bare = (path: string): string => path.replace(/\{\w+\}|:\w+(?:\{[^/]*\})?/g, '*').replace(/\.json$/, '');

/** Every route that the practice forum's source names. */
const routes = (): [method: string, shape: string][] =>
  sourceFiles(['electron/practice-forum']).flatMap(({ text }) => [
    ...[...text.matchAll(/\.(get|post|put|delete)\(\s*['"`](\/[^'"`]*)/g)].map(([, method = '', path = '']): [string, string] => [method, bare(path)]),
    // Some are read by several names.
    ...[...text.matchAll(/of \[('\/[^\]]*')\] as const\) \{\s*app\.(get|post|put|delete)\(path/g)].flatMap(([, paths = '', method = '']) => paths.split(', ').map((path): [string, string] => [method, bare(path.replaceAll("'", ''))])),
  ]);

const describesJson = (method: string, shape: string): boolean => describedAnswers().some(([verb, path]) => verb === method && bare(path) === shape);
