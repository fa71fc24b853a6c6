import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import style from '../accounts.module.css';
import { useAdding } from './adding.ts';

/** The address as a person types it, and the wait while a forum answers, which can be called off. */
export function FindForm() {
  const desk = useDesk();
  const id = useId();
  const address = useAdding((adding) => adding.address);
  const [said, setSaid] = useState('');
  const [isLooking, setLooking] = useState(false);
  const off = useRef<AbortController | null>(null);
  useEffect(() => () => off.current?.abort(), []);

  const find = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (address.trim() === '' || isLooking) return;
    const mine = new AbortController();
    off.current = mine;
    setSaid('');
    setLooking(true);
    useAdding.setState({ found: null });
    try {
      const found = await desk.call.accounts.find({ address: address.trim() }, { signal: mine.signal });
      if (mine.signal.aborted) return;
      useAdding.setState({ found });
      announce(`Found ${found.title}`);
    } catch (error) {
      if (!mine.signal.aborted) setSaid(troubleOf(error).say);
    } finally {
      if (off.current === mine) setLooking(false);
    }
  };
  const cancel = (): void => {
    off.current?.abort();
    off.current = null;
    setLooking(false);
  };
  return (
    <form className={style.find} onSubmit={(event) => void find(event)} aria-label="Find a forum">
      <label htmlFor={id}>Address of the forum</label>
      <div className={style.line}>
        <input
          id={id}
          type="text"
          inputMode="url"
          dir="ltr"
          data-pane-focus=""
          value={address}
          maxLength={2_000}
          placeholder="forum.example.org"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => useAdding.setState({ address: target.value })}
        />
        {/* Two buttons, not one that changes: the press that calls off would submit the form. */}
        {isLooking ? (
          <Button key="cancel" onClick={cancel}>
            Cancel
          </Button>
        ) : (
          <Button key="find" kind="primary" type="submit" disabled={address.trim() === ''}>
            Find
          </Button>
        )}
      </div>
      <p role="status" className={style.quiet}>
        {isLooking ? (
          <>
            <span className={style.turning} aria-hidden="true" /> Looking what stands there…
          </>
        ) : null}
      </p>
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
    </form>
  );
}
