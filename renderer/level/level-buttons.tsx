import { useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { levels } from '#shared/words/level.ts';
import type { Verdict } from '#shared/words/triage.ts';
import { LevelDialog } from './level-dialog.tsx';
import style from './level.module.css';

/** Decides otherwise than the words do. */
export function LevelButtons({ verdict }: { verdict: Verdict }) {
  const [isOpen, setOpen] = useState<'raise' | 'lower' | null>(null);
  const canRaise = verdict.level !== levels[0];
  const canLower = verdict.level !== levels.at(-1);
  useCommands({ ...(canRaise ? { 'level.raise': () => setOpen('raise') } : {}), ...(canLower ? { 'level.lower': () => setOpen('lower') } : {}) });
  return (
    <div className={style.acts}>
      <Button disabled={!canRaise} onClick={() => setOpen('raise')} aria-keyshortcuts="0">
        Raise level
        <span aria-hidden="true">
          <Kbd keys="0" />
        </span>
      </Button>
      <Button disabled={!canLower} onClick={() => setOpen('lower')} aria-keyshortcuts="-">
        Lower level
        <span aria-hidden="true">
          <Kbd keys="-" />
        </span>
      </Button>
      {isOpen ? <LevelDialog verdict={verdict} way={isOpen} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
