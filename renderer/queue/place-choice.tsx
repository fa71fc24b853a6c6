import { CommunityOptions } from '#renderer/forum/community-options.tsx';
import { useForumNames } from '#renderer/forum/use-forums.ts';
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
  const isSeveral = useForumNames() !== null;
  const choose = (value: string): void => {
    const account = communities.find(({ accountId }) => accountId === value)?.accountId;
    const place: QueueFilter = account !== undefined ? { accountId: account } : value === '' ? {} : { communityId: Number(value) };
    onFilter({ ...place, ...(filter.text === undefined ? {} : { text: filter.text }) });
  };
  const isChosen = filter.communityId !== undefined || filter.accountId !== undefined;
  return (
    <select className={`${style.choice} ${isChosen ? style.on : ''}`} aria-label="Community" value={filter.communityId ?? filter.accountId ?? ''} onChange={({ target }) => choose(target.value)}>
      <option value="">{isSeveral ? 'All forums' : 'All communities'}</option>
      <CommunityOptions communities={communities} say={({ name, waiting }) => `${name} (${waiting})`} whole={(name, own) => `${name} (${own.reduce((sum, { waiting }) => sum + waiting, 0)})`} />
    </select>
  );
}
