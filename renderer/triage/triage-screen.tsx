import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';
import type { View } from '#shared/words/view.ts';
import { BatchStrip } from './deeds/batch-strip.tsx';
import { Deeds } from './deeds/deeds.tsx';
import { GridSkeleton, NothingHere } from './grid/grid-states.tsx';
import { TriageGrid } from './grid/triage-grid.tsx';
import { useTriageWindow } from './grid/triage-window.ts';
import { HeldPosts } from './held-posts.tsx';
import { TriageSide } from './side/triage-side.tsx';
import { heldView, mostAtOnce, select, shownOf, showView, useTriage } from './triage-state.ts';
import style from './triage.module.css';
import { FilterBar } from './views/filter-bar.tsx';
import { RemovedView } from './views/removed-view.tsx';
import { SaveView } from './views/save-view.tsx';
import { ViewChips, type CountedView } from './views/view-chips.tsx';

export interface TriageScreenProps {
  /** What the asker's words say about the patient, as the question's own screen shows it. */
  facts(thread: Thread): ReactNode;
  onOpen(id: QuestionId): void;
}

/** The intake, sorted: views over what waits, one grid to decide in, and beside it what there is to know. */
export function TriageScreen({ facts, onOpen }: TriageScreenProps) {
  const desk = useDesk();
  const { value: views, trouble: viewTrouble, retry: retryViews } = useLive(desk.query.views.list.experimental_liveOptions());
  const held = useLive(desk.query.moderation.held.experimental_liveOptions()).value?.length ?? 0;
  const state = useTriage();
  const [edited, setEdited] = useState<View | null>(null);
  const [removed, setRemoved] = useState<CountedView | null>(null);
  const forget = useCallback(() => setRemoved(null), []);
  const isHeld = state.viewId === heldView;
  const view = views?.find(({ id }) => id === state.viewId);

  const newView = (): View => ({ ...shownOf(state, views ?? []), id: crypto.randomUUID(), name: '', scope: 'mine', position: 100 + (views?.length ?? 0), isBuiltIn: false, rev: 0 });
  const remove = (one: CountedView): void => {
    desk.call.views.remove({ id: one.id, rev: one.rev }).then(
      () => {
        showView('needs-sorting');
        setRemoved(one);
      },
      (error: unknown) => say(troubleOf(error).say),
    );
  };
  const over = view?.over ?? 0;
  return (
    <div className={style.screen}>
      <section className={style.pane} aria-label="Triage list" data-pane="triage">
        <div className={style.head}>
          <h1>
            Triage{' '}
            <small>
              {isHeld ? `${held} held by the forum` : view && state.own === null ? `${view.count} here${over > 0 ? ` · ${over} past the goal` : ''}` : ''}
            </small>
          </h1>
          <span className={style.legend} aria-hidden="true">
            1 accept · 2 duplicate · 3 close · X select
          </span>
        </div>
        <ViewChips views={views ?? []} held={held} onSave={() => setEdited(newView())} onRename={setEdited} onRemove={remove} />
        {viewTrouble ? (
          <div className={style.notice}>
            <Notice tone="bad" action={<Button onClick={retryViews}>Try again</Button>}>
              {viewTrouble.say}
            </Notice>
          </div>
        ) : null}
        {isHeld ? <HeldPosts onOpen={onOpen} /> : views ? <Questions views={views} name={view?.name ?? ''} onOpen={onOpen} /> : <GridSkeleton />}
        <div className={style.strips}>
          {removed ? <RemovedView view={removed} onGone={forget} /> : null}
          <BatchStrip />
        </div>
      </section>
      {!isHeld && state.cursorId !== null ? <TriageSide questionId={state.cursorId} facts={facts} onOpen={onOpen} /> : null}
      {edited ? <SaveView view={edited} onClose={() => setEdited(null)} /> : null}
    </div>
  );
}

function Questions({ views, name, onOpen }: { views: readonly CountedView[]; name: string; onOpen(id: QuestionId): void }) {
  const desk = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const viewId = useTriage((state) => state.viewId);
  const own = useTriage((state) => state.own);
  const { filter, sort } = useMemo(() => shownOf({ viewId, own }, views), [viewId, own, views]);
  const triage = useTriageWindow(filter, sort, range.first, range.last);
  const summary = useLive(desk.query.queue.summary.experimental_liveOptions()).value;
  const onRange = useCallback((first: number, last: number) => setRange((was) => (was.first === first && was.last === last ? was : { first, last })), []);

  const selectAll = async (): Promise<void> => {
    try {
      for await (const page of await desk.call.views.page({ filter, sort, offset: 0, limit: mostAtOnce })) {
        select(page.rows.map(({ id }) => id));
        if (page.total > mostAtOnce) say(`The first ${mostAtOnce} of ${page.total} are selected; that many go at once.`);
        return;
      }
    } catch (error) {
      say(troubleOf(error).say);
    }
  };
  return (
    <>
      <FilterBar filter={filter} sort={sort} summary={summary} onLeaveSearch={() => list.current?.focus()} />
      {triage.trouble ? (
        <div className={style.notice}>
          <Notice tone="bad" action={<Button onClick={triage.retry}>Try again</Button>}>
            {triage.trouble.say}
          </Notice>
        </div>
      ) : null}
      {triage.total === null ? (
        triage.trouble ? null : <GridSkeleton />
      ) : triage.total > 0 ? (
        <TriageGrid triage={triage} list={list} onRange={onRange} onOpen={onOpen} onSelectAll={() => void selectAll()} />
      ) : (
        <NothingHere name={name} isChanged={own !== null} onClear={() => useTriage.setState({ own: null })} />
      )}
      <Deeds triage={triage} filter={filter} />
    </>
  );
}
