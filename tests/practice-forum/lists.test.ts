import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPracticeForum, type ForumOnTest, type Voice } from '#tests/makers/a-practice-forum.ts';

interface Row {
  id: number;
  title: string;
  posts_count: number;
  [field: string]: unknown;
}

const rowsAt = async (voice: Voice, path: string): Promise<Row[]> => {
  const heard = await voice.get(path);
  expect(heard.status, heard.text.slice(0, 200)).toBe(200);
  return (heard.json['topic_list'] as { topics: Row[] }).topics;
};
const titlesAt = async (voice: Voice, path: string): Promise<string[]> => (await rowsAt(voice, path)).map(({ title }) => title);

describe('lists', () => {
  let forum: ForumOnTest;
  const ids: Record<string, number> = {};
  const ends: (() => void | Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });

  beforeAll(async () => {
    forum = await aPracticeForum({ ending: (end) => void ends.push(end) });
    const day = 86_400_000;
    const ask = async (name: string, category: number, tags: string[], by = 'paper_lantern') => {
      ids[name] = await forum.ask({ title: `${name} is the name of this question`, category, tags, by, raw: `Everything about ${name} and nothing else, please.` });
      await forum.clock.forward(day);
    };
    await ask('Oldest', 4, ['rash']);
    await ask('Answered', 4, ['rash', 'child'], 'oat_milk_omar');
    await ask('Claimed', 5, ['child']);
    await ask('Solved', 5, []);
    await ask('Closed', 6, ['sun']);
    await ask('Hidden', 6, ['sun']);
    await ask('Newest', 4, ['sun']);
    await forum.answer(ids['Answered'] ?? 0, undefined, 'nurse_ilse');
    await forum.as('dr_r_osei').send('PUT', '/assign/assign.json', { target_id: ids['Claimed'], target_type: 'Topic', username: 'dr_r_osei' });
    const { id } = await forum.answer(ids['Solved'] ?? 0);
    await forum.as('paper_lantern').send('POST', '/solution/accept.json', { id });
    await forum.as('oat_milk_omar').send('POST', '/post_actions.json', { id, post_action_type_id: 2 });
    forum.moods.closeTopic(ids['Closed'] ?? 0);
    await forum.as('tomasz_keeps_order').send('PUT', `/t/${ids['Hidden']}/status.json`, { status: 'visible', enabled: 'false' });
  });

  const names = async (path: string, who: string | null = 'volunteer') => (await titlesAt(forum.as(who), path)).map((title) => title.split(' ')[0]);

  it.each([
    ['by their last change, newest first', '/latest.json', ['Solved', 'Answered', 'Newest', 'Closed', 'Claimed', 'Oldest']],
    ['from the oldest', '/latest.json?order=created&ascending=true', ['Oldest', 'Answered', 'Claimed', 'Solved', 'Closed', 'Newest']],
    ['without a reply, where a claim counts as a post', '/latest.json?max_posts=1&order=created&ascending=true', ['Oldest', 'Newest']],
    ['with a reply or a trace', '/latest.json?min_posts=2&order=created', ['Closed', 'Solved', 'Claimed', 'Answered']],
    ['that are open', '/latest.json?status=open&order=created', ['Newest', 'Solved', 'Claimed', 'Answered', 'Oldest']],
    ['that are closed', '/latest.json?status=closed', ['Closed']],
    ['of a community by number', '/latest.json?category=5&order=created', ['Solved', 'Claimed']],
    ['of a community by name', '/latest.json?category=child-health&order=created', ['Solved', 'Claimed']],
    ['of a community that is not there', '/latest.json?category=nowhere', []],
    ['with one of these tags', '/latest.json?tags[]=rash&tags[]=sun&order=created', ['Newest', 'Closed', 'Answered', 'Oldest']],
    ['with all of these tags', '/latest.json?tags[]=rash&tags[]=child&match_all_tags=true', ['Answered']],
    ['without a tag', '/latest.json?no_tags=true', ['Solved']],
    ['not with this tag', '/latest.json?exclude_tag=rash&order=created', ['Newest', 'Closed', 'Solved', 'Claimed']],
    ['that nobody holds', '/latest.json?assigned=nobody&max_posts=2&order=created', ['Newest', 'Closed', 'Solved', 'Answered', 'Oldest']],
    ['that somebody holds', '/latest.json?assigned=*', ['Claimed']],
    ['that she holds', '/latest.json?assigned=dr_r_osei', ['Claimed']],
    ['that I hold', '/latest.json?assigned=me', []],
    ['that are solved', '/latest.json?solved=yes', ['Solved']],
    ['that are not solved', '/latest.json?solved=no&status=open&order=created', ['Newest', 'Claimed', 'Answered', 'Oldest']],
    ['asked more than three days ago', '/latest.json?before=4&order=created', ['Claimed', 'Answered', 'Oldest']],
    ['with these words', '/latest.json?q=about%20Claimed', ['Claimed']],
    ['by likes', '/latest.json?order=likes&per_page=1', ['Solved']],
    ['of one community', '/c/dermatology/4.json?order=created', ['Newest', 'Answered', 'Oldest']],
    ['of one community, latest', '/c/anything/5/l/latest.json?max_posts=1', []],
    ['of one tag', '/tag/sun.json?order=created', ['Newest', 'Closed']],
    ['of the best', '/top.json?period=all&order=likes&per_page=1', ['Solved']],
    ['through the filter: posts, state, community, order', '/filter.json?q=posts-max:1 status:open category:dermatology order:created-asc', ['Oldest', 'Newest']],
    ['through the filter: not in this community', '/filter.json?q=-category:dermatology status:open order:created', ['Solved', 'Claimed']],
    ['through the filter: tags', '/filter.json?q=tags:rash%2Bchild', ['Answered']],
    ['through the filter: who asked', '/filter.json?q=created-by:oat_milk_omar', ['Answered']],
    ['through the filter: who took part', '/filter.json?q=users:nurse_ilse', ['Answered']],
    ['through the filter: who holds it', '/filter.json?q=assigned:dr_r_osei', ['Claimed']],
    ['through the filter: not solved', '/filter.json?q=status:unsolved status:open order:created', ['Newest', 'Claimed', 'Answered', 'Oldest']],
    ['through the filter: before a day', '/filter.json?q=created-before:5 order:created', ['Answered', 'Oldest']],
    ['through the filter: words', '/filter.json?q="about Newest"', ['Newest']],
    ['through the filter: what it does not know it ignores', '/filter.json?q=status:noreplies colour:blue order:created', ['Newest', 'Closed', 'Solved', 'Claimed', 'Answered', 'Oldest']],
  ])('%s', async (_what, path, expected) => {
    expect(await names(path)).toEqual(expected);
  });

  it('hides unlisted topics from everybody but the staff', async () => {
    expect(await names('/latest.json', null)).not.toContain('Hidden');
    expect(await names('/latest.json', 'tomasz_keeps_order')).toContain('Hidden');
  });

  it('gives rows for just these numbers and leaves out what is gone', async () => {
    const wanted = [ids['Oldest'], ids['Closed'], 9_999];
    expect((await rowsAt(forum.as('volunteer'), `/latest.json?topic_ids=${wanted.join(',')}`)).map((row) => row.id).toSorted((a, b) => a - b)).toEqual([ids['Oldest'], ids['Closed']]);
  });

  it('says who holds what, and to nobody when claims are private', async () => {
    const rows = await rowsAt(forum.as(null), '/latest.json?assigned=*');
    expect(rows[0]).toMatchObject({ assigned_to_user: { username: 'dr_r_osei' }, posts_count: 2 });
    const discreet = await aPracticeForum({ rules: { assignsPublic: false } });
    const topicId = await discreet.ask();
    await discreet.as('volunteer').send('PUT', '/assign/assign.json', { target_id: topicId, target_type: 'Topic', username: 'volunteer' });
    expect((await rowsAt(discreet.as('paper_lantern'), '/latest.json'))[0]).not.toHaveProperty('assigned_to_user');
    expect((await rowsAt(discreet.as('volunteer'), '/latest.json'))[0]).toMatchObject({ assigned_to_user: { username: 'volunteer' }, posts_count: 1 });
    // Who may not see claims cannot ask for them either: the parameter is ignored.
    expect(await rowsAt(discreet.as('paper_lantern'), '/latest.json?assigned=nobody')).toHaveLength(1);
    expect(await rowsAt(discreet.as('volunteer'), '/latest.json?assigned=nobody')).toHaveLength(0);
  });

  it('names the next page only when this one is full, and without .json', async () => {
    const full = (await forum.as('volunteer').get('/latest.json?per_page=4&order=created')).json['topic_list'] as { topics: Row[]; more_topics_url?: string };
    expect(full.more_topics_url).toBe('/latest?per_page=4&order=created&page=1');
    const last = (await forum.as('volunteer').get('/latest.json?per_page=4&order=created&page=1')).json['topic_list'] as { topics: Row[]; more_topics_url?: string };
    expect(last.topics).toHaveLength(2);
    expect(last).not.toHaveProperty('more_topics_url');
    expect(new Set([...full.topics, ...last.topics].map((row) => row.id)).size).toBe(6);
    const byHeader = await forum.as('volunteer').get('/latest?per_page=4&order=created&page=1');
    expect((byHeader.json['topic_list'] as { topics: Row[] }).topics).toHaveLength(2);
  });

  it.each(['/latest.json?per_page=0', '/latest.json?per_page=101', '/latest.json?page=-1', '/latest.json?page=x', '/latest.json?order=fastest', '/latest.json?max_posts=one'])('refuses %s', async (path) => {
    expect((await forum.as('volunteer').get(path)).json['error_type']).toBe('invalid_parameters');
  });

  it.each([
    ['words', 'q=about%20Oldest', ['Oldest']],
    ['no reply yet', 'q=status:noreplies%20order:latest_topic', ['Newest', 'Oldest']],
    ['a community', 'q=please%20%23child-health', ['Claimed', 'Solved']],
    ['a writer', 'q=@oat_milk_omar%20please', ['Answered']],
    ['a tag', 'q=please%20tags:rash%20in:first', ['Answered', 'Oldest']],
    ['solved ones', 'q=please%20status:solved', ['Solved']],
    ['nothing', 'q=unheardofword', []],
  ])('search finds %s', async (_what, query, expected) => {
    const { json } = await forum.as('volunteer').get(`/search.json?${query}`);
    const byId = new Map(((json['topics'] ?? []) as Row[]).map((row) => [row.id, row.title.split(' ')[0]]));
    const firsts = (json['posts'] as { topic_id: number; post_number: number }[]).filter((post) => post.post_number === 1);
    expect(new Set(firsts.map((post) => byId.get(post.topic_id)))).toEqual(new Set(expected));
  });

  it('search marks what it found, escaped, and wants at least three letters', async () => {
    await forum.ask({ title: 'A question with <b>brackets</b> in it', raw: 'Some <script>alert(1)</script> wickedness in the middle of a text.' });
    const { json } = await forum.as('volunteer').get('/search.json?q=wickedness');
    const [post] = json['posts'] as { blurb: string }[];
    expect(post?.blurb).toContain('<span class="search-highlight">wickedness</span>');
    expect(post?.blurb).not.toContain('<script>');
    expect((await forum.as('volunteer').get('/search.json?q=ab')).json['error_type']).toBe('invalid_parameters');
    expect((await forum.as('volunteer').get('/search/query.json?term=paper')).json['users']).toMatchObject([{ username: 'paper_lantern' }]);
  });

  it('the directory counts answers, thanks and solutions', async () => {
    const { json } = await forum.as('dr_r_osei').get('/directory_items.json?period=all&order=solutions&plugin_column_ids=1');
    const items = json['directory_items'] as { likes_received: number; solutions: number; post_count: number; user: { username: string } }[];
    expect(items[0]?.user.username, 'whoever asks comes first').toBe('dr_r_osei');
    expect(items[1]).toMatchObject({ user: { username: 'volunteer' }, likes_received: 1, solutions: 1, post_count: 1 });
    expect((await forum.as('volunteer').get('/directory_items.json?period=all')).text).not.toContain('solutions');
    expect((await forum.as('volunteer').get('/directory_items.json')).status).toBe(400);
  });
});

