import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import { formats } from './formats.ts';
import style from './exchange.module.css';

export interface Undoing {
  isBusy: boolean;
  failure: string | null;
  undo(importId: string, then?: () => void): void;
}

/** Takes whole imports back. */
export function useUndoImport(): Undoing {
  const desk = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const undo = async (importId: string, then: () => void): Promise<void> => {
    setBusy(true);
    try {
      await desk.call.exchange.undo({ importId });
      setFailure(null);
      say('The import was undone');
      then();
    } catch (error) {
      setFailure(troubleOf(error).say);
    }
    setBusy(false);
  };
  return { isBusy, failure, undo: (importId, then = () => {}) => void undo(importId, then) };
}

/** What was brought in before, newest first. */
export function PastImports({ undoing }: { undoing: Undoing }) {
  const desk = useDesk();
  const { value: imports, trouble, retry } = useLive(desk.query.exchange.imports.experimental_liveOptions());
  if (trouble) {
    return (
      <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
        {trouble.say}
      </Notice>
    );
  }
  if (!imports || imports.length === 0) return null;
  return (
    <section className={style.past} aria-labelledby="past-imports">
      <h2 id="past-imports">Earlier imports</h2>
      <ul className="bare">
        {imports.map((one) => (
          <li key={one.id}>
            <div>
              <bdi className={style.name}>{one.name}</bdi>
              <p className={style.small}>
                {formats[one.format].name} · {one.added} added{one.replaced > 0 ? `, ${one.replaced} replaced` : ''} · <TimeAgo at={one.at} />
                {one.isUndone ? ' · undone' : one.whyNotUndo !== '' ? ` · ${one.whyNotUndo}` : one.stays.length > 0 ? ` · would stay: ${one.stays.slice(0, 3).join('; ')}${one.stays.length > 3 ? `; and ${one.stays.length - 3} more` : ''}` : ''}
              </p>
              {one.isUndone || one.stays.length === 0 ? null : (
                <details className={style.small}>
                  <summary>{one.stays.length === 1 ? '1 would stay' : `${one.stays.length} would stay`} when this is undone</summary>
                  <ul>
                    {one.stays.map((reason) => (
                      <li key={reason}>
                        <bdi>{reason}</bdi>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
            {one.isUndone ? null : (
              <Button kind="quiet" disabled={undoing.isBusy || one.whyNotUndo !== ''} aria-label={`Undo the import of ${one.name}`} onClick={() => undoing.undo(one.id)}>
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
