import { findMarks } from '#shared/answers/blanks.ts';
import { countWords } from '#shared/answers/count-words.ts';
import { fewWords, manyWords } from '#shared/checks/whole/length.ts';
import type { Finding } from '#shared/words/finding.ts';
import { FindingsList } from '../checks/findings-list.tsx';
import { useComposer } from '../composer-store.ts';
import style from './side.module.css';

/** A last look: plain facts first, then what the checks found. What an answer says is for the person to judge. */
export function BeforeYouSend() {
  const { text, blanks } = useComposer((state) => state.content);
  const block = useComposer((state) => state.disclaimerBlock);
  const left = findMarks(text, blanks).length;
  const words = countWords(text);
  const attached = block?.items.filter((item) => item.isAttached) ?? [];
  // These stand in lines of their own.
  const isSaidAbove = ({ check }: Finding): boolean => check === 'length' || (check === 'disclaimer' && attached.length === 0);
  return (
    <section>
      <h3>Before you send</h3>
      <ul role="list" className={style.checks}>
        <Check isGood={words >= fewWords && words <= manyWords}>
          {words} {words === 1 ? 'word' : 'words'}
          {words < fewWords ? `, most good answers have at least ${fewWords}` : words > manyWords ? `, more than ${manyWords} are seldom read` : ''}
        </Check>
        <Check isGood={left === 0}>{left === 0 ? 'No blanks left' : left === 1 ? '1 blank left' : `${left} blanks left`}</Check>
        <Check isGood={attached.length > 0}>{attached.length === 0 ? 'No disclaimer attached' : `Disclaimer: ${attached.map((item) => item.title).join(', ')}`}</Check>
      </ul>
      <FindingsList isSaidAbove={isSaidAbove} />
    </section>
  );
}

function Check({ isGood, children }: { isGood: boolean; children: React.ReactNode }) {
  return (
    <li className={isGood ? style.good : style.look}>
      <span aria-hidden="true">{isGood ? '✓' : '!'}</span>
      <span className="visually-hidden">{isGood ? 'Done: ' : 'Look: '}</span>
      <span>{children}</span>
    </li>
  );
}
