import { create } from 'zustand';
import type { QuestionId } from '#shared/words/ids.ts';
import { viewFilter, type View, type ViewFilter, type ViewSort } from '#shared/words/view.ts';

/** What the forum holds for approval is a list of posts, not a view of questions; it stands beside the views under this name. */
export const heldView = 'held';
/** The most one deed takes at once. */
export const mostAtOnce = 200;

interface TriageState {
  viewId: string;
  /** What the person changed of the view they look at; null: nothing. */
  own: { filter: ViewFilter; sort: ViewSort } | null;
  cursorId: QuestionId | null;
  selected: ReadonlySet<QuestionId>;
  /** Where a row of selected ones begins. */
  anchorId: QuestionId | null;
}

const nothing = { own: null, cursorId: null, selected: new Set<QuestionId>(), anchorId: null };

/** How this window looks at triage; what it looks at is the engine's. */
export const useTriage = create<TriageState>(() => ({ viewId: 'needs-sorting', ...nothing }));

export const showView = (viewId: string): void => useTriage.setState({ viewId, ...nothing });

const everything = viewFilter.parse({});

/** The filter and the order that are looked at now. */
export const shownOf = (state: Pick<TriageState, 'viewId' | 'own'>, views: readonly View[]): { filter: ViewFilter; sort: ViewSort } => {
  const view = views.find(({ id }) => id === state.viewId);
  return state.own ?? { filter: view?.filter ?? everything, sort: view?.sort ?? 'level' };
};

/** The questions a deed would be done to: those selected, else the one the keys stand on. */
export const targetsOf = ({ selected, cursorId }: Pick<TriageState, 'selected' | 'cursorId'>): QuestionId[] => (selected.size > 0 ? [...selected] : cursorId === null ? [] : [cursorId]);

export function toggle(id: QuestionId): void {
  useTriage.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(id) && next.size < mostAtOnce) next.add(id);
    return { selected: next, anchorId: id };
  });
}

/** Selects these, as far as that many may be handled at once. */
export const select = (ids: readonly QuestionId[]): void => useTriage.setState({ selected: new Set(ids.slice(0, mostAtOnce)) });
