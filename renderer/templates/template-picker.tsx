import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { InsertHow, PickerSlot } from '#renderer/slots/answer-rooms.ts';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TemplateOptions } from './template-options.tsx';
import { TemplatePreview } from './template-preview.tsx';
import style from './templates.module.css';
import { useTemplateSearch } from './use-template-search.ts';

/** Finds a template and puts it into the answer, next to the question and never over it. */
export function TemplatePicker({ questionId, ticks, hasText, onInsert, onClose }: PickerSlot) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { offers, isCurrent, trouble, again } = useTemplateSearch(text.trim(), questionId);
  const list = useId();
  const search = useRef<HTMLInputElement>(null);
  // Enter may be quicker than the answer to the last letter: then it counts for what is found.
  const wanted = useRef<InsertHow | null>(null);
  useEffect(() => search.current?.focus(), []);

  const at = Math.max(0, offers.findIndex((offer) => offer.id === chosen));
  const active = offers[at] ?? null;
  const insert = async (templateId: string, how: InsertHow): Promise<void> => {
    if (how === 'replace' && hasText && !isAsking) return setAsking(true);
    try {
      onInsert(await desk.call.templates.fill({ templateId, questionId, ticks }), how);
    } catch (error) {
      setSaid(troubleOf(error).say);
    }
  };
  const pin = async (): Promise<void> => {
    if (!active) return;
    // It moves to another place in the list, and stays the chosen one.
    setChosen(active.id);
    try {
      await desk.call.templates.pin({ templateId: active.id, questionId, isPinned: !active.isPinned });
      announce(active.isPinned ? `No longer pinned: ${active.title}` : `Pinned: ${active.title}`);
      again();
    } catch (error) {
      setSaid(troubleOf(error).say);
    }
  };
  useCommands({ 'template.pin': () => void pin() });
  useEffect(() => {
    if (!isCurrent || !wanted.current) return;
    const how = wanted.current;
    wanted.current = null;
    if (active) void insert(active.id, how);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step !== undefined && offers.length > 0) {
      event.preventDefault();
      const next = Math.abs(step) === 1 ? (at + step + offers.length) % offers.length : Math.min(offers.length - 1, Math.max(0, at + step));
      setChosen(offers[next]?.id ?? null);
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      event.stopPropagation();
      const how = event.altKey ? 'replace' : event.ctrlKey || event.metaKey ? 'insert-and-fill' : 'insert';
      if (!isCurrent) wanted.current = how;
      else if (active) void insert(active.id, how);
    } else if (event.key === 'Escape' && isAsking) {
      event.preventDefault();
      event.stopPropagation();
      setAsking(false);
      search.current?.focus();
    }
  };

  return (
    <section className={style.picker} aria-label="Template picker" onKeyDown={onKeyDown}>
      <div className={style.head}>
        <input
          ref={search}
          type="search"
          className={style.search}
          aria-label="Search templates"
          aria-controls={list}
          aria-activedescendant={active ? `${list}-${active.id}` : undefined}
          aria-autocomplete="list"
          placeholder="Search templates"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            wanted.current = null;
            setText(event.target.value);
            setChosen(null);
            setAsking(false);
            setSaid(null);
          }}
        />
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      {isAsking && active ? (
        <Notice
          tone="warn"
          action={
            <span className={style.choices}>
              <Button ref={(button) => button?.focus()} onClick={() => void insert(active.id, 'replace')}>
                Replace
              </Button>
              <Button onClick={() => setAsking(false)}>Keep it</Button>
            </span>
          }
        >
          Replace what you have written with “<bdi>{active.title}</bdi>”?
        </Notice>
      ) : null}
      {(said ?? trouble?.say) ? <Notice tone="warn">{said ?? trouble?.say}</Notice> : null}
      <div className={style.both}>
        <TemplateOptions id={list} offers={offers} activeId={active?.id ?? null} isSettled={isCurrent} query={text.trim()} onChoose={setChosen} onInsert={(id) => void insert(id, 'insert')} />
        {active ? <TemplatePreview templateId={active.id} questionId={questionId} ticks={ticks} offer={active} onPin={() => void pin()} /> : null}
      </div>
    </section>
  );
}
