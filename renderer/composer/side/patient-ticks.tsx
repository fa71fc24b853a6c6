import { useId } from 'react';
import type { Ticks } from '#shared/words/draft.ts';
import { useComposer } from '../composer-store.ts';
import style from './side.module.css';

const asked: readonly { key: keyof Ticks; say: string }[] = [
  { key: 'isChild', say: 'About a child' },
  { key: 'isPregnant', say: 'Pregnant' },
  { key: 'isPhotoPoor', say: 'Photo not usable' },
];
const answers: readonly { value: boolean | null; say: string }[] = [
  { value: true, say: 'Yes' },
  { value: false, say: 'No' },
  { value: null, say: 'Not said' },
];

/** What the person knows about the patient; it decides wording and disclaimers. "Not said" leaves it to the question's own words. */
export function PatientTicks() {
  const ticks = useComposer((state) => state.content.ticks);
  const session = useComposer((state) => state.session);
  return (
    <section>
      <h3>About the patient</h3>
      {asked.map(({ key, say }) => (
        <Tick key={key} say={say} value={ticks[key]} onPick={(value) => session?.edit({ ticks: { ...ticks, [key]: value } })} />
      ))}
    </section>
  );
}

function Tick({ say, value, onPick }: { say: string; value: boolean | null; onPick(value: boolean | null): void }) {
  const name = useId();
  return (
    <fieldset className={style.tick}>
      <legend>{say}</legend>
      <span className={style.segments}>
        {answers.map((answer) => (
          <label key={answer.say}>
            <input type="radio" name={name} checked={value === answer.value} onChange={() => onPick(answer.value)} />
            <span>{answer.say}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
