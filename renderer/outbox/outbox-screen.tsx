import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useOnScreen } from '#renderer/link/places.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { OutboxItem } from '#shared/words/outbox.ts';
import { OutboxEntry } from './outbox-entry.tsx';
import style from './outbox.module.css';

type Filter = 'all' | 'needs-you' | 'underway' | 'done';

const filters: readonly { id: Filter; say: string; takes(item: OutboxItem): boolean }[] = [
  { id: 'all', say: 'All', takes: () => true },
  { id: 'needs-you', say: 'Needs you', takes: (item) => item.state === 'needs-you' },
  { id: 'underway', say: 'On the way', takes: (item) => ['held', 'waiting', 'sending', 'checking', 'in-review'].includes(item.state) },
  { id: 'done', say: 'Done', takes: (item) => item.state === 'sent' || item.state === 'withdrawn' },
];

/** What needs a person comes first, then what is on its way, then what is done; newest first in each. */
const rank = (item: OutboxItem): number => (item.state === 'needs-you' ? 0 : item.state === 'sent' || item.state === 'withdrawn' ? 2 : 1);

/** Every answer that left the composer: where it is, why, and what can be done about it. */
export function OutboxScreen() {
  const desk = useDesk();
  const { value: items, trouble, retry } = useLive(desk.query.outbox.list.experimental_liveOptions());
  const [filter, setFilter] = useState<Filter>('all');
  useEffect(() => {
    useOnScreen.setState({ isOutbox: true });
    return () => useOnScreen.setState({ isOutbox: false });
  }, []);
  const shown = (items ?? []).filter((item) => filters.find(({ id }) => id === filter)?.takes(item)).toSorted((a, b) => rank(a) - rank(b) || b.createdAt - a.createdAt);
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <h1>Outbox</h1>
        <div role="group" aria-label="Show" className={style.filters}>
          {filters.map(({ id, say, takes }) => (
            <Button key={id} kind="chip" aria-pressed={filter === id} onClick={() => setFilter(id)}>
              {say} {items && id !== 'all' ? items.filter(takes).length : ''}
            </Button>
          ))}
        </div>
      </header>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      <ul role="list" aria-label="Outbox" aria-busy={!items} className={style.list} data-pane-focus="" tabIndex={-1}>
        {shown.map((item) => (
          <OutboxEntry key={item.id} item={item} />
        ))}
      </ul>
      {items && shown.length === 0 ? <Nothing isFiltered={filter !== 'all' && items.length > 0} onAll={() => setFilter('all')} /> : null}
      {!items && !trouble ? <p className={style.loading}>Looking…</p> : null}
    </div>
  );
}

function Nothing({ isFiltered, onAll }: { isFiltered: boolean; onAll(): void }) {
  if (isFiltered) return <Empty title={<h2>Nothing of this kind</h2>} actions={<Button onClick={onAll}>Show all</Button>} />;
  return (
    <Empty title={<h2>Nothing is waiting to be sent</h2>}>
      <p>An answer you send waits here for a moment, so that you can undo it, and stays for a week after it went out. Without a connection it waits until there is one.</p>
    </Empty>
  );
}
