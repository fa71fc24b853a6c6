import { useId, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { say } from '#renderer/ui/say.tsx';
import { levels, rankOf, type Level } from '#shared/words/level.ts';
import type { LevelReason, Verdict } from '#shared/words/triage.ts';
import { levelNames, reasonNames, reasonsFor } from './level-words.ts';
import style from './level.module.css';

/** Levels on that side of this one, the nearest first. Pure. */
export const levelsBeside = (level: Level, way: 'raise' | 'lower'): Level[] =>
  way === 'raise' ? levels.filter((one) => rankOf(one) > rankOf(level)).toReversed() : levels.filter((one) => rankOf(one) < rankOf(level));

/** Raises or lowers a level by hand; without a reason it does not. The reason is kept for whoever writes the rules. */
export function LevelDialog({ verdict, way, onClose }: { verdict: Verdict; way: 'raise' | 'lower'; onClose(): void }) {
  const desk = useDesk();
  const id = useId();
  const choices = levelsBeside(verdict.level, way);
  const [level, setLevel] = useState<Level>(choices[0] ?? verdict.level);
  const [reason, setReason] = useState<LevelReason | null>(null);
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState('');
  const needsNote = reason === 'other' && note.trim() === '';
  const set = async (to: Level | null, why: LevelReason): Promise<void> => {
    try {
      await desk.call.triage.setLevel({ questionId: verdict.questionId, level: to, reason: why, note: note.trim() });
      say(to === null ? 'The words decide again' : `Level: ${levelNames[to]}`);
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error).say);
    }
  };
  return (
    <Dialog title={way === 'raise' ? 'Raise level' : 'Lower level'} onClose={onClose}>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null || needsNote) setTrouble(reason === null ? 'Choose a reason first.' : 'Say the reason in a few words.');
          else void set(level, reason);
        }}
      >
        {choices.length > 1 ? (
          <fieldset>
            <legend>To</legend>
            {choices.map((one) => (
              <label key={one} className={style.choice}>
                <input type="radio" name={`${id}-level`} checked={level === one} onChange={() => setLevel(one)} />
                <span>{levelNames[one]}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <p>
            From {levelNames[verdict.level].toLowerCase()} to {levelNames[level].toLowerCase()}.
          </p>
        )}
        <fieldset>
          <legend>Reason</legend>
          {reasonsFor[way].map((one, index) => (
            <label key={one} className={style.choice}>
              <input type="radio" name={`${id}-reason`} {...(index === 0 ? { 'data-first': '' } : {})} checked={reason === one} onChange={() => setReason(one)} />
              <span>{reasonNames[one]}</span>
            </label>
          ))}
        </fieldset>
        <label>
          <span>Note{reason === 'other' ? '' : ', if it helps'}</span>
          <textarea rows={2} maxLength={1_000} value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        {trouble === '' ? null : <p role="alert">{trouble}</p>}
        <div className={style.buttons}>
          {verdict.setBy === 'person' ? (
            <Button kind="quiet" onClick={() => void set(null, reason ?? 'other')}>
              Let the words decide
            </Button>
          ) : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit">
            {way === 'raise' ? 'Raise' : 'Lower'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
