import style from '../composer.module.css';
import { useComposer } from '../composer-store.ts';

/** What is asked for where the caret stands, in a blank or where one was a moment ago. */
export function CaretLine() {
  const caret = useComposer((state) => state.caret);
  const isElsewhere = useComposer((state) => state.isPreview || state.trouble !== null);
  if (!caret || isElsewhere) return null;
  const { say, hint, maxChars, used } = caret;
  const isOver = maxChars !== null && used !== null && used > maxChars;
  return (
    <p className={style.caret}>
      <span>
        <b>{say}</b>
        {hint === '' ? null : <span>{hint}</span>}
      </span>
      {maxChars === null ? null : <span className={isOver ? style.over : ''}>{used === null ? `up to ${maxChars} characters` : `${used} of ${maxChars} characters`}</span>}
    </p>
  );
}
