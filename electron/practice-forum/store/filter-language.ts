import { condition, wordsValues, type TopicOrder, type TopicQuery } from './topic-query.ts';

interface Facts {
  now: number;
  me: string | null;
}

interface Word {
  sign: '' | '-' | '=' | '-=';
  key: string;
  value: string;
}

/** The language of `/filter?q=`: `key:value` words that narrow a list. What it does not know it ignores, as Discourse does. */
export function applyFilter(query: TopicQuery, text: string, facts: Facts): void {
  const bare: string[] = [];
  for (const [token] of text.matchAll(/[^\s"]*(?:"[^"]*"[^\s"]*)+|[^\s]+/g)) {
    const found = /^(-=|-|=)?([a-z-]+):(.+)$/.exec(token);
    if (!found) {
      bare.push(token.replaceAll('"', ''));
      continue;
    }
    apply(query, { sign: (found[1] ?? '') as Word['sign'], key: found[2] ?? '', value: (found[3] ?? '').replaceAll('"', '') }, facts);
  }
  const words = bare.join(' ').trim();
  if (words.length >= 3) query.where(condition.words, ...wordsValues(words));
}

const numbers: Record<string, string> = { posts: 'posts_count', posters: 'participant_count', likes: 'like_count', 'likes-op': 'op_like_count', views: 'views' };
const moments: Record<string, string> = { activity: 'bumped_at', created: 'created_at', 'latest-post': 'last_posted_at' };
const orders: readonly TopicOrder[] = ['activity', 'created', 'latest-post', 'likes', 'likes-op', 'posters', 'views', 'category', 'title'];

function apply(query: TopicQuery, { sign, key, value }: Word, facts: Facts): void {
  const not = sign.startsWith('-') ? 'not ' : '';
  const values = value.split(',').filter(Boolean);
  const bounds = /^([a-z-]+)-(min|max)$/.exec(key);
  const column = bounds && numbers[bounds[1] ?? ''];
  if (column && /^\d{1,9}$/.test(value)) {
    query.where(`${column} ${bounds[2] === 'min' ? '>=' : '<='} ?`, Number(value));
    return;
  }
  const edge = /^([a-z-]+)-(before|after)$/.exec(key);
  const moment = edge && moments[edge[1] ?? ''];
  if (moment) {
    const at = timeOf(value, facts.now);
    if (at !== null) query.where(`${moment} ${edge[2] === 'before' ? '<' : '>'} ?`, at);
    return;
  }
  if (key === 'category' || key === 'categories') {
    const slugs = values.map((slug) => slug.split(':').at(-1) ?? '');
    query.where(`${not}exists (select 1 from communities where communities.id = community_id and slug in (select value from json_each(?)))`, JSON.stringify(slugs));
  } else if (key === 'tag' || key === 'tags') {
    const all = value.includes('+');
    const names = all ? value.split('+').filter(Boolean) : values;
    if (names.length > 0) query.where(`${not}(${names.map(() => condition.tag).join(all ? ' and ' : ' or ')})`, ...names.flatMap((name) => [name, name]));
  } else if (key === 'status') {
    const holds = statuses[value];
    if (holds) query.where(`${not}(${holds})`);
  } else if (key === 'created-by') {
    const names = values.map((name) => (name === 'me' ? (facts.me ?? '') : name.replace(/^@/, '')));
    if (names.length > 0) query.where(`${not}(${names.map(() => condition.by).join(' or ')})`, ...names);
  } else if (key === 'user' || key === 'users') {
    const all = value.includes('+');
    const names = all ? value.split('+').filter(Boolean) : values;
    if (names.length > 0) query.where(`${not}(${names.map(() => condition.participant).join(all ? ' and ' : ' or ')})`, ...names);
  } else if (key === 'assigned') {
    query.where(`${not}${condition.heldBy}`, value);
  } else if (key === 'in' && value === 'pinned') {
    query.where(`${not}(pinned = 1)`);
  } else if (key === 'order') {
    const isAscending = value.endsWith('-asc');
    const by = orders.find((order) => order === (isAscending ? value.slice(0, -4) : value));
    if (by) query.order(by, isAscending);
  }
}

const statuses: Record<string, string> = {
  open: 'closed = 0 and archived = 0',
  closed: 'closed = 1',
  archived: 'archived = 1',
  listed: 'visible = 1',
  unlisted: 'visible = 0',
  public: '1',
  solved: 'accepted_post_id is not null',
  unsolved: 'accepted_post_id is null',
};

/** A date, or a number of days ago. */
function timeOf(value: string, now: number): number | null {
  if (/^\d{1,5}$/.test(value)) return now - Number(value) * 86_400_000;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
