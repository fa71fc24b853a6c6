import { useEffect, useRef } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { goToQuestion, useOnScreen } from '#renderer/link/places.ts';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import type { OutboxItem, OutboxState } from '#shared/words/outbox.ts';
import style from './outbox.module.css';

/** Answers that can still be undone while the person is elsewhere, and word of those that arrived or need somebody. */
export function UndoToast() {
  const desk = useDesk();
  const { value: items } = useLive(desk.query.outbox.list.experimental_liveOptions());
  const { questionId: shown, isOutbox } = useOnScreen();
  useArrivals(items);
  const held = (items ?? []).filter((item) => item.state === 'held' && !item.isBarred && item.questionId !== shown);
  const takeBack = (item: OutboxItem): void => {
    desk.call.outbox.takeBack({ id: item.id }).then(
      ({ questionId }) => {
        announce('Taken back. Nothing was sent.');
        goToQuestion(questionId);
      },
      (error: unknown) => announce(troubleOf(error).say),
    );
  };
  const newest = held[0];
  return (
    <>
      {newest ? <UndoNewest onUndo={() => takeBack(newest)} /> : null}
      <div className={style.toasts} hidden={isOutbox}>
        {held.slice(0, 3).map((item, index) => (
          <HeldToast key={item.id} item={item} isNewest={index === 0} onUndo={() => takeBack(item)} />
        ))}
        {held.length > 3 ? <p className={style.more}>and {held.length - 3} more in the outbox</p> : null}
      </div>
    </>
  );
}

/** Offers the undo command only while there is something to undo. */
function UndoNewest({ onUndo }: { onUndo(): void }) {
  useCommands({ undo: onUndo });
  return null;
}

function HeldToast({ item, isNewest, onUndo }: { item: OutboxItem; isNewest: boolean; onUndo(): void }) {
  const left = useCountdown(item.goesAt);
  return (
    <section className={style.toast} aria-label={`Answer to ${item.title}`}>
      <p>
        <bdi>{item.title}</bdi>
        <small>{left > 0 ? `Goes in ${left} s` : 'About to go'}</small>
      </p>
      <Button onClick={onUndo}>
        Undo send
        {isNewest ? (
          <span aria-hidden="true">
            <Kbd keys="z" />
          </span>
        ) : null}
      </Button>
    </section>
  );
}

const news: Partial<Record<OutboxState, (title: string) => string>> = {
  sent: (title) => `Sent: ${title}`,
  'in-review': (title) => `Held by the forum: ${title}`,
  'needs-you': (title) => `An answer needs you: ${title}`,
};

/** Says once what became of an answer. What was so before the window opened is no news. */
function useArrivals(items: readonly OutboxItem[] | undefined): void {
  const before = useRef<ReadonlyMap<string, OutboxState> | null>(null);
  useEffect(() => {
    if (!items) return;
    for (const item of items) {
      const was = before.current?.get(item.id);
      const say = news[item.state];
      if (before.current && was !== item.state && say) announce(say(item.title));
    }
    before.current = new Map(items.map((item) => [item.id, item.state]));
  }, [items]);
}
