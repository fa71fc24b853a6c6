import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { IconButton } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { flag as flagWord, type Flag } from '#shared/words/level.ts';
import type { Verdict } from '#shared/words/triage.ts';
import { flagNames } from './level-words.ts';
import style from './level.module.css';

/** What else is to be known about a question: raised by its words or by a person, taken off and put on by hand. */
export function LevelFlags({ verdict: { questionId, flags } }: { verdict: Verdict }) {
  const desk = useDesk();
  const [trouble, setTrouble] = useState('');
  const set = (flag: Flag, isOn: boolean): void => {
    setTrouble('');
    desk.call.triage.setFlag({ questionId, flag, isOn, note: '' }).catch((error: unknown) => setTrouble(troubleOf(error).say));
  };
  const others = flagWord.options.filter((one) => !flags.some(({ flag }) => flag === one));
  return (
    <div>
      <ul role="list" className={style.flags} aria-label="Flags">
        {flags.map(({ flag, why }) => (
          <li key={flag} className={style.flag} title={why}>
            <Tag>{flagNames[flag]}</Tag>
            {why === '' ? null : <span className="visually-hidden">, {why}</span>}
            <IconButton name={`Not: ${flagNames[flag]}`} onClick={() => set(flag, false)}>
              <IconX size={12} />
            </IconButton>
          </li>
        ))}
        <li>
          <select className={style.addFlag} aria-label="Add a flag" value="" onChange={({ target }) => target.value !== '' && set(flagWord.parse(target.value), true)}>
            <option value="">+ Flag</option>
            {others.map((one) => (
              <option key={one} value={one}>
                {flagNames[one]}
              </option>
            ))}
          </select>
        </li>
      </ul>
      {trouble === '' ? null : <p role="alert">{trouble}</p>}
    </div>
  );
}
