import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { DisclaimerRow, Policy } from '#shared/words/policy.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import form from '../form.module.css';
import { Conditions } from './conditions.tsx';
import { ruleHints, ruleNames, rules, sayWhen } from './policy-words.ts';
import { sayTouched, useTouches } from './use-touches.ts';

interface PolicyFormProps {
  policy: Policy;
  /** As they stand now, in another window too. */
  policies: readonly Policy[];
  disclaimers: readonly DisclaimerRow[];
  onClose(): void;
}

/** Writes a policy, and shows before it is saved what it would change. */
export function PolicyForm({ policy, policies, disclaimers, onClose }: PolicyFormProps) {
  const desk = useDesk();
  const [draft, setDraft] = useState(policy);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isNameless, setNameless] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { touched, isCounting, isUnknown } = useTouches(draft);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);

  const change = (some: Partial<Policy>): void => setDraft((before) => ({ ...before, ...some }));
  const newest = policies.find(({ id }) => id === policy.id);
  const choices = disclaimers.filter(({ id, status, version }) => id === draft.disclaimerId || (version > 0 && status !== 'retired'));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setNameless(draft.title.trim() === '');
    if (draft.title.trim() === '') return box.current?.focus();
    setBusy(true);
    try {
      // Somebody may have moved it meanwhile; that is no change of what is written here.
      await desk.call.policies.save({ ...draft, position: newest?.position ?? draft.position });
      announce(`The policy “${draft.title}” is saved.`);
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  const takeNewest = (): void => {
    if (newest) setDraft(newest);
    setTrouble(null);
  };
  const disclaimer = disclaimers.find(({ id }) => id === draft.disclaimerId);
  return (
    <Dialog title={policy.rev === 0 ? 'New policy' : 'Edit policy'} onClose={onClose} wide>
      <form className={form.form} onSubmit={(event) => void save(event)}>
        <div className={form.field}>
          <label htmlFor="policy-name">Name</label>
          <input id="policy-name" ref={box} value={draft.title} maxLength={200} aria-invalid={isNameless} aria-describedby={isNameless ? 'policy-nameless' : undefined} onChange={({ target }) => change({ title: target.value })} />
          {isNameless ? (
            <small id="policy-nameless" className={form.bad}>
              Give it a name: whoever answers reads it where it keeps something out.
            </small>
          ) : null}
        </div>
        <fieldset className={form.choices}>
          <legend>An answer</legend>
          {(Object.keys(ruleNames) as Policy['rule'][]).map((rule) => (
            <label key={rule}>
              <input type="radio" name="rule" checked={draft.rule === rule} aria-describedby={`policy-rule-${rule}`} onChange={() => change({ rule })} />
              <b>{ruleNames[rule]}</b>
              <small id={`policy-rule-${rule}`}>{ruleHints[rule]}</small>
            </label>
          ))}
        </fieldset>
        <label className={form.field}>
          <span>Disclaimer</span>
          <select value={draft.disclaimerId} onChange={({ target }) => change({ disclaimerId: target.value })}>
            {disclaimer ? null : <option value={draft.disclaimerId}>One that is not there any more</option>}
            {choices.map((row) => (
              <option key={row.id} value={row.id}>
                {row.title}
                {row.status === 'retired' ? ' (retired)' : ''}
              </option>
            ))}
          </select>
        </label>
        <Conditions when={draft.when} onChange={(when) => change({ when })} />
        <label className={form.tick}>
          <input type="checkbox" checked={draft.isOn} onChange={({ target }) => change({ isOn: target.checked })} /> This policy is on
        </label>
        <div className={form.figure} role="status" aria-busy={isCounting} aria-label="What it would change">
          <p>
            An answer {rules[draft.rule]} <b><bdi>{disclaimer?.title ?? 'it'}</bdi></b> <bdi>{sayWhen(draft.when)}</bdi>.
          </p>
          <p className={touched !== null && touched.crowded > 0 ? form.crowded : undefined}>{isUnknown ? 'It could not be counted what this would change.' : touched ? sayTouched(touched) : 'Counting what this would change…'}</p>
        </div>
        {trouble ? (
          <Notice tone="bad" action={trouble.kind === 'template-conflict' && newest ? <Button onClick={takeNewest}>Show the newer one</Button> : null}>
            {trouble.say}
          </Notice>
        ) : null}
        <div className={form.deeds}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={isBusy || draft.disclaimerId === ''}>
            Save policy
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
