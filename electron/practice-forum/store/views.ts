import type { Db } from './db.ts';

export interface Views {
  see(topicId: number): void;
  flush(): void;
}

const most = 500;

/** How often topics were read. Counted in memory and written now and then: a read must not wait for the disk. */
export function createViews(db: Db): Views {
  let seen = new Map<number, number>();
  let waiting = 0;
  const views: Views = {
    see(topicId) {
      seen.set(topicId, (seen.get(topicId) ?? 0) + 1);
      if (++waiting >= most) views.flush();
    },
    flush() {
      const counts = seen;
      seen = new Map();
      waiting = 0;
      if (counts.size > 0) db.tx(() => counts.forEach((count, topicId) => db.run('update topics set views = views + ? where id = ?', count, topicId)));
    },
  };
  return views;
}
