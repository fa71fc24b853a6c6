/**
 * NodeBB says why not in a sentence, and in nothing else: no code, and 400 for most of it. Asked for in British English, the sentences are those of its file
 * `public/language/en-GB/error.json`, which every forum serves at `/assets/language/en-GB/error.json`; the keys below are that file's.
 */

export type Meaning =
  | { means: 'wait'; ms: number; isSpacing: boolean }
  | { means: 'closed' | 'gone' | 'too-short' | 'too-long' | 'forbidden' | 'already' | 'no-such-item' | 'not-in' | 'out-of-order' };

/** Sentences by their key; `%1` stands for what a forum fills in. */
export type Dictionary = Readonly<Record<string, string>>;

interface Known {
  says: string;
  read(filled: readonly string[]): Meaning;
}

const second = 1_000;
const minute = 60 * second;
const mean = (means: Exclude<Meaning['means'], 'wait'>) => (): Meaning => ({ means });
/** The whole delay, not what is left of it; a second more, for clocks count whole ones. */
const wait = (unit: number) => ([amount]: readonly string[]): Meaning => ({ means: 'wait', ms: (Number.parseInt(amount ?? '', 10) || 10) * unit + second, isSpacing: true });

const known: Readonly<Record<string, Known>> = {
  'too-many-posts': { says: 'You can only post once every %1 second(s) - please wait before posting again', read: wait(second) },
  'too-many-posts-newbie': { says: 'As a new user, you can only post once every %1 second(s) until you have earned %2 reputation - please wait before posting again', read: wait(second) },
  'too-many-posts-newbie-minutes': { says: 'As a new user, you can only post once every %1 minute(s) until you have earned %2 reputation - please wait before posting again', read: wait(minute) },
  'user-too-new': { says: 'Sorry, you are required to wait %1 second(s) before making your first post', read: (filled) => ({ ...(wait(second)(filled) as Meaning & { means: 'wait' }), isSpacing: false }) },
  'already-posting': { says: 'You are already posting', read: () => ({ means: 'wait', ms: 3 * second, isSpacing: false }) },
  'topic-locked': { says: 'Topic locked', read: mean('closed') },
  // NodeBB has no words for it, and shows the key.
  'topic-deleted': { says: '[[error:topic-deleted]]', read: mean('gone') },
  'no-topic': { says: 'Topic does not exist', read: mean('gone') },
  'content-too-short': { says: 'Please enter a longer post. Posts should contain at least %1 character(s).', read: mean('too-short') },
  'content-too-long': { says: "Please enter a shorter post. Posts can't be longer than %1 character(s).", read: mean('too-long') },
  'no-privileges': { says: 'You do not have enough privileges for this action.', read: mean('forbidden') },
  'user-banned': { says: 'User banned', read: mean('forbidden') },
  'user-banned-reason': { says: 'Sorry, this account has been banned (Reason: %1)', read: mean('forbidden') },
  'user-banned-reason-until': { says: 'Sorry, this account has been banned until %1 (Reason: %2)', read: mean('forbidden') },
  // A moderator's word about this person: it is for them to read, and not to be waited out in silence.
  'user-muted-for-minutes': { says: 'You have been muted, you will be able to post in %1 minute(s)', read: mean('forbidden') },
  'user-muted-for-hours': { says: 'You have been muted, you will be able to post in %1 hour(s)', read: mean('forbidden') },
  'user-muted-indefinitely': { says: 'You have been muted indefinitely', read: mean('forbidden') },
  'no-post': { says: 'Post does not exist', read: mean('no-such-item') },
  'no-flag': { says: 'Flag does not exist', read: mean('no-such-item') },
  'invalid-pid': { says: 'Invalid Post ID', read: mean('no-such-item') },
  'post-already-deleted': { says: 'This post has already been deleted', read: mean('already') },
  'post-already-flagged': { says: 'You have already flagged this post', read: mean('already') },
  'cant-move-topic-to-same-category': { says: "Can't move topic to the same category!", read: mean('already') },
  'api.master-token-no-uid': { says: 'A master token was received without a corresponding `_uid` in the request body', read: mean('not-in') },
  'api.401': { says: 'A valid login session was not found. Please log in and try again.', read: mean('not-in') },
  'not-logged-in': { says: "You don't seem to be logged in.", read: mean('not-in') },
  'api.503': { says: 'The route you are trying to call is not currently available due to a server configuration', read: mean('out-of-order') },
};

const longest = 1_000;

/** What a sentence of a forum means; null: not one of those we know. `own`: how this forum words them. */
export function meaningOf(sentence: string, own: Dictionary = {}): Meaning | null {
  const said = sentence.slice(0, longest).trim();
  for (const [key, { says, read }] of Object.entries(known)) {
    const filled = bare(said, key) ?? fill(said, own[key] ?? says) ?? fill(said, says);
    if (filled) return read(filled);
  }
  return null;
}

/** Of what a forum says of itself, the sentences we go by. */
export function wordingOf(file: Readonly<Record<string, unknown>>): Dictionary {
  const own = Object.keys(known).flatMap((key): [string, string][] => {
    const says = file[key];
    // One without a beginning of its own would be found in everything.
    return typeof says === 'string' && says.length < longest && /^[^%]{4}/.test(says) ? [[key, says]] : [];
  });
  return Object.fromEntries(own);
}

/** A sentence that was not put into words: `[[error:key, 10]]`. */
function bare(said: string, key: string): string[] | null {
  const start = `[[error:${key}`;
  if (!said.startsWith(start) || !said.endsWith(']]')) return null;
  const rest = said.slice(start.length, -2);
  return rest === '' ? [] : rest.startsWith(',') ? rest.slice(1).split(',').map((part) => part.trim()) : null;
}

/** What stands in the places of `%1` and `%2`; null: another sentence. */
function fill(said: string, says: string): string[] | null {
  const [first = '', ...parts] = says.split(/%\d/);
  if (!said.startsWith(first)) return null;
  const filled: string[] = [];
  let at = first.length;
  for (const [index, part] of parts.entries()) {
    const end = part === '' && index === parts.length - 1 ? said.length : said.indexOf(part, at);
    if (end < 0) return null;
    filled.push(said.slice(at, end));
    at = end + part.length;
  }
  return at === said.length ? filled : null;
}
