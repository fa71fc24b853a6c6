import { isRecord } from '../body.ts';

type Change = (body: unknown) => unknown;

/** Changes every object of a body, however deep. */
const everywhere = (change: (row: Record<string, unknown>) => Record<string, unknown>): Change => {
  const walk: Change = (value) => {
    if (Array.isArray(value)) return value.map(walk);
    return isRecord(value) ? change(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]))) : value;
  };
  return walk;
};

/** Fields that are not there, anywhere. */
export const missing = (...names: string[]): Change => everywhere((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))));

/** Numbers as strings, strings as nothing, truth as a number. */
export const ofWrongTypes = (...names: string[]): Change =>
  everywhere((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, names.includes(name) ? wrong(value) : value])));

function wrong(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' ? null : 7;
}

/** Tags as bare words, as other versions and plugins give them. */
export const plainTags: Change = everywhere((row) => (Array.isArray(row['tags']) ? { ...row, tags: row['tags'].map((tag: unknown) => (isRecord(tag) ? tag['value'] : tag)) } : row));

/** Every list of topics, posts or categories empty, for no reason. */
export const emptied: Change = everywhere((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, ['topics', 'posts', 'categories'].includes(name) && Array.isArray(value) ? [] : value])));

/** Lists with something in them that is nothing at all. */
export const withNonsense: Change = everywhere((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, ['topics', 'posts', 'categories'].includes(name) && Array.isArray(value) ? [null, 'nonsense', {}, ...(value as unknown[])] : value])));

/** Replies with an even number come from another server: their numbers and their authors' are addresses. */
export const fromElsewhere: Change = everywhere((row) => {
  const { pid } = row;
  if (typeof pid !== 'number' || pid % 2 !== 0 || row['isMainPost'] !== false) return row;
  const author = 'https://elsewhere.example/users/ines';
  return { ...row, pid: `https://elsewhere.example/notes/${pid}`, uid: author, user: { uid: author, username: 'ines@elsewhere.example', displayname: 'Ines', userslug: 'ines@elsewhere.example', isLocal: false } };
});
