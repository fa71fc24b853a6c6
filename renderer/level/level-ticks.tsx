import { useId, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { TickBox, Verdict } from '#shared/words/triage.ts';
import style from './level.module.css';

type Answer = TickBox['answer'];
const answers: readonly { value: Answer; say: string }[] = [
  { value: 'yes', say: 'Yes' },
  { value: 'no', say: 'No' },
  { value: null, say: '?' },
];
const spoken: Record<string, string> = { yes: 'Yes', no: 'No', null: 'Not known' };

/** What a person answers for themselves beside the text; it sets the level for good. What the words say is only shown. */
export function LevelTicks({ verdict: { questionId, ticks } }: { verdict: Verdict }) {
  const desk = useDesk();
  const id = useId();
  const [trouble, setTrouble] = useState('');
  if (ticks.length === 0) return null;
  const pick = (tick: string, answer: Answer): void => {
    setTrouble('');
    desk.call.triage.tick({ questionId, ticks: { [tick]: answer } }).catch((error: unknown) => setTrouble(troubleOf(error).say));
  };
  return (
    <>
      <h3 id={id}>Ask yourself</h3>
      <div role="group" aria-labelledby={id} className={style.ticks}>
        {ticks.map((tick) => (
          <Tick key={tick.id} tick={tick} onPick={(answer) => pick(tick.id, answer)} />
        ))}
      </div>
      {trouble === '' ? null : <p role="alert">{trouble}</p>}
    </>
  );
}

function Tick({ tick, onPick }: { tick: TickBox; onPick(answer: Answer): void }) {
  const name = useId();
  return (
    <fieldset className={style.tick}>
      <legend>
        {tick.label}
        {tick.guess === null ? null : (
          <small>
            the words say {tick.guess}
            {tick.quote === '' ? null : (
              <>
                : “<bdi>{tick.quote}</bdi>”
              </>
            )}
          </small>
        )}
      </legend>
      <span className={style.answers}>
        {answers.map(({ value, say }) => (
          <label key={say}>
            <input type="radio" name={name} aria-label={spoken[String(value)]} checked={tick.answer === value} onChange={() => onPick(value)} />
            <span aria-hidden="true">{say}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
