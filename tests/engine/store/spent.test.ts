import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPace, realForum } from '#electron/engine/forums/pace.ts';
import { createDb } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { createBook } from '#electron/engine/store/spent.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aFolder } from '#tests/makers/a-store.ts';
import { inMemory } from '#tests/makers/a-synced-desk.ts';

const hour = 3_600_000;

describe('what was asked of a forum', () => {
  it('is known to the desk that starts next, even when the last one was cut off', async () => {
    const clock = aClock();
    const file = path.join(aFolder(), 'rounds.sqlite');
    const first = createDb(openSqlite(file));
    const pace = createPace({ clock, budget: realForum, book: createBook(first, 'a', clock) });
    // It never ends: a desk that goes down in the middle of it has asked all the same.
    for (let i = 0; i < 3; i += 1) void pace.run({ isForPerson: true, isWrite: false }, () => new Promise(() => {}));
    void pace.run({ isForPerson: false, isWrite: false, isBulk: true }, () => new Promise(() => {}));
    first.close();
    const next = createDb(openSqlite(file));
    expect(createPace({ clock, budget: realForum, book: createBook(next, 'a', clock) }).spent()).toMatchObject({ minute: { used: 4 }, day: { used: 4 } });
    expect(createPace({ clock, budget: realForum, book: createBook(next, 'b', clock) }).spent()).toMatchObject({ day: { used: 0 } });
    await clock.forward(2 * 60_000);
    expect(createPace({ clock, budget: realForum, book: createBook(next, 'a', clock) }).spent()).toMatchObject({ minute: { used: 0 }, day: { used: 4 } });
    await clock.forward(25 * hour);
    expect(createPace({ clock, budget: realForum, book: createBook(next, 'a', clock) }).spent()).toMatchObject({ day: { used: 0 } });
    next.close();
  });

  it('counts as asked just now when the wall clock was put back behind it, and ages from then on', async () => {
    const clock = aClock();
    const db = inMemory();
    clock.jump(365 * 24 * hour);
    const book = createBook(db, 'a', clock);
    for (let i = 0; i < 5; i += 1) book.write({ isForPerson: false, isBulk: i > 2 });
    clock.jump(-365 * 24 * hour);
    expect(createBook(db, 'a', clock).before()).toEqual([...Array.from({ length: 3 }, () => ({ isForPerson: false, isBulk: false, agoMs: 0 })), ...Array.from({ length: 2 }, () => ({ isForPerson: false, isBulk: true, agoMs: 0 }))]);
    await clock.forward(2 * hour);
    expect(createBook(db, 'a', clock).before().every(({ agoMs }) => agoMs > hour)).toBe(true);
  });

  it('is kept for a day and no longer', async () => {
    const clock = aClock();
    const db = inMemory();
    const book = createBook(db, 'a', clock);
    for (let hours = 0; hours < 100; hours += 1) {
      book.write({ isForPerson: true, isBulk: false });
      await clock.forward(hour);
    }
    expect(db.all(db.sql.selectFrom('spent').selectAll()).length).toBeLessThanOrEqual(27);
  });
});
