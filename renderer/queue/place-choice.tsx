import { byForum, useForumNames } from '#renderer/forum/use-forums.ts';
import type { QueueFilter, QueueSummary } from '#shared/contract/queue.ts';
import style from './queue.module.css';

/** The part of a filter that says where. Pure. */
export const placeIn = ({ accountId, communityId }: QueueFilter): QueueFilter => ({ ...(accountId === undefined ? {} : { accountId }), ...(communityId === undefined ? {} : { communityId }) });

interface PlaceChoiceProps {
  filter: QueueFilter;
  communities: QueueSummary['communities'];
  onFilter(filter: QueueFilter): void;
}

/** One community or all; with several forums also one forum, its communities below it. */
export function PlaceChoice({ filter, communities, onFilter }: PlaceChoiceProps) {
  const names = useForumNames();
  const choose = (value: string): void => {
    const account = communities.find(({ accountId }) => accountId === value)?.accountId;
    onFilter({ ...(account === undefined ? {} : { accountId: account }), ...(account !== undefined || value === '' ? {} : { communityId: Number(value) }), ...(filter.text === undefined ? {} : { text: filter.text }) });
  };
  const options = (own: QueueSummary['communities']) =>
    own.map((community) => (
      <option key={community.id} value={community.id}>
        {community.name} ({community.waiting})
      </option>
    ));
  const isChosen = filter.communityId !== undefined || filter.accountId !== undefined;
  return (
    <select className={`${style.choice} ${isChosen ? style.on : ''}`} aria-label="Community" value={filter.communityId ?? filter.accountId ?? ''} onChange={({ target }) => choose(target.value)}>
      <option value="">{names === null ? 'All communities' : 'All forums'}</option>
      {names === null
        ? options(communities)
        : byForum(communities, names).map(({ accountId, name, own }) => (
            <optgroup key={accountId} label={name}>
              <option value={accountId}>
                {name} ({own.reduce((sum, { waiting }) => sum + waiting, 0)})
              </option>
              {options(own)}
            </optgroup>
          ))}
    </select>
  );
}
