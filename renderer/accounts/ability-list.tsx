import { abilityWords } from '#renderer/forum/forum-state.ts';
import type { Account } from '#shared/words/account.ts';
import style from './accounts.module.css';

/** What can be done on a forum from here, and what cannot, each with its reason. */
export function AbilityList({ account }: { account: Account }) {
  const { can, cannot } = abilityWords(account.abilities);
  if (account.abilities.length === 0) return null;
  return (
    <details className={style.abilities}>
      <summary>{cannot.length === 0 ? 'Everything can be done here' : cannot.length === 1 ? 'One thing cannot be done here' : `${cannot.length} things cannot be done here`}</summary>
      {cannot.length > 0 ? (
        <ul>
          {cannot.map(({ ability, say, why }) => (
            <li key={ability}>
              <b>{say}.</b> <bdi>{why}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {can === '' ? null : <p>You can: {can}.</p>}
    </details>
  );
}
