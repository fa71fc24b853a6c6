import { Prose } from '#renderer/ui/prose.tsx';
import type { DisclaimerBlock } from '#shared/words/template.ts';
import style from './preview.module.css';

/** What the policies would add to an answer made of these words, and why. */
export function PolicyPart({ block }: { block: DisclaimerBlock | null }) {
  const items = block?.items.filter(({ isAttached }) => isAttached) ?? [];
  return (
    <section aria-label="Disclaimers by policy">
      <h3>Disclaimers by policy</h3>
      {block && items.length === 0 ? <p className={style.faint}>None would be added.</p> : null}
      <ul className={`bare ${style.policies}`}>
        {items.map((item) => (
          <li key={item.id}>
            <details>
              <summary>
                <b>
                  <bdi>{item.title}</bdi>
                </b>
                <small>
                  {item.isRequired ? 'required' : 'may be left out'}, {item.placement === 'top' ? 'before' : 'after'} the answer, because: {item.reason}
                </small>
              </summary>
              <Prose text={item.body} small />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
