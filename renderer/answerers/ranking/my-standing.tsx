import { Button } from '#renderer/ui/button.tsx';
import type { Standing } from '#shared/words/answerer.ts';
import style from '../answerers.module.css';
import { inWords, many, upper } from '../say.ts';
import { FourNumbers } from './four-numbers.tsx';

interface Shown {
  mine: Standing | null;
  missing: number;
  isHidden: boolean;
  isListed: boolean;
  onHide(isHidden: boolean): void;
}

/** Where the person at this desk stands, listed or not, and whether they want to be. */
export function MyStanding({ mine, missing, isHidden, isListed, onHide }: Shown) {
  return (
    <section className={style.part} aria-labelledby="my-standing">
      <h2 id="my-standing">Your own numbers</h2>
      <p>{sayPlace({ mine, missing, isHidden, isListed })}</p>
      {mine && mine.answers > 0 ? <FourNumbers row={mine} /> : null}
      <div className={style.deeds}>
        <Button onClick={() => onHide(!isHidden)}>{isHidden ? 'Put me back on the list' : 'Take me off the list'}</Button>
        <span className={style.quiet}>This counts for this desk. The forum does not know of the list, so desks of others may still show you, and whoever left theirs may stand here.</span>
      </div>
    </section>
  );
}

/** Who is wanting in people has the rated answers already, and more answers to the same ones would not help. */
function sayPlace({ mine, missing, isHidden, isListed }: Omit<Shown, 'onHide'>): string {
  if (isHidden) return 'You took yourself off the list. Only you see your numbers.';
  if (isListed && mine) return `You are on the list with ${mine.score}, for ${many(mine.answers, 'rated answer')} to ${many(mine.askers, 'person', 'people')}.`;
  if (missing === 0) return `You have ${mine?.score ?? 0}. The list shows the ten with the most.`;
  if (mine && mine.answers >= 4) return `${upper(inWords(missing))} more ${missing === 1 ? 'person' : 'people'} to be helped before you can be listed: it takes three.`;
  return `${upper(inWords(missing))} rated ${missing === 1 ? 'answer is' : 'answers are'} missing before you can be listed.`;
}