describe('the feed of newest posts', () => {
  it('goes back strictly below a number and carries what a queue needs', async () => {
    const forum = await aPracticeForum({ rules: { maxConsecutiveReplies: 0 } });
    const topicId = await forum.ask({ title: 'The one question in this feed', category: 6 });
    for (let count = 0; count < 60; count++) await forum.answer(topicId);
    const read = async (path: string) => (await forum.as(null).get(path)).json['latest_posts'] as { id: number; [field: string]: unknown }[];
    const newest = await read('/posts.json');
    expect(newest).toHaveLength(50);
    expect(newest.map((post) => post.id)).toEqual(newest.map((post) => post.id).toSorted((a, b) => b - a));
    const older = await read(`/posts.json?before=${newest.at(-1)?.id}`);
    expect(older).toHaveLength(11);
    expect(older.at(-1)).toMatchObject({ post_number: 1, topic_id: topicId, topic_title: 'The one question in this feed', topic_slug: 'the-one-question-in-this-feed', category_id: 6, posts_count: 61, raw: expect.any(String), cooked: expect.any(String) });
    expect(await read(`/posts.json?before=${older.at(-1)?.id}`)).toEqual([]);
  });

  it('leaves out small actions, asides, deleted and hidden posts, and unlisted topics', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const { id } = await forum.answer(topicId);
    await forum.as('tomasz_keeps_order').send('POST', '/posts.json', { topic_id: topicId, raw: 'Only for the staff to read, please.', whisper: true });
    forum.moods.closeTopic(topicId);
    const numbers = async () => ((await forum.as(null).get('/posts.json')).json['latest_posts'] as { post_number: number }[]).map((post) => post.post_number);
    expect(await numbers()).toEqual([2, 1]);
    await forum.as('tomasz_keeps_order').send('DELETE', `/posts/${id}.json`);
    expect(await numbers()).toEqual([1]);
    await forum.as('tomasz_keeps_order').send('PUT', `/t/${topicId}/status.json`, { status: 'visible', enabled: 'false' });
    expect(await numbers()).toEqual([]);
  });
});

