import { sql } from 'kysely';
import type { Book } from '../forums/pace.ts';
import type { Clock } from '../ports.ts';
import type { Db } from './db.ts';

const minuteMs = 60_000;
const keptMinutes = 25 * 60;

/** What an account has asked of its forum, minute by minute. Each request is written down before it leaves, so that not even a crash forgets one. */
export function createBook(db: Db, accountId: string, clock: Pick<Clock, 'now'>): Book {
  const thisMinute = (): number => Math.floor(clock.now() / minuteMs);
  let last = 0;

  const add = (minute: number, counts: { people: number; routine: number; bulk: number }): void => {
    const more = (column: 'people' | 'routine' | 'bulk') => sql<number>`${sql.ref(`spent.${column}`)} + ${counts[column]}`;
    db.run(db.sql.insertInto('spent').values({ account_id: accountId, minute, ...counts }).onConflict((known) => known.columns(['account_id', 'minute']).doUpdateSet({ people: more('people'), routine: more('routine'), bulk: more('bulk') })));
  };

  return {
    before() {
      const now = thisMinute();
      db.tx(() => {
        db.run(db.sql.deleteFrom('spent').where('minute', '<', now - keptMinutes));
        // The wall clock was put back: those of what is still to come were asked lately.
        const ahead = db.all(db.sql.selectFrom('spent').selectAll().where('account_id', '=', accountId).where('minute', '>', now));
        for (const { minute, people, routine, bulk } of ahead) {
          db.run(db.sql.deleteFrom('spent').where('account_id', '=', accountId).where('minute', '=', minute));
          add(now, { people, routine, bulk });
        }
      });
      return db.all(db.sql.selectFrom('spent').selectAll().where('account_id', '=', accountId).orderBy('minute')).flatMap(({ minute, people, routine, bulk }) => {
        const agoMs = Math.max(0, clock.now() - (minute + 1) * minuteMs);
        const each = (count: number, isForPerson: boolean, isBulk: boolean) => Array.from({ length: count }, () => ({ isForPerson, isBulk, agoMs }));
        return [...each(people, true, false), ...each(routine, false, false), ...each(bulk, false, true)];
      });
    },
    write({ isForPerson, isBulk }) {
      const minute = thisMinute();
      db.tx(() => {
        add(minute, { people: isForPerson ? 1 : 0, routine: isForPerson || isBulk ? 0 : 1, bulk: !isForPerson && isBulk ? 1 : 0 });
        if (minute - last < 60) return;
        last = minute;
        db.run(db.sql.deleteFrom('spent').where('minute', '<', minute - keptMinutes));
      });
    },
  };
}
