import type { LinkState } from '#shared/words/library.ts';
import type { Clock } from '../../../ports.ts';
import type { Db } from '../../../store/db.ts';
import { allLinks, writeLink } from '../../../store/templates.ts';
import type { Entry } from '../catalog.ts';
import { linksIn } from './links-in.ts';
import { verdictOf, type Heard, type Verdict } from './link-verdict.ts';

const mostAtOnce = 4;
const noNetwork: Verdict = { state: 'unchecked', say: 'Nothing could be reached from here. Is there a network?' };

export interface LinkStep {
  done: number;
  total: number;
  link: LinkState | null;
}

/** The links of the library, and whether they still answer. `ask` asks one address. */
export function createLinks({ db, clock, ask, visible }: { db: Db; clock: Clock; ask: (address: string, signal: AbortSignal | undefined) => Promise<Heard>; visible: () => readonly Entry[] }) {
  const whereUsed = (): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const { record, content, published } of visible()) {
      if (record.is_retired === 1) continue;
      const links = new Set([...linksIn(content), ...(published && published !== content ? linksIn(published) : [])]);
      for (const url of links) found.set(url, [...(found.get(url) ?? []), record.id]);
    }
    return found;
  };

  return {
    /** Every link with what is known of it. */
    states(): LinkState[] {
      const known = new Map(allLinks(db).map((row) => [row.url, row]));
      return [...whereUsed()].map(([url, templateIds]) => {
        const row = known.get(url);
        return row ? { url, templateIds, state: row.state as LinkState['state'], say: row.say, checkedAt: row.checked_at } : { url, templateIds, state: 'unchecked', say: '', checkedAt: null };
      });
    },

    /** Asks each once, four at a time and never two of one site together. What a machine without a network would say is not kept. */
    async *check(signal: AbortSignal | undefined): AsyncGenerator<LinkStep, void, void> {
      const used = [...whereUsed()];
      const total = used.length;
      let done = 0;
      let isHeard = false;
      const settle = (url: string, templateIds: string[], verdict: Verdict): LinkStep => {
        const checkedAt = verdict.state === 'unchecked' ? null : clock.now();
        if (checkedAt !== null) writeLink(db, { url, ...verdict, checked_at: checkedAt });
        done += 1;
        return { done, total, link: { url, templateIds, ...verdict, checkedAt } };
      };
      yield { done, total, link: null };

      const waiting = used.map(([url, templateIds]) => ({ url, templateIds, host: new URL(url).host }));
      const underway = new Map<string, Promise<{ one: (typeof waiting)[number]; heard: Heard }>>();
      const unsure: { one: (typeof waiting)[number]; verdict: Verdict | null }[] = [];
      const stop = new AbortController();
      const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
      try {
        for (;;) {
          signal?.throwIfAborted();
          while (underway.size < mostAtOnce) {
            const next = waiting.findIndex(({ host }) => !underway.has(host));
            const one = next < 0 ? undefined : waiting.splice(next, 1)[0];
            if (!one) break;
            underway.set(one.host, ask(one.url, either).then((heard) => ({ one, heard })));
          }
          if (underway.size === 0) break;
          const { one, heard } = await Promise.race(underway.values());
          underway.delete(one.host);
          const verdict = verdictOf(heard);
          if (heard.status !== null) isHeard = true;
          // A name nobody knows may be a dead site, or a machine that can ask nobody.
          if (verdict === null || heard.code === 'ENOTFOUND') unsure.push({ one, verdict });
          else yield settle(one.url, one.templateIds, verdict);
        }
        for (const { one, verdict } of unsure) yield settle(one.url, one.templateIds, isHeard && verdict ? verdict : noNetwork);
      } catch (error) {
        if (!signal?.aborted) throw error;
      } finally {
        // Whoever stops listening stops the asking.
        stop.abort();
        for (const asking of underway.values()) asking.catch(() => {});
      }
    },
  };
}
export type Links = ReturnType<typeof createLinks>;
