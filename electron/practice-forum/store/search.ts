import type { SQLInputValue } from 'node:sqlite';
import type { Db } from './db.ts';
import type { PostRow } from './rows.ts';
import { condition } from './topic-query.ts';

export interface Search {
  /** What is left for the text itself. */
  words: string;
  conditions: string[];
  values: SQLInputValue[];
  order: string;
}

const statuses: Record<string, string> = {
  open: 'topics.closed = 0 and topics.archived = 0',
  closed: 'topics.closed = 1',
  archived: 'topics.archived = 1',
  public: '1',
  noreplies: 'topics.posts_count = 1',
  single_user: 'topics.participant_count = 1',
  solved: 'topics.accepted_post_id is not null',
  unsolved: 'topics.accepted_post_id is null',
};

const orders: Record<string, string> = { latest: 'posts.id desc', likes: 'posts.like_count desc, posts.id desc', views: 'topics.views desc, posts.id desc', latest_topic: 'topics.created_at desc, posts.id desc' };

/** The language of the search box: words, and operators that narrow. Unknown operators are taken for words. */
export function readSearch(q: string, now: number): Search {
  const search: Search = { words: '', conditions: ['posts.deleted_at is null', 'posts.type = 1', 'posts.hidden = 0', 'topics.deleted_at is null', 'topics.visible = 1'], values: [], order: 'topics.bumped_at desc, posts.number' };
  const words: string[] = [];
  for (const [token] of q.slice(0, 500).matchAll(/[^\s"]*(?:"[^"]*"[^\s"]*)+|[^\s]+/g)) if (!narrow(search, token.replaceAll('"', ''), now)) words.push(token.replaceAll('"', ''));
  search.words = words.join(' ');
  return search;
}

function narrow(search: Search, token: string, now: number): boolean {
  const where = (sql: string, ...values: SQLInputValue[]): true => {
    search.conditions.push(`(${sql})`);
    search.values.push(...values);
    return true;
  };
  const [, key = '', value = ''] = /^([a-z_]+):(.+)$/.exec(token) ?? [];
  if (/^@[\w.-]+$/.test(token)) return where('posts.member_id = (select id from members where username = ?)', token.slice(1));
  if (/^#[\w-]+$/.test(token)) return where('exists (select 1 from communities where communities.id = topics.community_id and slug = ?)', token.slice(1));
  const status = key === 'status' && statuses[value];
  if (status) return where(status);
  if (key === 'order' && orders[value]) {
    search.order = orders[value];
    return true;
  }
  if (key === 'tags' || key === 'tag') {
    const all = value.includes('+');
    const names = value.split(all ? '+' : ',').filter(Boolean);
    return where(names.map(() => condition.tag).join(all ? ' and ' : ' or ') || '1', ...names.flatMap((name) => [name, name]));
  }
  if (key === 'before' || key === 'after') {
    const at = /^\d+$/.test(value) ? now - Number(value) * 86_400_000 : Date.parse(value);
    return Number.isNaN(at) ? true : where(`posts.created_at ${key === 'before' ? '<' : '>'} ?`, at);
  }
  const bound = /^(min|max)_(posts|views)$/.exec(key);
  if (bound && /^\d{1,9}$/.test(value)) return where(`topics.${bound[2] === 'posts' ? 'posts_count' : 'views'} ${bound[1] === 'min' ? '>=' : '<='} ?`, Number(value));
  if (key === 'in' && value === 'first') return where('posts.number = 1');
  if (key === 'in' && value === 'assigned') return where('topics.assigned_to is not null');
  if (key === 'in' && value === 'unassigned') return where('topics.assigned_to is null');
  if (key === 'in' && value === 'title') {
    search.order = 'topics.bumped_at desc';
    return where('posts.number = 1');
  }
  if (key === 'assigned') return where('topics.assigned_to = (select id from members where username = ?)', value);
  if (key === 'with' && value === 'images') return where("posts.cooked like '%<img src=\"/uploads/%'");
  return false;
}

/** Posts that carry every word, in their text or their topic's title. */
export function findPosts(db: Db, search: Search, offset: number, limit: number): PostRow[] {
  const words = search.words.split(' ').filter(Boolean).slice(0, 12);
  const matches = words.map(() => "(posts.raw like ? escape '\\' or (posts.number = 1 and topics.title like ? escape '\\'))");
  const values = words.flatMap((word) => {
    const like = `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    return [like, like];
  });
  return db.all<PostRow>(`select posts.* from posts join topics on topics.id = posts.topic_id where ${[...search.conditions, ...matches].join(' and ')} order by ${search.order} limit ? offset ?`, ...search.values, ...values, limit, offset);
}