describe('a topic', () => {
  it('comes in pages of twenty, around a number, or as the posts asked for', async () => {
    const forum = await aPracticeForum({ rules: { maxConsecutiveReplies: 0 } });
    const topicId = await forum.ask();
    for (let count = 0; count < 44; count++) await forum.answer(topicId);
    const voice = forum.as('volunteer');
    const numbers = async (path: string) => ((await voice.get(path)).json['post_stream'] as { posts: { post_number: number }[] }).posts.map((post) => post.post_number);
    const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
    expect(await numbers(`/t/${topicId}.json`)).toEqual(from(1, 20));
    expect(await numbers(`/t/${topicId}.json?page=2`)).toEqual(from(21, 40));
    expect(await numbers(`/t/${topicId}.json?page=3`)).toEqual(from(41, 45));
    expect((await voice.get(`/t/${topicId}.json?page=4`)).status).toBe(404);
    expect(await numbers(`/t/${topicId}.json?post_number=30`)).toEqual(from(25, 44));
    expect(await numbers(`/t/${topicId}.json?post_number=999999`)).toEqual(from(26, 45));
    expect(await numbers(`/t/-/${topicId}/12.json`)).toEqual(from(7, 26));
    const { stream } = (await voice.get(`/t/${topicId}.json`)).json['post_stream'] as { stream: number[] };
    expect(stream).toHaveLength(45);
    expect(await numbers(`/t/${topicId}/posts.json?post_ids[]=${stream[44]}&post_ids[]=${stream[2]}&post_ids[]=123456`)).toEqual([3, 45]);
  });

  it('carries the raw text only when asked', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ raw: 'These are the words that were typed.' });
    expect((await forum.as(null).get(`/t/${topicId}.json`)).text).not.toContain('"raw"');
    expect((await forum.as(null).get(`/t/${topicId}.json?include_raw=true`)).text).toContain('"raw":"These are the words that were typed."');
    expect((await forum.as(null).get(`/posts/by_number/${topicId}/1.json`)).json['raw']).toBe('These are the words that were typed.');
  });

  it('keeps asides from everybody but the staff', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const aside = { topic_id: topicId, raw: 'Between us: this one needs a careful hand.', whisper: true };
    expect((await forum.as('volunteer').send('POST', '/posts.json', aside)).status).toBe(403);
    const { json } = await forum.as('tomasz_keeps_order').send('POST', '/posts.json', aside);
    expect((await forum.as('volunteer').get(`/t/${topicId}.json`)).text).not.toContain('careful hand');
    expect((await forum.as('volunteer').get(`/posts/${String(json['id'])}.json`)).status).toBe(404);
    expect((await forum.as('willow_reads').get(`/t/${topicId}.json`)).text).toContain('careful hand');
    expect((await forum.as('volunteer').get(`/t/${topicId}.json`)).json['posts_count']).toBe(1);
  });

  it('sends who comes with a wrong name to the right one', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'The right name of this question' });
    const moved = await forum.as('volunteer').get(`/t/wrong-name/${topicId}.json?include_raw=true`);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `/t/the-right-name-of-this-question/${topicId}.json?include_raw=true`]);
  });

  it('says what is not there in one way', async () => {
    const forum = await aPracticeForum();
    for (const path of ['/t/999.json', '/posts/999.json', '/c/nowhere/99.json', '/u/nobody.json', '/nothing/of/the/kind.json', '/t/99999999999999999999.json']) {
      expect(await forum.as('volunteer').get(path), path).toMatchObject({ status: 404, json: { error_type: 'not_found' } });
    }
    expect(forum.errors).toEqual([]);
  });
});
