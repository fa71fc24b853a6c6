import { useId, useState, type ReactNode } from 'react';
import style from './settings.module.css';

interface RowProps {
  name: string;
  why?: ReactNode;
}

/** A setting's name and reason, with the one control they label. */
function Labelled({ id, name, why, children }: RowProps & { id: string; children: ReactNode }) {
  return (
    <div className={style.row}>
      <div>
        <label htmlFor={id}>{name}</label>
        {why ? <p className={style.why}>{why}</p> : null}
      </div>
      {children}
    </div>
  );
}

export function ChoiceRow<T extends string>({ name, why, value, choices, onChange }: RowProps & { value: T; choices: readonly (readonly [T, string])[]; onChange(value: T): void }) {
  const id = useId();
  return (
    <div className={style.row}>
      <div>
        <span className={style.name} id={id}>
          {name}
        </span>
        {why ? <p className={style.why}>{why}</p> : null}
      </div>
      <div className={style.choice} role="radiogroup" aria-labelledby={id}>
        {choices.map(([choice, words]) => (
          <label key={choice}>
            <input type="radio" className="visually-hidden" name={id} checked={choice === value} onChange={() => onChange(choice)} />
            {words}
          </label>
        ))}
      </div>
    </div>
  );
}

export function SelectRow({ name, why, value, choices, onChange }: RowProps & { value: string; choices: readonly (readonly [string, string])[]; onChange(value: string): void }) {
  const id = useId();
  return (
    <Labelled id={id} name={name} why={why}>
      <select id={id} className={style.field} value={value} onChange={({ target }) => onChange(target.value)}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function SwitchRow({ name, why, isOn, onChange }: RowProps & { isOn: boolean; onChange(isOn: boolean): void }) {
  const id = useId();
  return (
    <Labelled id={id} name={name} why={why}>
      <input type="checkbox" role="switch" id={id} className={style.switch} checked={isOn} aria-checked={isOn} onChange={({ target }) => onChange(target.checked)} />
    </Labelled>
  );
}

/** Kept when the person leaves the field or presses Enter, so that half a name is never signed under an answer. */
export function TextRow({ name, why, value, most = 80, onChange }: RowProps & { value: string; most?: number; onChange(value: string): void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  };
  return (
    <Labelled id={id} name={name} why={why}>
      <input
        id={id}
        className={style.field}
        maxLength={most}
        value={typed ?? value}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && keep()}
      />
    </Labelled>
  );
}
