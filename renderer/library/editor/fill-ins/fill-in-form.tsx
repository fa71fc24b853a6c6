import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { fillInKind, type FillIn } from '#shared/words/fill-in.ts';
import { keyTrouble, kindNames } from './fill-in-keys.ts';
import style from './fill-ins.module.css';

interface FillInFormProps {
  fillIn: FillIn;
  others: readonly FillIn[];
  onChange(next: FillIn): void;
  onClose(): void;
}

/** Everything about one fill-in. Each change counts at once; a name when its field is left, so that half a name is nobody's. */
export function FillInForm({ fillIn, others, onChange, onClose }: FillInFormProps) {
  const id = useId();
  const [key, setKey] = useState(fillIn.key);
  const trouble = key === fillIn.key ? '' : keyTrouble(key, others);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const set = (change: Partial<FillIn>): void => onChange({ ...fillIn, ...change });
  const keepKey = (): void => {
    if (key !== fillIn.key && trouble === '') set({ key });
  };

  return (
    <div className={style.form} role="group" aria-label={`About ${fillIn.key}`} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <label>
        Asked as
        <input ref={first} maxLength={200} value={fillIn.label} dir="auto" onChange={({ target }) => set({ label: target.value })} />
      </label>
      <label>
        Name in the body
        <input
          maxLength={60}
          value={key}
          spellCheck={false}
          aria-invalid={trouble !== ''}
          aria-describedby={`${id}-key`}
          onChange={({ target }) => setKey(target.value)}
          onBlur={keepKey}
          onKeyDown={({ key: pressed }) => pressed === 'Enter' && keepKey()}
        />
      </label>
      <label className={style.wide}>
        Hint
        <input maxLength={400} value={fillIn.hint} dir="auto" onChange={({ target }) => set({ hint: target.value })} />
      </label>
      <label>
        Kind
        <select value={fillIn.kind} onChange={({ target }) => set({ kind: fillInKind.parse(target.value), preset: '' })}>
          {fillInKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {kindNames[kind]}
            </option>
          ))}
        </select>
      </label>
      {fillIn.kind === 'text' ? (
        <label>
          Longest, in characters
          <input
            type="number"
            min={1}
            max={20_000}
            value={fillIn.maxChars ?? ''}
            onChange={({ target }) => {
              const limit = Math.round(target.valueAsNumber);
              set({ maxChars: limit >= 1 && limit <= 20_000 ? limit : null });
            }}
          />
        </label>
      ) : null}
      {fillIn.kind === 'choice' ? <Choices choices={fillIn.choices} onChoices={(choices) => set({ choices, preset: choices.includes(fillIn.preset) ? fillIn.preset : '' })} /> : null}
      <Preset fillIn={fillIn} onPreset={(preset) => set({ preset })} />
      {fillIn.kind === 'tick' ? null : (
        <label className={style.tick}>
          <input type="checkbox" checked={fillIn.isRequired} onChange={({ target }) => set({ isRequired: target.checked })} /> Required
        </label>
      )}
      <p id={`${id}-key`} className={style.trouble} role="status">
        {trouble}
      </p>
      <Button onClick={onClose}>Done</Button>
    </div>
  );
}

/** One a line; empty lines are for the eye and do not count. */
function Choices({ choices, onChoices }: { choices: readonly string[]; onChoices(choices: string[]): void }) {
  const [typed, setTyped] = useState(choices.join('\n'));
  const linesOf = (text: string): string[] =>
    [...new Set(text.split('\n').map((line) => line.trim().slice(0, 400)))].filter((line) => line !== '').slice(0, 100);
  return (
    <label className={style.wide}>
      Choices, one a line
      <textarea
        rows={Math.min(8, choices.length + 2)}
        dir="auto"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChoices(linesOf(target.value));
        }}
      />
    </label>
  );
}

function Preset({ fillIn: { kind, choices, preset }, onPreset }: { fillIn: FillIn; onPreset(preset: string): void }) {
  if (kind === 'tick') {
    return (
      <label className={style.tick}>
        <input type="checkbox" checked={preset === 'yes'} onChange={({ target }) => onPreset(target.checked ? 'yes' : '')} /> Ticked to begin with
      </label>
    );
  }
  return (
    <label>
      Stands there to begin with
      {kind === 'choice' ? (
        <select value={preset} onChange={({ target }) => onPreset(target.value)}>
          <option value="">nothing</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input type={kind === 'text' ? 'text' : kind} maxLength={4_000} value={preset} dir="auto" onChange={({ target }) => onPreset(target.value)} />
      )}
    </label>
  );
}
