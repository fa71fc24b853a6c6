import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { DisclaimerRow, Policy } from '#shared/words/policy.ts';
import style from '../disclaimers.module.css';
import { goesFirst, rules, sayWhen } from './policy-words.ts';

interface PolicyRowProps {
  policy: Policy;
  /** From 1. */
  place: number;
  of: number;
  disclaimer: DisclaimerRow | undefined;
  /** Whether the disclaimers have been read, so that one that is not there is really not there. */
  isKnown: boolean;
  onMove(step: -1 | 1): void;
  onSwitch(isOn: boolean): void;
  onEdit(): void;
  onRemove(): void;
}

/** One rule: what it says in a sentence, whether it is on, and its place. Alt and an arrow move it. */
export function PolicyRow({ policy, place, of, disclaimer, isKnown, onMove, onSwitch, onEdit, onRemove }: PolicyRowProps) {
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const held = useRef<HTMLElement | null>(null);
  const move = (step: -1 | 1): void => {
    held.current = row.current?.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    onMove(step);
  };
  // A row that moves is taken out of the page for a moment, and the focus with it.
  useEffect(() => {
    held.current?.focus();
    held.current = null;
  }, [place]);
  const key = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  const problem = disclaimer ? problemOf(disclaimer) : isKnown ? 'Its disclaimer is not in the library any more, so it does nothing.' : null;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li ref={row} className={style.card} data-is-on={policy.isOn} aria-labelledby={`${id}-title`} onKeyDown={key}>
      <div className={style.cardHead}>
        <span className={style.place} aria-hidden="true">
          {place}
        </span>
        <h2 id={`${id}-title`}>
          <bdi>{policy.title}</bdi>
        </h2>
        {goesFirst(policy) ? <Tag>Goes first</Tag> : null}
        <label className={style.switchLabel}>
          <input type="checkbox" role="switch" className={style.switch} checked={policy.isOn} aria-checked={policy.isOn} aria-describedby={`${id}-title`} onChange={({ target }) => onSwitch(target.checked)} />
          {policy.isOn ? 'On' : 'Off'}
        </label>
      </div>
      <p>
        An answer {rules[policy.rule]} <b><bdi>{disclaimer?.title ?? policy.disclaimerId}</bdi></b> <bdi>{sayWhen(policy.when)}</bdi>.
      </p>
      {policy.when.levels.length > 0 ? <p className={style.note}>A level is set by a person; until one is, this applies to nothing.</p> : null}
      {problem === null ? null : <p className={style.warning}>{problem}</p>}
      <div className={style.deeds}>
        <Button aria-describedby={`${id}-title`} onClick={onEdit}>
          Edit
        </Button>
        <IconButton name="Move up" aria-describedby={`${id}-title`} aria-disabled={place === 1} aria-keyshortcuts="Alt+ArrowUp" onClick={() => move(-1)}>
          <IconArrowUp size={15} />
        </IconButton>
        <IconButton name="Move down" aria-describedby={`${id}-title`} aria-disabled={place === of} aria-keyshortcuts="Alt+ArrowDown" onClick={() => move(1)}>
          <IconArrowDown size={15} />
        </IconButton>
        <Button kind="quiet" className={style.delete ?? ''} aria-describedby={`${id}-title`} onClick={onRemove}>
          Delete
        </Button>
      </div>
    </li>
  );
}

function problemOf({ status, version }: DisclaimerRow): string | null {
  if (status === 'retired') return 'Its disclaimer was retired, so it does nothing.';
  return version === 0 ? 'Its disclaimer was never published, so it does nothing yet.' : null;
}
