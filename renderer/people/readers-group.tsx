import { useId, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { settingsChange } from '#shared/words/settings.ts';
import style from './people.module.css';

/** Who hears of a text on other desks: a group of the forum, or each second reader by name. */
export function ReadersGroup({ mayChange }: { mayChange: boolean }) {
  const desk = useDesk();
  const id = useId();
  const group = useLive(desk.query.settings.current.experimental_liveOptions()).value?.readersGroup ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const keep = (): void => {
    const next = typed?.trim() ?? group;
    setTyped(null);
    if (next === group) return;
    if (!settingsChange.safeParse({ readersGroup: next }).success) return setSaid('A group has one name: letters, digits, dots, dashes and underscores.');
    desk.call.settings.change({ readersGroup: next }).then(
      () => setSaid(''),
      (error: unknown) => setSaid(troubleOf(error).say),
    );
  };
  return (
    <div className={style.group}>
      <label htmlFor={id}>Readers’ group on the forum</label>
      <input id={id} value={typed ?? group} maxLength={60} disabled={!mayChange} autoComplete="off" spellCheck={false} onChange={({ target }) => setTyped(target.value)} onBlur={keep} onKeyDown={({ key }) => key === 'Enter' && keep()} />
      <p className={style.quiet}>Asking for a second look sends this group a private message on the forum. Empty: each second reader in the table above gets one. Without either, only people at this machine can read it.</p>
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
    </div>
  );
}
