import { useId } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { languageName } from '#shared/languages/language-name.ts';
import type { DisclaimerRow, Policy } from '#shared/words/policy.ts';
import style from '../disclaimers.module.css';
import { rulesShort, sayWhen } from '../policies/policy-words.ts';

const states: Readonly<Record<DisclaimerRow['status'], string>> = { draft: 'Draft', 'in-review': 'In review', published: 'Published', retired: 'Retired' };

/** What is published and what is being written, in a word or two. Pure. */
export function statusWords({ status, version, hasDraft }: Pick<DisclaimerRow, 'status' | 'version' | 'hasDraft'>): string {
  if (version === 0 || status === 'retired') return states[status];
  return status === 'published' && !hasDraft ? `Published, v${version}` : `Published, v${version}; newer words ${status === 'in-review' ? 'in review' : 'in a draft'}`;
}

/** One disclaimer of the list. */
export function WordingRow({ row, policies, onOpenTemplate }: { row: DisclaimerRow; policies: readonly Policy[]; onOpenTemplate(templateId: string): void }) {
  const id = useId();
  const [, ...others] = row.wordings;
  return (
    <li className={style.card} aria-labelledby={`${id}-title`}>
      <div className={style.cardHead}>
        <h2 id={`${id}-title`}>
          <bdi>{row.title}</bdi>
        </h2>
        <Tag>{row.placement === 'top' ? 'Before the answer' : 'After the answer'}</Tag>
        <span className={style.status} data-status={row.status}>
          {statusWords(row)}
        </span>
        <Button aria-describedby={`${id}-title`} onClick={() => onOpenTemplate(row.id)}>
          Edit
        </Button>
      </div>
      <dl className={style.facts}>
        <dt>Languages</dt>
        <dd>
          {languageName(row.wordings[0]?.language ?? '')}
          {others.map((one) => (
            <span key={one.id}>
              {', '}
              <Button kind="link" aria-describedby={`${id}-title`} onClick={() => onOpenTemplate(one.id)}>
                {languageName(one.language)}
              </Button>
              {one.status === 'published' ? '' : ` (${states[one.status].toLowerCase()})`}
            </span>
          ))}
        </dd>
        <dt>Carried by</dt>
        <dd>
          {policies.length === 0 ? 'No policy. Templates and people can add it.' : null}
          <ul role="list">
            {policies.map((policy) => (
              <li key={policy.id}>
                <bdi>{policy.title}</bdi> <small>· {policy.isOn ? `${rulesShort[policy.rule]} ${sayWhen(policy.when)}` : 'switched off'}</small>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {row.version === 0 && policies.some(({ isOn }) => isOn) ? <p className={style.warning}>It was never published, so no answer carries it.</p> : null}
    </li>
  );
}
