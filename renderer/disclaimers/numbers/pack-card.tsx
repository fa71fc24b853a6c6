import { useId, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { openOutside, outsideAddress } from '#renderer/ui/html/outside.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { TimeAgo, useNow } from '#renderer/ui/time-ago.tsx';
import type { LocalePack } from '#shared/words/policy.ts';
import style from '../disclaimers.module.css';
import { checkedCount, numberNames, numberOrder, sayChecked, today } from './checked.ts';

/** The numbers of one country. The one this desk uses lies open. */
export function PackCard({ pack, isMine, onEdit, onReset }: { pack: LocalePack; isMine: boolean; onEdit(): void; onReset(): void }) {
  const id = useId();
  const day = today(useNow());
  const checked = checkedCount(pack, day);
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const shows = isOpen ?? isMine;
  return (
    <li className={style.card} aria-labelledby={`${id}-title`}>
      <div className={style.cardHead}>
        <h2 id={`${id}-title`}>{pack.name}</h2>
        {isMine ? <Tag>Used by this desk</Tag> : null}
        <span className={style.status} data-status={checked === numberOrder.length ? 'published' : 'draft'}>
          {checked === 0 ? 'None checked' : `${checked} of ${numberOrder.length} checked`}
        </span>
        <Button kind="quiet" aria-expanded={shows} aria-controls={`${id}-numbers`} aria-describedby={`${id}-title`} onClick={() => setOpen(!shows)}>
          {shows ? 'Show less' : 'Show'}
        </Button>
      </div>
      {shows ? (
        <div id={`${id}-numbers`}>
          <dl className={style.facts}>
            {numberOrder.map((name) => {
              const number = pack.numbers[name];
              const state = sayChecked(number, day);
              return (
                <div key={name} className={style.number}>
                  <dt>{numberNames[name]}</dt>
                  <dd>
                    <bdi>{number.say === '' ? '–' : number.say}</bdi>
                    <small className={state.isDoubtful ? style.doubtful : undefined}>{state.say}</small>
                    <Source source={number.source} />
                  </dd>
                </div>
              );
            })}
          </dl>
          <div className={style.deeds}>
            <Button aria-describedby={`${id}-title`} onClick={onEdit}>
              Edit
            </Button>
            {pack.isChanged ? (
              <Button kind="quiet" aria-describedby={`${id}-title`} onClick={onReset}>
                Back to what came with Rounds
              </Button>
            ) : null}
            {pack.changedAt === null ? null : (
              <span className={style.note}>
                Changed <TimeAgo at={pack.changedAt} />
                {pack.changedBy === '' ? '' : ' by '}
                <bdi>{pack.changedBy}</bdi>
              </span>
            )}
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** Where a number was seen: an address to open, or words. */
function Source({ source }: { source: string }) {
  if (source === '') return null;
  if (outsideAddress(source) === null) return <small><bdi>{source}</bdi></small>;
  return (
    <small>
      <Button kind="link" onClick={() => openOutside(source)}>
        <bdi>{source}</bdi>
      </Button>
    </small>
  );
}
