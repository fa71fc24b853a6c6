import { z } from 'zod';
import { numberName, type LocalePack } from '#shared/words/policy.ts';
import type { Db } from '../store/db.ts';
import { changedPacks } from '../store/policies.ts';
import { starterPacks, type StarterPack } from '../templates/library/starter.ts';

const numbers = z.record(numberName, z.object({ say: z.string(), checkedOn: z.string().nullable(), source: z.string() }));

/** Every country whose numbers we carry: as they came with Rounds, or as they were changed here. */
export function localePacks(db: Db): LocalePack[] {
  const changed = new Map(changedPacks(db).map((row) => [row.code, row]));
  return starterPacks().map((pack) => {
    const row = changed.get(pack.code);
    if (!row) return { code: pack.code, name: pack.name, numbers: numbersOf(pack), isChanged: false, changedAt: null, changedBy: '', rev: 0 };
    return { code: row.code, name: row.name, numbers: numbers.parse(JSON.parse(row.numbers)), isChanged: true, changedAt: row.changed_at, changedBy: row.changed_by, rev: row.rev };
  });
}

/** Null: no such pack; then the numbers stay blanks, for a wrong one is worse than none. */
export const localePack = (db: Db, code: string): LocalePack | null => localePacks(db).find((known) => known.code === code) ?? null;

// Nobody wrote down on which day, so no day is shown.
const wasSeen = 'Seen in a public source when this pack was made; on which day was not written down.';

const numbersOf = (pack: StarterPack): LocalePack['numbers'] => {
  const one = (name: z.infer<typeof numberName>): LocalePack['numbers'][typeof name] => ({ say: pack[name], checkedOn: null, source: pack.checked.includes(name) ? wasSeen : '' });
  return { emergency: one('emergency'), advice_line: one('advice_line'), poison: one('poison'), crisis: one('crisis'), child: one('child') };
};
