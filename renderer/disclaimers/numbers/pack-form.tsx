import { useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { LocalePack, NumberName } from '#shared/words/policy.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import form from '../form.module.css';
import { numberNames, numberOrder, today } from './checked.ts';

type Number = LocalePack['numbers'][NumberName];

/** Changes the numbers of one country. A number that is changed counts as unchecked until somebody says when they checked it. */
export function PackForm({ pack, newest, onClose }: { pack: LocalePack; newest: LocalePack; onClose(): void }) {
  const desk = useDesk();
  const [base, setBase] = useState(pack);
  const [numbers, setNumbers] = useState(pack.numbers);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const day = today(useNow());

  const change = (name: NumberName, some: Partial<Number>): void => setNumbers((before) => ({ ...before, [name]: { ...before[name], ...some } }));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await desk.call.localePacks.save({ ...base, numbers });
      announce(`The numbers for ${pack.name} are saved.`);
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  const takeNewest = (): void => {
    setBase(newest);
    setNumbers(newest.numbers);
    setTrouble(null);
  };
  return (
    <Dialog title={`Numbers for ${pack.name}`} onClose={onClose} wide>
      <form className={form.form} onSubmit={(event) => void save(event)}>
        <p className={form.hint}>Printed in answers as they stand here, as plain text. Leave one empty where none is known: a disclaimer that names it then has a blank, and cannot be sent.</p>
        {numberOrder.map((name) => (
          <NumberFields key={name} name={name} number={numbers[name]} before={base.numbers[name]} day={day} onChange={(some) => change(name, some)} />
        ))}
        {trouble ? (
          <Notice tone="bad" action={trouble.kind === 'template-conflict' ? <Button onClick={takeNewest}>Show the newer ones</Button> : null}>
            {trouble.say}
          </Notice>
        ) : null}
        <div className={form.deeds}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={isBusy}>
            Save numbers
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function NumberFields({ name, number, before, day, onChange }: { name: NumberName; number: Number; before: Number; day: string; onChange(some: Partial<Number>): void }) {
  const isNew = number.say.trim() !== before.say;
  return (
    <fieldset className={form.number}>
      <legend>{numberNames[name]}</legend>
      <label>
        <span>Number</span>
        <input value={number.say} maxLength={300} onChange={({ target }) => onChange({ say: target.value, ...(target.value.trim() === before.say ? { checkedOn: before.checkedOn } : number.checkedOn === before.checkedOn ? { checkedOn: null } : {}) })} />
      </label>
      <label>
        <span>Where it was seen</span>
        <input value={number.source} maxLength={2_000} placeholder="https://…" onChange={({ target }) => onChange({ source: target.value })} />
      </label>
      <label>
        <span>Last checked</span>
        <input type="date" max={day} value={number.checkedOn ?? ''} onChange={({ target }) => onChange({ checkedOn: target.value === '' ? null : target.value })} />
      </label>
      <Button disabled={number.checkedOn === day} onClick={() => onChange({ checkedOn: day })}>
        I checked it today
      </Button>
      {isNew && number.checkedOn === null && number.say.trim() !== '' ? <p className={form.bad}>It changed: nobody has checked this number yet.</p> : null}
    </fieldset>
  );
}
