import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { focusPane } from '#renderer/keys/panes.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { QueuePane, type QueueView } from '#renderer/queue/queue-pane.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { QueueFilter } from '#shared/contract/queue.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import { Crash } from '../around/crash.tsx';
import style from '../frame.module.css';
import { ChooseQuestion, EndOfList } from './no-question.tsx';
import { placeOf, type QueuePlace } from '../place.ts';
import { QuestionDesk } from './question-desk.tsx';
import { usePeekThreads } from './peek-threads.ts';
import { useTitle } from '../use-title.ts';

/** The desk: the queue, and the question chosen from it. What is chosen and filtered stands in the address. */
export function UnansweredScreen() {
  const desk = useDesk();
  const place = useSearch({ from: '/unanswered' });
  const navigate = useNavigate({ from: '/unanswered' });
  const settings = useLive(desk.query.settings.current.experimental_liveOptions()).value;
  const sort = place.sort ?? settings?.sort ?? 'level';
  const { q, community, forum, id } = place;
  const filter = useMemo((): QueueFilter => ({ ...(forum === undefined ? {} : { accountId: forum }), ...(community === undefined ? {} : { communityId: community }), ...(q === undefined ? {} : { text: q }) }), [community, forum, q]);
  const [peek, setPeek] = useState<QuestionRow | null>(null);
  const [isAtEnd, setIsAtEnd] = useState(false);
  const [near, setNear] = useState<readonly QuestionId[]>([]);
  usePeekThreads(near);

  const go = useCallback((change: { [K in keyof QueuePlace]?: QueuePlace[K] | undefined }) => void navigate({ search: (was: QueuePlace) => placeOf({ ...was, ...change }), replace: true }), [navigate]);
  const select = useCallback(
    (row: QuestionRow) => {
      setPeek(row);
      setIsAtEnd(false);
      go({ id: row.id });
    },
    [go],
  );
  const onView = (change: Partial<QueueView>): void => {
    if (change.filter) go({ q: change.filter.text, community: change.filter.communityId, forum: change.filter.accountId });
    if (change.sort) go({ sort: change.sort });
  };
  const onSent = async (where: 'stay' | 'next'): Promise<void> => {
    if (where === 'stay' || id === undefined) return;
    try {
      const next = await desk.call.queue.next({ filter, sort, afterId: id });
      if (next) return select(next);
      setIsAtEnd(true);
      go({ id: undefined });
    } catch (error) {
      say(troubleOf(error).say);
    }
  };
  const row = peek?.id === id ? peek : null;
  useCommands({ 'queue.back': () => focusPane('queue') });
  useTitle(id === undefined ? 'Unanswered' : (row?.title ?? 'Question'));
  useEffect(() => setIsAtEnd(false), [q, community, forum]);

  return (
    <div className={style.desk}>
      <Crash what="The queue">
        <QueuePane filter={filter} sort={sort} selectedId={id ?? null} onView={onView} onSelect={select} onOpen={() => focusPane('question')} onNear={setNear} />
      </Crash>
      <Crash what="The question">
        {id === undefined ? (
          <main className={style.main}>{isAtEnd ? <EndOfList isFiltered={q !== undefined || community !== undefined || forum !== undefined} onClear={() => onView({ filter: {} })} /> : <ChooseQuestion />}</main>
        ) : (
          <QuestionDesk questionId={id} row={row} onSent={(where) => void onSent(where)} />
        )}
      </Crash>
    </div>
  );
}
