import { sql, type SqlBool } from 'kysely';
import type { Answered } from '#shared/contract/shapes.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { View, ViewFilter, ViewSort } from '#shared/words/view.ts';
import type { Forum } from '../forums/forum.ts';
import type { Live, LiveName } from '../live.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { dropView, putView, savedView, savedViews } from '../store/team/views.ts';
import { TroubleError } from '../trouble.ts';
import { builtIn } from './built-in.ts';
import { conditionsOf, waitedPast, waits, type Condition } from './filter.ts';
import { goalsAt } from './goal.ts';
import { rowReads } from './queue.ts';
import { createSimilar } from './similar/similar.ts';
import { standingOf } from './standing.ts';
import { sayCondition, whyWaiting } from './why.ts';
import { rowsAt } from './window.ts';

interface Parts {
  db: Db;
  live: Live;
  clock: Clock;
  settings: SettingsFile;
  /** The forum a question stands on. */
  forumOf(id: QuestionId): Pick<Forum, 'topicUrl'>;
}

interface PageAsked {
  filter: ViewFilter;
  sort: ViewSort;
  offset: number;
  limit: number;
}

interface WhyAsked {
  questionId: QuestionId;
  filter?: ViewFilter;
}

const countReads: readonly LiveName[] = [...rowReads, 'views'];

/** Queues somebody comes back to, why a question is in one, and what was asked before. */
export function createViews({ db, live, clock, settings, forumOf }: Parts) {
  const similar = createSimilar({ db, clock, forumOf });
  /** Whatever waits and meets this. */
  const fits = (filter: ViewFilter): Condition => {
    const conditions = conditionsOf(db, filter, settings.current(), clock.now()).map(({ holds }) => holds);
    return (ask) => (conditions.length === 0 ? sql<SqlBool>`1` : ask.and(conditions));
  };
  const isIn =
    (filter: ViewFilter): Condition =>
    (ask) =>
      ask.and([waits, fits(filter)(ask)]);
  const isOver = () => waitedPast(db, settings.current(), clock.now());

  /** How many are in each, and how many of those are past their goal: all of them in one walk over what waits. */
  const counts = (filters: readonly ViewFilter[]): { count: number; over: number }[] => {
    const over = isOver();
    const row = db.one(
      db.sql
        .selectFrom('questions')
        .where(waits)
        .select((ask) => filters.flatMap((filter, i) => [sql<number | null>`sum(${fits(filter)(ask)})`.as(`count${i}`), sql<number | null>`sum(${ask.and([fits(filter)(ask), over])})`.as(`over${i}`)])),
    ) as Record<string, number | null> | undefined;
    return filters.map((_, i) => ({ count: row?.[`count${i}`] ?? 0, over: row?.[`over${i}`] ?? 0 }));
  };
  const list = () => {
    const views = [...builtIn, ...savedViews(db)];
    const counted = counts(views.map(({ filter }) => filter));
    return views.map((view, i) => ({ ...view, count: counted[i]?.count ?? 0, over: counted[i]?.over ?? 0 }));
  };

  const page = ({ filter, sort, offset, limit }: PageAsked) => {
    const [{ count: total, over } = { count: 0, over: 0 }] = counts([filter]);
    return { total, over, offset, rows: rowsAt(db, { isIn: isIn(filter), isOver: isOver(), sort }, offset, limit, goalsAt(settings.current(), clock.now())) };
  };

  const why = ({ questionId, filter }: WhyAsked): Awaited<Answered['views']['why']> => {
    const standing = standingOf(db, questionId, settings.current());
    if (!standing) return { isWaiting: false, isInView: false, says: ['Rounds does not know this question.'] };
    const { isWaiting, says } = whyWaiting(standing, clock.now());
    if (filter === undefined) return { isWaiting, isInView: isWaiting, says };
    const names = db.all(db.sql.selectFrom('communities').select('name').where(sql<SqlBool>`id in (select value from json_each(${JSON.stringify(filter.communityIds)}))`)).map(({ name }) => name);
    const conditions = conditionsOf(db, filter, settings.current(), clock.now()).map(({ name, holds }) => {
      const isMet = db.one(db.sql.selectFrom('questions').select('id').where('id', '=', questionId).where(holds)) !== undefined;
      return { isMet, say: sayCondition(name, isMet, standing, filter, names) };
    });
    const isInView = isWaiting && conditions.every(({ isMet }) => isMet);
    // What keeps it out is wanted first; what lets it in only when all of it does.
    const shown = isInView ? conditions : conditions.filter(({ isMet }) => !isMet);
    return { isWaiting, isInView, says: isWaiting && !isInView ? [...shown.map(({ say }) => say), ...says] : [...says, ...shown.map(({ say }) => say)] };
  };

  const refuseBuiltIn = (id: string): void => {
    if (builtIn.some((view) => view.id === id)) throw new TroubleError({ kind: 'not-allowed', say: 'This view came with Rounds and stays as it is. Save your own under another name.', remedy: 'none' });
  };
  const refuseOld = (id: string, rev: number): void => {
    const now = savedView(db, id)?.rev ?? 0;
    if (now !== rev) throw new TroubleError({ kind: 'template-conflict', rev: now, say: now === 0 ? 'This view was removed meanwhile.' : 'This view was changed meanwhile. Look at it again first.', remedy: 'reload' });
  };

  return {
    start: () => similar.start(),
    stop: () => similar.stop(),
    list: (signal: AbortSignal | undefined) => live.watch(countReads, list, signal),
    save(input: View): { rev: number } {
      if (input.isBuiltIn) refuseBuiltIn(builtIn[0]?.id ?? '');
      refuseBuiltIn(input.id);
      return db.tx(() => {
        refuseOld(input.id, input.rev);
        putView(db, input, input.rev + 1);
        return { rev: input.rev + 1 };
      });
    },
    remove({ id, rev }: { id: string; rev: number }): Record<string, never> {
      refuseBuiltIn(id);
      db.tx(() => {
        // Removed twice is removed.
        if (!savedView(db, id)) return;
        refuseOld(id, rev);
        dropView(db, id);
      });
      return {};
    },
    page: (input: PageAsked, signal: AbortSignal | undefined) => live.watch(rowReads, () => page(input), signal),
    why,
    similar: ({ questionId }: { questionId: QuestionId }) => similar.of(questionId),
  };
}
export type Views = ReturnType<typeof createViews>;
