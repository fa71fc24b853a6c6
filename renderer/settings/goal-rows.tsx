import { useId, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { Settings, SettingsChange } from '#shared/words/settings.ts';
import { SelectRow } from './setting-row.tsx';
import style from './settings.module.css';

type Goals = Pick<Settings, 'goalHours' | 'goals'>;

/** Within which time a question should have its first answer: everywhere, and where a community says otherwise. */
export function GoalRows({ goalHours, goals, onChange }: Goals & { onChange(change: SettingsChange): void }) {
  const desk = useDesk();
  const known = useLive(desk.query.queue.summary.experimental_liveOptions()).value?.communities ?? [];
  const own = Object.entries(goals).toSorted(([a], [b]) => a.localeCompare(b));
  const others = known.filter(({ name }) => !Object.hasOwn(goals, name));
  return (
    <>
      <HoursRow name="First answer within" why="What has waited longer is marked, and is moved up in the queue. Three quarters of the time gone: it is marked as near." value={goalHours} onChange={(hours) => onChange({ goalHours: hours })} />
      {own.map(([name, hours]) => (
        <HoursRow
          key={name}
          name={name}
          value={hours}
          onChange={(next) => onChange({ goals: { ...goals, [name]: next } })}
          onRemove={() => onChange({ goals: Object.fromEntries(Object.entries(goals).filter(([other]) => other !== name)) })}
        />
      ))}
      {others.length > 0 ? (
        <SelectRow
          name="A goal of its own for"
          value=""
          choices={[['', 'Choose a community'], ...others.map(({ name }) => [name, name] as const)]}
          onChange={(name) => (name === '' ? undefined : onChange({ goals: { ...goals, [name]: goalHours } }))}
        />
      ) : null}
    </>
  );
}

interface HoursRowProps {
  name: string;
  why?: string;
  value: number;
  onChange(hours: number): void;
  onRemove?: () => void;
}

/** Kept when the person leaves the field or presses Enter, so that 2 is not kept on the way to 24. */
function HoursRow({ name, why, value, onChange, onRemove }: HoursRowProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    const hours = Math.round(Number(typed));
    if (typed !== null && typed.trim() !== '' && hours >= 1 && hours <= 720 && hours !== value) onChange(hours);
    setTyped(null);
  };
  return (
    <div className={style.row}>
      <div>
        <label htmlFor={id}>
          <bdi>{name}</bdi>
        </label>
        {why ? <p className={style.why}>{why}</p> : null}
      </div>
      <span className={style.hours}>
        {onRemove ? (
          <Button kind="link" onClick={onRemove} aria-label={`No goal of its own for ${name}`}>
            Remove
          </Button>
        ) : null}
        <input
          id={id}
          type="number"
          min={1}
          max={720}
          aria-describedby={`${id}-unit`}
          value={typed ?? value}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={keep}
          onKeyDown={({ key }) => key === 'Enter' && keep()}
        />
        <span id={`${id}-unit`}>hours</span>
      </span>
    </div>
  );
}
