import { useId, type ComponentProps } from 'react';
import { isAnswered, type Field } from '#shared/answers/fill-marks.ts';
import style from './sheet.module.css';

/** As many choices fit beside one another as buttons; more, or longer ones, are a list to open. */
const mostButtons = 4;
const longestButton = 48;

interface FieldInputProps {
  field: Field;
  value: string;
  /** The value comes from what was said in this question before. */
  isRemembered: boolean;
  onValue(value: string): void;
  onFocus(): void;
}

/** One thing only the person can say, asked for in the way that fits it. */
export function FieldInput({ field, value, isRemembered, onValue, onFocus }: FieldInputProps) {
  const id = useId();
  const asksByButtons = field.kind === 'choice' && field.choices.length <= mostButtons && field.choices.every((choice) => choice.length <= longestButton);
  const said = { id, value, required: field.isRequired, 'aria-describedby': `${id}-hint`, onFocus };
  if (field.kind === 'tick') {
    return (
      <div className={style.field}>
        <label className={style.tick}>
          <input id={id} type="checkbox" checked={value === 'yes'} aria-describedby={`${id}-hint`} onFocus={onFocus} onChange={(event) => onValue(event.target.checked ? 'yes' : 'no')} />
          {field.label}
        </label>
        <Hint id={id} field={field} value={value} isRemembered={isRemembered} />
      </div>
    );
  }
  if (asksByButtons) {
    return (
      <fieldset className={style.field} aria-describedby={`${id}-hint`}>
        <legend>
          <Label field={field} />
        </legend>
        {[...field.choices, ...(field.isRequired ? [] : [''])].map((choice) => (
          <label key={choice} className={style.tick}>
            <input type="radio" name={id} value={choice} checked={value === choice} required={field.isRequired} onFocus={onFocus} onChange={() => onValue(choice)} />
            {choice === '' ? 'Leave it open' : <bdi>{choice}</bdi>}
          </label>
        ))}
        <Hint id={id} field={field} value={value} isRemembered={isRemembered} />
      </fieldset>
    );
  }
  return (
    <div className={style.field}>
      <label htmlFor={id}>
        <Label field={field} />
      </label>
      <Typed field={field} said={said} onValue={onValue} />
      <Hint id={id} field={field} value={value} isRemembered={isRemembered} />
    </div>
  );
}

function Typed({ field, said, onValue }: { field: Field; said: Pick<ComponentProps<'input'>, 'id' | 'required' | 'aria-describedby'> & { value: string; onFocus(): void }; onValue(value: string): void }) {
  if (field.kind === 'choice') {
    return (
      <select {...said} value={field.choices.includes(said.value) ? said.value : ''} onChange={(event) => onValue(event.target.value)}>
        <option value="">Choose…</option>
        {field.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'date') return <input type="date" {...said} onChange={(event) => onValue(event.target.value)} />;
  // Not `type=number`: it hides what it does not understand, and a turn of the wheel changes it.
  if (field.kind === 'number') return <input type="text" inputMode="decimal" autoComplete="off" {...said} aria-invalid={isWrongNumber(field, said.value)} onChange={(event) => onValue(event.target.value)} />;
  return <textarea rows={field.maxChars !== null && field.maxChars > 260 ? 4 : 2} {...said} onChange={(event) => onValue(event.target.value)} />;
}

const isWrongNumber = (field: Field, value: string): boolean => field.kind === 'number' && value.trim() !== '' && !isAnswered(field, value);

function Label({ field }: { field: Field }) {
  return (
    <>
      <bdi>{field.label}</bdi>
      {field.isRequired ? null : <span className={style.optional}> (optional)</span>}
    </>
  );
}

function Hint({ id, field, value, isRemembered }: { id: string; field: Field; value: string; isRemembered: boolean }) {
  const isCounted = field.maxChars !== null && field.kind === 'text';
  const isOver = isCounted && value.length > (field.maxChars ?? 0);
  return (
    <p id={`${id}-hint`} className={style.hint}>
      <span>
        {isWrongNumber(field, value) ? <b className={style.over}>This is not a number. </b> : null}
        {isRemembered ? <i>As you said before. </i> : null}
        <bdi>{field.hint}</bdi>
      </span>
      {isCounted ? (
        <span className={isOver ? style.over : ''}>
          {value.length} of {field.maxChars}
        </span>
      ) : null}
    </p>
  );
}
