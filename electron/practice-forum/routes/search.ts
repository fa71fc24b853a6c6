import { excerptOf } from '../cook/cook.ts';
import type { Forum } from '../forum.ts';
import type { App, Ask } from '../reader.ts';
import { invalidParameters, slowDown } from '../refusal.ts';
import { allCommunities } from '../store/communities.ts';
import { membersById } from '../store/members.ts';
import type { MemberRow, PostRow, TopicRow } from '../store/rows.ts';
import { findPosts, readSearch } from '../store/search.ts';
import { tagsOfTopics } from '../store/topics.ts';
import { basicUser, iso } from '../wire/member.ts';
import { topicRowShape } from '../wire/topic-list.ts';

const perPage = 50;
const perFacet = 5;
const mostPages = 10;
const shortest = 3;

/** Looking for words. The same answer with fewer of everything for the box in a header. */
export function searchRoutes(app: App, forum: Forum): void {
  app.get('/search', (c) => c.json(search(forum, c, c.var.params.text('q') ?? '', { isHeader: false })));
  app.get('/search/query', (c) => c.json(search(forum, c, c.var.params.text('term') ?? '', { isHeader: true })));
}

function search(forum: Forum, c: Ask, q: string, { isHeader }: { isHeader: boolean }): Record<string, unknown> {
  const asked = readSearch(q, forum.clock.now());
  if (q.trim().length < shortest) throw invalidParameters(`Your search term is too short. Search terms must be at least ${shortest} characters long.`);
  const wait = forum.limits.use(`search ${c.var.reader?.member.id ?? 'anybody'}`, forum.rules.searchesPerMinute, 60);
  if (wait > 0) throw slowDown(wait);
  const page = c.var.params.int('page') ?? 1;
  const size = isHeader ? perFacet : perPage;
  const at = page < 1 || page > mostPages ? 1 : page;
  const found = findPosts(forum.db, asked, (at - 1) * size, size + 1);
  const posts = found.slice(0, size);
  const hasMore = found.length > size;
  const topics = forum.db.all<TopicRow>('select * from topics where id in (select value from json_each(?))', JSON.stringify(posts.map((post) => post.topic_id)));
  const tags = tagsOfTopics(forum.db, topics.map((topic) => topic.id));
  const authors = membersById(forum.db, posts.map((post) => post.member_id));
  const people = isHeader && asked.words ? matchingMembers(forum, asked.words) : [];
  const communities = isHeader && asked.words ? allCommunities(forum.db).filter((community) => community.name.toLowerCase().includes(asked.words.toLowerCase())) : [];
  return {
    posts: posts.map((post) => postShape(post, authors.get(post.member_id), asked.words)),
    ...(topics.length > 0 ? { topics: topics.map((topic) => ({ ...topicRowShape(forum, topic, c.var.reader), tags: (tags.get(topic.id) ?? []).map(({ id, name, slug }) => ({ id, name, slug })) })) } : {}),
    users: people.map(basicUser),
    categories: communities.map(({ id, name, slug, color }) => ({ id, name, slug, color })),
    tags: [],
    groups: [],
    grouped_search_result: {
      more_posts: isHeader && hasMore ? true : null,
      more_users: null,
      more_categories: null,
      term: q,
      search_log_id: 1,
      more_full_page_results: !isHeader && hasMore && at < mostPages ? true : null,
      can_create_topic: c.var.reader !== null,
      error: null,
      extra: {},
      post_ids: posts.map((post) => post.id),
      user_ids: people.map((member) => member.id),
      category_ids: communities.map((community) => community.id),
      tag_ids: [],
      group_ids: [],
    },
  };
}

const matchingMembers = (forum: Forum, words: string): MemberRow[] =>
  forum.db.all<MemberRow>("select * from members where id > 0 and (username like ? escape '\\' or name like ? escape '\\') limit 5", ...Array.from({ length: 2 }, () => `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`));

function postShape(post: PostRow, author: MemberRow | undefined, words: string): Record<string, unknown> {
  return {
    id: post.id,
    ...(author ? { username: author.username, name: author.name, avatar_template: basicUser(author).avatar_template } : {}),
    created_at: iso(post.created_at),
    like_count: post.like_count,
    blurb: blurb(post.cooked, words),
    post_number: post.number,
    topic_id: post.topic_id,
  };
}

/** The words around the first hit, escaped, with the hits marked. */
function blurb(cooked: string, words: string): string {
  const text = excerptOf(cooked, 10_000);
  const first = words.split(' ')[0] ?? '';
  const at = first === '' ? -1 : text.toLowerCase().indexOf(first.toLowerCase());
  const from = Math.max(0, at - 80);
  const piece = text.slice(from, from + 200).replace(/^[^\s]*;/, '').replace(/&[^;]*$/, '');
  if (at === -1) return piece;
  const pattern = new RegExp(`(?<![&\\w])(${first.replace(/[^\p{L}\p{N}]/gu, '\\$&')})`, 'giu');
  return piece.replace(pattern, '<span class="search-highlight">$1</span>');
}
