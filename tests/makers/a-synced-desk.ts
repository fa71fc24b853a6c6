import { onTestFinished } from 'vitest';
import { createLive, type Live } from '#electron/engine/live.ts';
import type { Forum } from '#electron/engine/forums/forum.ts';
import { questionRow, type QuestionRecord } from '#electron/engine/store/questions.ts';
import { createDb, type Db } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { practiceRhythm, type Rhythm } from '#electron/engine/sync/rhythm.ts';
import { createSync, type Sync } from '#electron/engine/sync/sync.ts';
import { systemClock } from '#electron/system-clock.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { noLog, until, type TestForum } from './a-forum.ts';

export interface SyncedDesk {
  db: Db;
  live: Live;
  sync: Sync;
  /** What the store holds of a topic. */
  row(topicId: number): QuestionRecord | undefined;
  /** Numbers of the topics in the queue, oldest first. */
  waiting(): number[];
  /** Starts and waits for the first sync to end. */
  begin(): Promise<void>;
}

/** A store kept in step with a forum, as fast as it may. */
export function aSyncedDesk(practice: TestForum, { rhythm = {}, forum = practice.forum, db = inMemory() }: { rhythm?: Partial<Rhythm>; forum?: Forum; db?: Db } = {}): SyncedDesk {
  const live = createLive(db);
  const quick: Rhythm = { ...practiceRhythm, every: 20, listEvery: 40, coolMs: 50, firstRetry: 20, longestRetry: 100, ...rhythm };
  const sync = createSync({ db, live, forum, access: practice.access, clock: systemClock(), log: noLog, rhythm: quick });
  onTestFinished(() => sync.stop());
  return {
    db,
    live,
    sync,
    row: (topicId) => questionRow(db, asQuestionId('practice', topicId)),
    waiting: () => db.all(db.sql.selectFrom('questions').select('topic_id').where('is_waiting', '=', 1).orderBy('asked_at').orderBy('topic_id')).map((row) => row.topic_id),
    async begin() {
      sync.start();
      await until(() => sync.status(), ({ state }) => state === 'idle');
    },
  };
}

export function inMemory(): Db {
  const db = createDb(openSqlite(':memory:'));
  onTestFinished(() => db.close());
  return db;
}
