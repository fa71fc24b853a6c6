import type { LocalePack } from '#shared/words/policy.ts';
import type { Live } from '../live.ts';
import { mustMayDo } from '../people/may-do.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { changedPack, deletePack, writePack } from '../store/policies.ts';
import { readPerson } from '../templates/library/person.ts';
import { TroubleError } from '../trouble.ts';
import { localePack, localePacks } from './locale-packs.ts';
import { faultsIn, keptNumbers } from './pack-rules.ts';

/** The numbers of each country, as an administrator may change them. */
export function createPacks({ db, live, clock, settings }: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const known = (code: string, rev: number): LocalePack => {
    const pack = localePack(db, code);
    if (!pack) throw new TroubleError({ kind: 'not-found', what: 'country', say: 'Rounds has no numbers for this country.', remedy: 'reload' });
    if (pack.rev !== rev) throw new TroubleError({ kind: 'template-conflict', rev: pack.rev, say: `The numbers for ${pack.name} were changed in another window. Look at them again, then make your change.`, remedy: 'reload' });
    return pack;
  };

  return {
    list: (signal: AbortSignal | undefined) => live.watch(['locale_packs'], () => localePacks(db), signal),

    /** Only the numbers change; a country keeps its name. Troubles: template-conflict, refused, not-found. */
    save({ code, rev, numbers }: LocalePack): { rev: number } {
      const now = clock.now();
      const today = new Date(now).toISOString().slice(0, 10);
      return db.tx(() => {
        mustMayDo(db, 'administer');
        const pack = known(code, rev);
        const reasons = faultsIn(numbers, today);
        if (reasons.length > 0) throw new TroubleError({ kind: 'refused', reasons, say: reasons.join(' '), remedy: 'edit' });
        const next = (changedPack(db, code)?.rev ?? 0) + 1;
        writePack(db, { code, name: pack.name, numbers: JSON.stringify(keptNumbers(numbers, pack.numbers, today)), rev: next, changed_at: now, changed_by: readPerson({ db, settings }).name });
        return { rev: next };
      });
    },

    /** Back to what came with Rounds. */
    reset({ code, rev }: { code: string; rev: number }): Record<string, never> {
      return db.tx(() => {
        mustMayDo(db, 'administer');
        known(code, rev);
        deletePack(db, code);
        return {};
      });
    },
  };
}
export type Packs = ReturnType<typeof createPacks>;
