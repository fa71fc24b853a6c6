import { createHash } from 'node:crypto';
import { samePage } from '#shared/resources/address.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import type { AccountAccess, Clock, Log } from '../ports.ts';
import { cursor, moveCursor } from '../store/cursors.ts';
import type { Db } from '../store/db.ts';
import { replaceListed } from '../store/kept/resources.ts';
import { listedLinks } from './listed-links.ts';

const minute = 60_000;
/** A list of links changes now and then. Milliseconds. */
const rhythms = {
  real: { first: 20_000, every: 24 * 60 * minute, again: 15 * minute },
  practice: { first: 1_000, every: 10 * minute, again: minute },
};

interface Parts {
  db: Db;
  forum: Pick<Forum, 'aboutThreads' | 'thread'>;
  access: Pick<AccountAccess, 'accountId' | 'isPractice'>;
  clock: Clock;
  log: Log;
}

const idOf = (url: string): string => createHash('sha256').update(samePage(url)).digest('hex').slice(0, 16);

/** Reads what each community of the forum lists in the thread about it, once a day, after everything a person waits for. Returns how to stop it. */
export function startReadingForum({ db, forum, access: { accountId, isPractice }, clock, log }: Parts): () => void {
  const rhythm = isPractice ? rhythms.practice : rhythms.real;
  const life = new AbortController();
  let cancel = (): void => {};

  /** What could not be read stays as it was known. */
  async function read(): Promise<void> {
    for (const { communityId, topicId } of await forum.aboutThreads({ signal: life.signal })) {
      const prefix = `forum:${accountId}:${communityId}:`;
      try {
        const thread = await forum.thread(topicId, { signal: life.signal });
        const first = thread.posts.find(({ number }) => number === 1);
        if (life.signal.aborted) return;
        if (!first) continue;
        const name = db.one(db.sql.selectFrom('communities').select('name').where('account_id', '=', accountId).where('id', '=', communityId))?.name;
        if (name === undefined) continue;
        const rows = listedLinks(first.html).map(({ title, url, answers }) => ({ id: prefix + idOf(url), title, url, answers, communities: JSON.stringify([name]), tags: '[]' }));
        db.tx(() => replaceListed(db, prefix, rows));
      } catch (error) {
        if (!(error instanceof ForumTrouble) || (error.kind !== 'gone' && error.kind !== 'fault')) throw error;
        log.info('about-thread-not-read', { topic: topicId, kind: error.kind });
      }
    }
    db.tx(() => moveCursor(db, accountId, 'resources-read', clock.now()));
  }

  async function turn(): Promise<void> {
    if (life.signal.aborted) return;
    // Before the communities have names, what they list has no place.
    const isKnown = db.one(db.sql.selectFrom('communities').select('id').where('account_id', '=', accountId).limit(1)) !== undefined;
    let wait = isKnown ? leftOf() : rhythm.first;
    if (wait <= 0) {
      try {
        await read();
        wait = rhythm.every;
      } catch (error) {
        if (life.signal.aborted) return;
        wait = Math.max(rhythm.again, error instanceof ForumTrouble ? error.waitMs : 0);
        if (!(error instanceof ForumTrouble)) log.error('resources-not-read', { name: error instanceof Error ? error.name : typeof error });
      }
    }
    if (!life.signal.aborted) cancel = clock.after(wait, () => void turn());
  }

  /** A wall clock that was put back must not keep a list old for ever. */
  const leftOf = (): number => {
    const since = clock.now() - (cursor(db, accountId, 'resources-read') ?? Number.NEGATIVE_INFINITY);
    return since < 0 ? 0 : Math.max(0, rhythm.every - since);
  };

  cancel = clock.after(rhythm.first, () => void turn());
  return () => {
    life.abort();
    cancel();
  };
}
