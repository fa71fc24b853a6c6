import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { standings, suggestedChanges, type Standing, type SuggestedChange } from '#shared/answers/suggestion.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';
import style from './look.module.css';
import { useLook } from './use-look.ts';

/** What the second reader would change, one change after the other, each taken or left by whoever wrote the text. */
export function SuggestionPanel({ questionId }: { questionId: QuestionId }) {
  const { look } = useLook(questionId);
  const now = useComposer((state) => state.content.text);
  const editor = useComposer((state) => state.editor);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  if (!look || look.suggestion === null) return <p className={style.explain}>There is no suggestion any more.</p>;
  const changes = suggestedChanges(look.text, look.suggestion);
  const standing = standings(look.text, now, changes);
  const open = standing.filter((one, index) => one.kind === 'open' && !left.has(index)).length;
  const take = (index: number): void => {
    const place = standing[index];
    if (place?.kind !== 'open' || !editor) return;
    editor.change({ from: place.from, to: place.to, insert: changes[index]?.put ?? '' });
    announce(open > 1 ? `Taken. ${open - 1} left.` : 'Taken. That was the last one.');
  };
  return (
    <div className={style.changes}>
      <p className={style.explain}>
        <bdi>{look.reader}</bdi> would change {changes.length === 1 ? 'one place' : `${changes.length} places`}. Take what you agree with; nothing changes by itself.
      </p>
      {look.remark === '' ? null : (
        <p className={style.remark}>
          “<bdi>{look.remark}</bdi>”
        </p>
      )}
      <ol className="bare" aria-label="Suggested changes">
        {changes.map((change, index) => (
          <Change key={`${change.from}-${change.put}`} number={index + 1} change={change} standing={standing[index] ?? { kind: 'elsewhere' }} isLeft={left.has(index)} onTake={() => take(index)} onLeave={() => setLeft(new Set([...left, index]))} />
        ))}
      </ol>
      {open === 0 ? <p className={style.explain}>Nothing is left to decide. Ask again when the text is as you want it.</p> : null}
    </div>
  );
}

interface ChangeProps {
  number: number;
  change: SuggestedChange;
  standing: Standing;
  isLeft: boolean;
  onTake(): void;
  onLeave(): void;
}

function Change({ number, change, standing, isLeft, onTake, onLeave }: ChangeProps) {
  const isOpen = standing.kind === 'open' && !isLeft;
  const state = standing.kind === 'taken' ? 'Taken' : isLeft ? 'Left as it is' : 'You changed this place: make it by hand if you want it.';
  return (
    <li className={style.change} data-open={isOpen}>
      <p dir="auto">
        {change.before.length < 40 ? '' : '…'}
        {change.before}
        {change.gone === '' ? null : <del>{change.gone}</del>}
        {change.put === '' ? null : <ins>{change.put}</ins>}
        {change.after}
        {change.after.length < 40 ? '' : '…'}
      </p>
      {isOpen ? (
        <div className={style.acts}>
          <Button onClick={onTake} aria-label={`Take change ${number}`}>
            Take
          </Button>
          <Button kind="quiet" onClick={onLeave} aria-label={`Leave change ${number}`}>
            Leave
          </Button>
        </div>
      ) : (
        <p className={style.explain}>{state}</p>
      )}
    </li>
  );
}
