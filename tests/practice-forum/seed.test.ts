import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members, volunteer } from '#electron/practice-forum/seed/members.ts';
import { communities } from '#electron/practice-forum/seed/communities.ts';
import { threads } from '#electron/practice-forum/seed/threads.ts';
import { resources } from '#electron/practice-forum/seed/resources.ts';
import { aPracticeForum, knock, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

interface Labelled {
  id: string;
  title: string;
  body: string;
  author: { handle: string };
  community: string;
  tags: string[];
  created_minutes_ago: number;
  images: { alt: string }[];
  expected: { level: string; rationale: string; signals: { rule: string; why: string; quote: string }[] };
}
const demo = JSON.parse(readFileSync(fileURLToPath(new URL('../../electron/practice-forum/seed/demo-questions.json', import.meta.url)), 'utf8')) as Labelled[];

interface Post {
  post_number: number;
  post_type: number;
  user_id: number;
  username: string;
  hidden: boolean;
  raw: string;
  cooked: string;
  created_at: string;
}
interface Topic {
  id: number;
  title: string;
  slug: string;
  user_id: number;
  category_id: number;
  closed: boolean;
  created_at: string;
  posts_count: number;
  tags: { name: string }[];
  assigned_to_user?: { username: string };
  post_stream: { posts: Post[] };
}

describe('the seeded forum', () => {
  let forum: ForumOnTest;
  let topics: Topic[];
  const ends: (() => void | Promise<void>)[] = [];
  beforeAll(async () => {
    forum = await aPracticeForum({ seed: 'demo', ending: (end) => void ends.push(end) });
    const { json } = await forum.withKey(forum.key).get('/latest.json?per_page=100');
    const rows = (json['topic_list'] as { topics: { id: number }[] }).topics;
    topics = await Promise.all(rows.map(async ({ id }) => (await forum.withKey(forum.key).get(`/t/${id}.json?include_raw=true`)).json as unknown as Topic));
  });
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });

  /** The truth test: nobody but the asker and robots has written a visible regular post. */
  const isUnanswered = (topic: Topic): boolean => !topic.closed && !topic.post_stream.posts.some((post) => post.post_type === 1 && !post.hidden && post.user_id > 0 && post.user_id !== topic.user_id);
  const named = (title: string): Topic => topics.find((topic) => topic.title.startsWith(title))!;

  it('has all forty demo questions, unanswered, as they were written and when', async () => {
    expect(demo).toHaveLength(40);
    for (const question of demo) {
      const topic = named(question.title);
      expect(isUnanswered(topic), question.id).toBe(true);
      const [first] = topic.post_stream.posts;
      expect(first?.raw.startsWith(question.body), question.id).toBe(true);
      expect(first?.username).toBe(question.author.handle);
      expect(topic.tags.map((tag) => tag.name), question.id).toEqual(question.tags);
      expect(Date.parse(topic.created_at), question.id).toBe(forum.clock.now() - question.created_minutes_ago * 60_000);
      const id = communities.findIndex((community) => community.name === question.community) + 4;
      expect(topic.category_id, question.id).toBe(id);
    }
    expect(topics.filter(isUnanswered).length).toBeGreaterThan(40);
  });

  it('asks about the petechiae, with its tags and without the picture that is not there yet', () => {
    const topic = named('Pinprick red spots on my 4 year old every time he runs about');
    expect(topic.tags.map((tag) => tag.name)).toEqual(['petechiae', 'child', 'rash', 'CMTC']);
    expect(topic.posts_count).toBe(1);
    expect(topic.post_stream.posts[0]?.cooked).not.toContain('<img');
  });

  it('shows a neutral picture wherever one was attached', async () => {
    const pictured = demo.filter((question) => question.images.some(({ alt }) => !alt.includes('not attached yet')));
    expect(pictured).toHaveLength(3);
    for (const question of pictured) {
      const { cooked } = named(question.title).post_stream.posts[0]!;
      const [, src] = /<img src="([^"]+)"/.exec(cooked) ?? [];
      expect(cooked).toContain(`alt="${question.images[0]!.alt}"`);
      expect((await fetch(`${forum.baseUrl}${src}`)).headers.get('content-type')).toBe('image/png');
    }
    expect(topics.filter((topic) => topic.post_stream.posts[0]?.cooked.includes('<img'))).toHaveLength(3);
  });

  it('has questions that only look answered, and one that only looks open', () => {
    const looksAnswered = topics.filter((topic) => isUnanswered(topic) && topic.posts_count > 1);
    const kinds = looksAnswered.map((topic) => topic.post_stream.posts.slice(1).map((post) => (post.post_type === 3 ? 'trace' : post.user_id < 0 ? 'robot' : 'asker')).join());
    for (const kind of ['trace', 'robot', 'asker', 'asker,asker']) expect(kinds).toContain(kind);
    expect(topics.filter((topic) => topic.assigned_to_user && isUnanswered(topic)).map((topic) => topic.assigned_to_user?.username)).toEqual(['heartbeat_henk']);
    expect(topics.filter((topic) => topic.closed)).toHaveLength(1);
  });

  it('has answered questions whose answers say what they are and when to get help', () => {
    const answered = topics.filter((topic) => !topic.closed && !isUnanswered(topic));
    expect(answered.length).toBeGreaterThanOrEqual(12);
    const answers = threads.flatMap((thread) => thread.events.filter((event) => event.kind === 'post' && members.some((member) => member.username === event.by && member.volunteers)));
    expect(answers.length).toBeGreaterThanOrEqual(12);
    for (const answer of answers) {
      const raw = answer.kind === 'post' ? answer.raw : '';
      expect(raw).toMatch(/general information|general advice|not your vet/i);
      expect(raw).toMatch(/today|same day|straight away|emergency number|soon/i);
      expect(raw).not.toMatch(/you (?:certainly|definitely) have|this is definitely|reviewed by|diagnosed/i);
    }
  });

  it('has its people: the one who practises, volunteers, staff, robots and askers', async () => {
    expect((await forum.withKey(forum.key).get('/session/current.json')).json).toMatchObject({ current_user: { username: volunteer, name: 'Practice volunteer', staff: false, can_assign: true } });
    expect(members.length).toBeGreaterThanOrEqual(25);
    expect(new Set(members.map((member) => member.username)).size).toBe(members.length);
    expect(members.filter((member) => member.id < 0).map((member) => member.username)).toEqual(['system', 'discobot']);
  });

  it('has eleven communities with colours, descriptions, members and things worth reading', async () => {
    const { categories } = (await forum.as('volunteer').get('/site.json')).json as { categories: { name: string; color: string; description: string; custom_fields: { member_count: string } }[] };
    expect(categories).toHaveLength(11);
    expect(categories[0]).toMatchObject({ name: 'Dermatology', custom_fields: { member_count: '54000' } });
    for (const { color, description } of categories) expect([color, description]).toEqual([expect.stringMatching(/^[0-9a-f]{6}$/), expect.stringMatching(/^.{20,}\.$/)]);
    expect(resources['Dermatology']?.length).toBeGreaterThan(4);
    for (const [name, list] of Object.entries(resources)) {
      expect(communities.map((community) => community.name as string)).toContain(name);
      for (const { url, title, answers } of list) expect([url, title.length > 3, answers.endsWith('?')]).toEqual([expect.stringMatching(/^https:\/\//), true, true]);
    }
  });

  it('tells its story in order: higher numbers are later', async () => {
    const { json } = await forum.as(null).get('/posts.json');
    const posts = json['latest_posts'] as { id: number; created_at: string }[];
    expect(posts.map((post) => post.created_at)).toEqual(posts.map((post) => post.created_at).toSorted().toReversed());
    for (const post of posts) expect(Date.parse(post.created_at)).toBeLessThanOrEqual(forum.clock.now());
  });

  describe('never says how a question ought to be sorted', () => {
    // What only the labels say: the questions themselves may well use a word like "urgent".
    const secrets = demo.flatMap(({ expected }) => [expected.rationale, ...expected.signals.flatMap(({ rule, why }) => [rule, why])]).filter((text) => text.length > 12);
    const served = async (): Promise<string> => {
      const paths = ['/site.json', '/categories.json', '/tags.json', '/posts.json', '/latest.json?per_page=100', '/search.json?q=spots', '/about.json', '/discourse_templates.json', '/directory_items.json?period=all', '/u/volunteer.json', '/groups.json', '/review.json', ...topics.flatMap((topic) => [`/t/${topic.id}.json?include_raw=true`])];
      const pages = ['/', '/ask', '/top-answerers', ...communities.map((_community, index) => `/c/x/${index + 4}`), ...topics.map((topic) => `/t/${topic.slug}/${topic.id}`)];
      const answers = await Promise.all([...paths.map(async (path) => (await forum.as('harbour_hana').get(path)).text), ...pages.map(async (at) => (await knock(forum.baseUrl, { at, headers: { Accept: 'text/html' } })).text)]);
      return answers.join('\n').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    };

    it('on no page and in no answer', async () => {
      const all = await served();
      expect(all).toContain('like the outline of a butterfly');
      expect(secrets.length).toBeGreaterThan(60);
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
      expect(all).not.toMatch(/acceptable_levels|"expected"|U-PETECHIAE|"signals"|duplicate_of|"level"|shows_face|of_minor/);
    });

    it('nor in its file', () => {
      const file = readFileSync(`${forum.dataDir}/practice-forum.sqlite`).toString('latin1') + readFileSync(`${forum.dataDir}/practice-forum.sqlite-wal`).toString('latin1');
      expect(file).toContain('like the outline of a butterfly');
      expect(file).not.toMatch(/acceptable_levels|U-PETECHIAE|of_minor/);
    });
  });
});
