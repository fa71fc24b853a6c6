import { useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Policy } from '#shared/words/policy.ts';
import style from '../disclaimers.module.css';
import { PolicyForm } from './policy-form.tsx';
import { PolicyRow } from './policy-row.tsx';
import { newPolicy, placeAfterMove } from './policy-words.ts';

/** The rules in their order: which disclaimers answers must, may or must not carry. */
export function PolicyList() {
  const desk = useDesk();
  const { value: policies, trouble, retry } = useLive(desk.query.policies.list.experimental_liveOptions());
  const disclaimers = useLive(desk.query.disclaimers.list.experimental_liveOptions()).value;
  const [edited, setEdited] = useState<Policy | null>(null);
  const [removed, setRemoved] = useState<Policy | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const attempt = async (deed: () => Promise<unknown>, then: () => void = () => {}): Promise<void> => {
    try {
      await deed();
      setFailure(null);
      then();
    } catch (error) {
      setFailure(troubleOf(error).say);
    }
  };
  const move = (policy: Policy, step: -1 | 1): void => {
    const position = placeAfterMove(policies ?? [], policy.id, step);
    if (position === null) return announce(step === -1 ? 'It is the first already.' : 'It is the last already.');
    const place = (policies ?? []).findIndex(({ id }) => id === policy.id) + 1 + step;
    void attempt(
      () => desk.call.policies.save({ ...policy, position }),
      () => announce(`“${policy.title}” is number ${place} of ${policies?.length} now.`),
    );
  };
  const remove = (policy: Policy) => void attempt(() => desk.call.policies.remove({ id: policy.id, rev: policy.rev }), () => setRemoved(policy));
  const bringBack = (): void => {
    if (removed) void attempt(() => desk.call.policies.save({ ...removed, rev: 0 }), () => setRemoved(null));
  };
  useCommands(removed ? { undo: bringBack } : {});

  const first = disclaimers?.find(({ version, status }) => version > 0 && status !== 'retired');
  const begin = (): void => setEdited(newPolicy(crypto.randomUUID(), Math.max(0, ...(policies ?? []).map(({ position }) => position)) + 10, first?.id ?? ''));
  return (
    <>
      <div className={style.bar}>
        <p>Where more than three would go, those that must go come first, then these from top to bottom. What is about emergencies or self-harm always goes first.</p>
        <Button kind="primary" disabled={!first} onClick={begin}>
          New policy
        </Button>
      </div>
      {removed ? (
        <Notice action={<Button onClick={bringBack}>Undo</Button>}>
          The policy “<bdi>{removed.title}</bdi>” was removed.
        </Notice>
      ) : null}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {!policies && !trouble ? <p className={style.waiting}>Looking…</p> : null}
      {policies?.length === 0 ? (
        <Empty title={<h2>No policies</h2>} actions={<Button disabled={!first} onClick={begin}>Write the first one</Button>}>
          <p>Without one, answers carry only what templates bring and people add.</p>
        </Empty>
      ) : null}
      <ol role="list" className={style.list} aria-label="Policies" aria-busy={!policies && !trouble}>
        {policies?.map((policy, index) => (
          <PolicyRow
            key={policy.id}
            policy={policy}
            place={index + 1}
            of={policies.length}
            disclaimer={disclaimers?.find(({ id }) => id === policy.disclaimerId)}
            isKnown={disclaimers !== undefined}
            onMove={(step) => move(policy, step)}
            onSwitch={(isOn) => void attempt(() => desk.call.policies.save({ ...policy, isOn }))}
            onEdit={() => setEdited(policy)}
            onRemove={() => remove(policy)}
          />
        ))}
      </ol>
      {edited ? <PolicyForm key={edited.id} policy={edited} policies={policies ?? []} disclaimers={disclaimers ?? []} onClose={() => setEdited(null)} /> : null}
    </>
  );
}
