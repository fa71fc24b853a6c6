import type { Standing } from '#shared/words/answerer.ts';
import style from '../answerers.module.css';

const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** What a score is made of. */
export function FourNumbers({ row }: { row: Pick<Standing, 'quality' | 'certainty' | 'breadth' | 'safety' | 'score'> }) {
  const numbers = [
    ['How often it helped', row.quality, 'Of all ratings, with a few average ones added so that one lucky answer makes no leader.'],
    ['What is left when in doubt', row.certainty, 'The same, held back while there are few ratings. This is the part that counts.'],
    ['How many people', row.breadth, 'Different people helped, with less added for each; full at forty.'],
    ['Rules kept', row.safety, 'Less for each answer a moderator found to break a rule. Forums do not say which, so nobody loses here for now.'],
  ] as const;
  return (
    <dl className={style.numbers}>
      {numbers.map(([name, value, why]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{percent(value)}</b> <span>{why}</span>
          </dd>
        </div>
      ))}
      <div>
        <dt>Score</dt>
        <dd>
          <b>{row.score}</b> <span>100 × what is left when in doubt × (half, and half of how many people) × rules kept.</span>
        </dd>
      </div>
    </dl>
  );
}
