import { useEffect, useRef } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Tag, type TagTone } from '#renderer/ui/tag.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { SecondLook } from '#shared/words/second-look.ts';
import { LookSheet } from './look-sheet.tsx';
import style from './looks.module.css';
import { lookWords, sortLooks } from './sort-looks.ts';

const tones: Readonly<Record<SecondLook['state'], TagTone>> = { asked: 'soon', agreed: 'accent', suggested: 'urgent', stopped: 'emergency', withdrawn: 'plain', sent: 'plain' };

/** Answers that somebody should read before they go: the list on the left, the chosen one beside its question. */
export function LooksScreen({ lookId, onOpen }: { lookId: string | null; onOpen(id: string): void }) {
  const desk = useDesk();
  const { value: looks, trouble, retry } = useLive(desk.query.looks.list.experimental_liveOptions());
  const list = useRef<HTMLElement>(null);
  const groups = sortLooks(looks ?? []);
  const inOrder = groups.flatMap((group) => group.looks);
  const chosen = inOrder.find(({ id }) => id === lookId) ?? inOrder[0] ?? null;
  const step = (by: 1 | -1): void => {
    const at = inOrder.findIndex(({ id }) => id === chosen?.id);
    const next = inOrder[Math.min(inOrder.length - 1, Math.max(0, at + by))];
    if (!next) return;
    onOpen(next.id);
    list.current?.querySelector<HTMLElement>(`[data-look="${next.id}"]`)?.focus();
  };
  useCommands({ 'look.next': () => step(1), 'look.previous': () => step(-1) });
  // A text that was judged moves to another group: what is open stays open.
  useEffect(() => {
    if (chosen && chosen.id !== lookId) onOpen(chosen.id);
  }, [chosen, lookId, onOpen]);

  return (
    <div className={style.screen}>
      <section ref={list} className={style.list} aria-label="Texts" aria-busy={!looks} data-pane="looks">
        <h1>Awaiting review</h1>
        {trouble ? (
          <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
            {trouble.say}
          </Notice>
        ) : null}
        {groups.map((group) => (
          <section key={group.name} aria-labelledby={`looks-${group.name}`}>
            <h2 id={`looks-${group.name}`}>
              {group.name} <i>{group.looks.length}</i>
            </h2>
            <ul className="bare">
              {group.looks.map((look) => (
                <li key={look.id}>
                  <button type="button" data-look={look.id} className={style.entry} aria-current={look.id === chosen?.id} data-pane-focus={look.id === chosen?.id ? '' : undefined} onClick={() => onOpen(look.id)}>
                    <bdi className={style.title}>{look.title}</bdi>
                    <span className={style.facts}>
                      <Tag tone={tones[look.state]}>{lookWords[look.state]}</Tag>
                      <span>
                        {look.isMine ? 'you' : <bdi>{look.by}</bdi>} · <TimeAgo at={look.at} />
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {!looks && !trouble ? <p className={style.quiet}>Looking…</p> : null}
      </section>
      {chosen ? (
        <LookSheet key={chosen.id} look={chosen} />
      ) : looks ? (
        <Empty title={<h2>Nothing waits for a second look</h2>}>
          <p>Whoever writes an answer can ask for one with “Ask for a second look”, and rules under People and roles can require it. What is asked for comes here.</p>
        </Empty>
      ) : null}
    </div>
  );
}
