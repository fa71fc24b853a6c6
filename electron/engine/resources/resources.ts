import { noTicks } from '#shared/words/draft.ts';
import { publicPage, samePage } from '#shared/resources/address.ts';
import type { Resource } from '#shared/words/resource.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Live } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { addResource, changeResource, countResourceUse, listedResources, removeResource, resourceById } from '../store/kept/resources.ts';
import { noteActivity } from '../store/team/activity.ts';
import { createContexts } from '../templates/using/context.ts';
import { TroubleError } from '../trouble.ts';
import { cardsOf } from './cards.ts';
import { ranked } from './rank.ts';
import { createShelf } from './shelf.ts';
import { loadResources } from './starter.ts';

interface Parts {
  db: Db;
  live: Live;
  clock: Clock;
  settings: SettingsFile;
}

/** Public pages worth linking: the forums' own lists, which each account reads, and ours. Their words and addresses are other people's. */
export function createResources({ db, live, clock, settings }: Parts) {
  loadResources(db);
  const contexts = createContexts({ db, settings });
  const shelf = createShelf(db);
  const context = (questionId: QuestionId | undefined) => (questionId === undefined ? null : contexts.of(questionId, noTicks));

  return {
    /** With words, what fits them; without, what fits the question, and the rest after it. At most 50. */
    find({ text, questionId }: { text: string; questionId?: QuestionId }): Resource[] {
      const asked = context(questionId);
      const { cards, typed, about } = shelf.now();
      if (text.trim() === '') return ranked(cards, asked ? about(asked) : new Map(), asked?.community ?? '');
      const fits = typed(text);
      return ranked(cards.filter(({ id }) => fits.has(id)), fits, asked?.community ?? '').map((card) => ({ ...card, forQuestion: '' }));
    },

    list: (signal: AbortSignal | undefined): AsyncGenerator<Resource[], void, void> => live.watch(['resources'], () => cardsOf(listedResources(db)), signal),

    save(resource: Resource): { rev: number } {
      if (resource.origin !== 'ours') throw theForums();
      const url = publicPage(resource.url);
      const title = oneLine(resource.title);
      if (title === '') throw refused('Give the page a title.');
      if (url === null) throw refused('The address must be that of a public page, and begin with https://.');
      return db.tx(() => {
        // One of the forum's may be worded anew here; one of ours is changed, not listed twice.
        const twin = cardsOf(listedResources(db)).find((card) => card.origin === 'ours' && card.id !== resource.id && samePage(card.url) === samePage(url));
        if (twin) throw refused(`This page is on the list already, as “${twin.title}”.`);
        const known = resourceById(db, resource.id);
        if (known?.origin === 'forum') throw theForums();
        const isBack = known?.is_removed === 1;
        if ((isBack ? 0 : (known?.rev ?? 0)) !== resource.rev) throw conflict(known?.rev ?? 0);
        const words = { title, url, answers: oneLine(resource.answers), communities: JSON.stringify(names(resource.communities)), tags: JSON.stringify(names(resource.tags)) };
        if (known) changeResource(db, known.id, known.rev, words);
        else addResource(db, { id: resource.id, origin: 'ours', ...words });
        noteActivity(db, { at: clock.now(), what: known && !isBack ? 'changed a resource' : 'added a resource', detail: `${title}\n${url}` });
        return { rev: (known?.rev ?? 0) + 1 };
      });
    },

    remove({ id, rev }: { id: string; rev: number }): Record<string, never> {
      return db.tx(() => {
        const known = resourceById(db, id);
        if (known?.origin === 'forum') throw theForums();
        if (!known || !removeResource(db, id, rev)) throw conflict(known?.rev ?? 0);
        noteActivity(db, { at: clock.now(), what: 'removed a resource', detail: `${known.title}\n${known.url}` });
        return {};
      });
    },

    countUse({ id }: { id: string }): Record<string, never> {
      countResourceUse(db, id);
      return {};
    },
  };
}
export type Resources = ReturnType<typeof createResources>;

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\uFEFF\s]+/gu, ' ').trim();
const names = (list: readonly string[]): string[] => [...new Set(list.map(oneLine).filter((name) => name !== ''))];

const refused = (say: string): TroubleError => new TroubleError({ kind: 'refused', reasons: [], say, remedy: 'edit' });
const theForums = (): TroubleError => new TroubleError({ kind: 'not-allowed', say: 'The forum keeps this one on its own list. It is changed there.', remedy: 'none' });
const conflict = (rev: number): TroubleError => new TroubleError({ kind: 'template-conflict', rev, say: 'This resource was changed in another window. Look at it again, then make your change.', remedy: 'reload' });
