import { useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { LocalePack } from '#shared/words/policy.ts';
import style from '../disclaimers.module.css';
import { PackCard } from './pack-card.tsx';
import { PackForm } from './pack-form.tsx';

/** The numbers that templates and disclaimers name, by country: when each was last checked, and where. */
export function NumberPacks() {
  const desk = useDesk();
  const { value: packs, trouble, retry } = useLive(desk.query.localePacks.list.experimental_liveOptions());
  const mine = useLive(desk.query.settings.current.experimental_liveOptions()).value?.localePack;
  const [edited, setEdited] = useState<LocalePack | null>(null);
  const [reset, setReset] = useState<LocalePack | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const attempt = async (deed: () => Promise<unknown>, then: () => void): Promise<void> => {
    try {
      await deed();
      setFailure(null);
      then();
    } catch (error) {
      setFailure(troubleOf(error).say);
    }
  };
  const putBack = (pack: LocalePack): void =>
    void attempt(
      () => desk.call.localePacks.reset({ code: pack.code, rev: pack.rev }),
      () => {
        setReset(pack);
        announce(`The numbers for ${pack.name} are those that came with Rounds again.`);
      },
    );
  const undo = (): void => {
    const now = packs?.find(({ code }) => code === reset?.code);
    if (reset && now) void attempt(() => desk.call.localePacks.save({ ...reset, rev: now.rev }), () => setReset(null));
  };
  useCommands(reset ? { undo } : {});

  const sorted = packs?.toSorted((a, b) => Number(b.code === mine) - Number(a.code === mine)) ?? [];
  return (
    <>
      <div className={style.bar}>
        <p>A wrong number is worse than none. Check each at its source, and say on which day you did. A change is in the next answer; which country this desk uses is chosen in Settings.</p>
      </div>
      {reset ? (
        <Notice action={<Button onClick={undo}>Undo</Button>}>The numbers for {reset.name} are those that came with Rounds again.</Notice>
      ) : null}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {!packs && !trouble ? <p className={style.waiting}>Looking…</p> : null}
      {packs?.length === 0 ? <Empty title={<h2>No numbers</h2>}>Rounds came without numbers for any country. Answers that name one keep it as a blank.</Empty> : null}
      <ul role="list" className={style.list} aria-label="Countries" aria-busy={!packs && !trouble}>
        {sorted.map((pack) => (
          <PackCard key={pack.code} pack={pack} isMine={pack.code === mine} onEdit={() => setEdited(pack)} onReset={() => putBack(pack)} />
        ))}
      </ul>
      {edited ? <PackForm key={edited.code} pack={edited} newest={packs?.find(({ code }) => code === edited.code) ?? edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}
