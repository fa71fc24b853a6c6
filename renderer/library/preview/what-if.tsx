import type { Ticks } from '#shared/words/draft.ts';
import type { FillAnswers, FillIn } from '#shared/words/fill-in.ts';
import style from './preview.module.css';

interface WhatIfProps {
  fillIns: readonly FillIn[];
  ticks: Ticks;
  onTicks(ticks: Ticks): void;
  answers: FillAnswers;
  onAnswers(answers: FillAnswers): void;
}

const asked = [
  ['isChild', 'About a child'],
  ['isPregnant', 'Pregnant'],
  ['isPhotoPoor', 'Photo not usable'],
] as const;

/** What decides which paragraphs stand, tried both ways: what is ticked about the patient, and the template's own ticks and choices. */
export function WhatIf({ fillIns, ticks, onTicks, answers, onAnswers }: WhatIfProps) {
  const deciding = fillIns.filter(({ kind }) => kind === 'tick' || kind === 'choice');
  return (
    <details className={style.whatIf}>
      <summary>What if</summary>
      {asked.map(([name, say]) => (
        <label key={name}>
          {say}
          <select value={String(ticks[name])} onChange={({ target }) => onTicks({ ...ticks, [name]: target.value === 'null' ? null : target.value === 'true' })}>
            <option value="null">as the question says</option>
            <option value="true">yes</option>
            <option value="false">no</option>
          </select>
        </label>
      ))}
      {deciding.map((fillIn) => (
        <label key={fillIn.key}>
          <bdi>{fillIn.label}</bdi>
          <select
            value={answers[fillIn.key] ?? ''}
            onChange={({ target }) => {
              const { [fillIn.key]: _, ...rest } = answers;
              onAnswers(target.value === '' ? rest : { ...rest, [fillIn.key]: target.value });
            }}
          >
            <option value="">{fillIn.kind === 'tick' ? 'as it begins' : 'not chosen'}</option>
            {(fillIn.kind === 'tick' ? ['yes', 'no'] : fillIn.choices).map((choice) => (
              <option key={choice} value={choice}>
                {fillIn.kind === 'tick' ? (choice === 'yes' ? 'ticked' : 'not ticked') : choice}
              </option>
            ))}
          </select>
        </label>
      ))}
    </details>
  );
}
