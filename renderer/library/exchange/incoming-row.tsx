import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { wordDifference } from '#shared/answers/word-difference.ts';
import type { ClashChoice, Incoming } from '#shared/words/exchange.ts';
import { kindNames } from '../words.ts';
import { choiceNames, choiceOf, stateNames, type Choices } from './choices.ts';
import style from './exchange.module.css';

const kinds: Readonly<Record<Incoming['kind'], string>> = { ...kindNames, policy: 'Policy', 'locale-pack': 'Emergency numbers' };

interface IncomingRowProps {
  row: Incoming;
  choices: Choices;
  isBusy: boolean;
  onChoose(choice: ClashChoice): void;
}

/** One thing found in a file, and what becomes of it. */
export function IncomingRow({ row, choices, isBusy, onChoose }: IncomingRowProps) {
  const [isCompared, setCompared] = useState(false);
  const canCompare = row.state === 'clash' && row.mine !== null && row.theirs !== null;
  return (
    <>
      <tr data-state={row.state}>
        <th scope="row">
          <bdi>{row.title}</bdi>
          {row.losses.length > 0 ? <small className={style.loss}>Left out: {row.losses.join(' · ')}</small> : null}
        </th>
        <td>{kinds[row.kind]}</td>
        <td>
          <span className={style.state} data-state={row.state}>
            {stateNames[row.state]}
          </span>
          {row.say === '' ? null : <small>{row.say}</small>}
          {row.state === 'clash' ? (
            <span className={style.clash}>
              <select aria-label={`What to do with ${row.title}`} value={choiceOf(choices, row.key)} disabled={isBusy} onChange={({ target }) => onChoose(target.value as ClashChoice)}>
                {(Object.keys(choiceNames) as ClashChoice[]).map((choice) => (
                  <option key={choice} value={choice}>
                    {choiceNames[choice]}
                  </option>
                ))}
              </select>
              {canCompare ? (
                <Button kind="link" aria-expanded={isCompared} aria-label={`Compare ${row.title}`} onClick={() => setCompared(!isCompared)}>
                  {isCompared ? 'Hide' : 'Compare'}
                </Button>
              ) : null}
            </span>
          ) : null}
        </td>
      </tr>
      {isCompared && row.mine !== null && row.theirs !== null ? (
        <tr>
          <td colSpan={3}>
            <Difference mine={row.mine} theirs={row.theirs} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Mine, with what theirs would take away and put in. */
function Difference({ mine, theirs }: { mine: string; theirs: string }) {
  return (
    <p className={style.difference} dir="auto">
      {wordDifference(mine, theirs).map((part, index) => {
        if (part.kind === 'gone') return <del key={index}>{part.text}</del>;
        return part.kind === 'new' ? <ins key={index}>{part.text}</ins> : <span key={index}>{part.text}</span>;
      })}
    </p>
  );
}
