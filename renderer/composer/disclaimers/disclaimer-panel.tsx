import { useId } from 'react';
import type { DisclaimerItem } from '#shared/words/template.ts';
import style from '../composer.module.css';
import { useComposer } from '../composer-store.ts';

/** Every disclaimer this answer could carry, with the reason; what a rule requires cannot be taken away. */
export function DisclaimerPanel() {
  const block = useComposer((state) => state.disclaimerBlock);
  const session = useComposer((state) => state.session);
  const choice = useComposer((state) => state.content.disclaimers);
  const { added, removed } = choice;
  if (!block) return <p className={style.explain}>Looking up the disclaimers…</p>;
  const choose = ({ id }: DisclaimerItem, isWanted: boolean): void => {
    const without = (ids: readonly string[]): string[] => ids.filter((known) => known !== id);
    session?.edit({ disclaimers: { ...choice, ...(isWanted ? { added: [...without(added), id], removed: without(removed) } : { added: without(added), removed: [...without(removed), id] }) } });
  };
  const sorted = block.items.toSorted((a, b) => Number(b.isAttached) - Number(a.isAttached));
  return (
    <ul role="list" className={style.disclaimers} aria-label="Disclaimers">
      {sorted.map((item) => (
        <li key={item.id}>
          <Choice item={item} isChecked={(item.isAttached || added.includes(item.id)) && (item.isRequired || !removed.includes(item.id))} onChoose={(isWanted) => choose(item, isWanted)} />
        </li>
      ))}
    </ul>
  );
}

function Choice({ item, isChecked, onChoose }: { item: DisclaimerItem; isChecked: boolean; onChoose(isWanted: boolean): void }) {
  const why = useId();
  return (
    <label className={style.choice}>
      <input type="checkbox" checked={isChecked} disabled={item.isRequired} aria-describedby={why} onChange={(event) => onChoose(event.target.checked)} />
      <span>
        <b>{item.title}</b>
        <small id={why}>
          {item.reason}
          {item.isRequired ? ' · required here' : ''}
        </small>
        <span className={style.wording}>{item.body}</span>
      </span>
    </label>
  );
}
