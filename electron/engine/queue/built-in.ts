import { viewFilter, type View, type ViewFilter } from '#shared/words/view.ts';

const aView = (id: string, name: string, position: number, filter: Partial<ViewFilter>): View => ({ id, name, scope: 'team', filter: viewFilter.parse(filter), sort: 'level', position, isBuiltIn: true, rev: 1 });

/** The queues that came with Rounds, in their order. What the forum holds for approval is not here: those are posts, not questions. */
export const builtIn: readonly View[] = [
  aView('needs-sorting', 'Needs sorting', 0, { isSorted: false }),
  aView('emergency-and-urgent', 'Emergency and urgent', 1, { levels: ['emergency', 'urgent'] }),
  aView('past-goal', 'Past its goal', 2, { goal: 'over' }),
  aView('mine', 'Mine', 3, { holder: 'me' }),
  aView('nobodys', 'Nobody’s', 4, { holder: 'nobody' }),
];
