import { useComposer } from '../composer-store.ts';
import style from '../composer.module.css';
import { isFull, mostAttached, withChoice, withLanguage } from './choose.ts';
import { DisclaimerOption } from './disclaimer-option.tsx';
import own from './disclaimers.module.css';
import { SayInLanguage } from './say-in-language.tsx';

/** Every disclaimer this answer could carry, with the reason; what a rule requires cannot be taken away, what one forbids cannot be added. */
export function DisclaimerPanel() {
  const block = useComposer((state) => state.disclaimerBlock);
  const session = useComposer((state) => state.session);
  const choice = useComposer((state) => state.content.disclaimers);
  if (!block) return <p className={style.explain}>Looking up the disclaimers…</p>;
  const sorted = block.items.toSorted((a, b) => Number(b.isAttached) - Number(a.isAttached) || Number(a.isForbidden) - Number(b.isForbidden));
  const going = sorted.filter(({ isAttached }) => isAttached).length;
  const isNoRoom = isFull(sorted, choice);
  return (
    <>
      <p className={style.explain}>
        {going === 0 ? 'None goes' : going === 1 ? 'One goes' : `${going} go`} with this answer, {mostAttached} at most.
        {isNoRoom ? ' To add another, take one out first.' : ''}
      </p>
      <SayInLanguage />
      {sorted.length === 0 ? <p className={own.none}>No disclaimer is published. Write one under Disclaimers.</p> : null}
      <ul role="list" className={style.disclaimers} aria-label="Disclaimers">
        {sorted.map((item) => (
          <li key={item.id}>
            <DisclaimerOption
              item={item}
              isChecked={!item.isForbidden && (item.isRequired ? item.isAttached : (item.isAttached || choice.added.includes(item.id)) && !choice.removed.includes(item.id))}
              hasRoom={!isNoRoom}
              onChoose={(isWanted) => session?.edit({ disclaimers: withChoice(choice, item, isWanted) })}
              onLanguage={(language) => session?.edit({ disclaimers: withLanguage(choice, [item], language) })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
