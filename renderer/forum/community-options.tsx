import type { AccountId } from '#shared/words/ids.ts';
import { byForum, useForumNames } from './use-forums.ts';

interface Place {
  accountId: AccountId;
  id: number;
  name: string;
}

interface CommunityOptionsProps<T extends Place> {
  communities: readonly T[];
  say?(community: T): string;
  /** The whole forum as a choice of its own, before its communities. */
  whole?(name: string, own: readonly T[]): string;
}

/** Communities to choose from; with several forums each under its forum, as two may be of one name. */
export function CommunityOptions<T extends Place>({ communities, say = ({ name }) => name, whole }: CommunityOptionsProps<T>) {
  const names = useForumNames();
  const options = (own: readonly T[]) =>
    own.map((community) => (
      <option key={community.id} value={community.id}>
        {say(community)}
      </option>
    ));
  if (names === null) return <>{options(communities)}</>;
  return (
    <>
      {byForum(communities, names).map(({ accountId, name, own }) => (
        <optgroup key={accountId} label={name}>
          {whole ? <option value={accountId}>{whole(name, own)}</option> : null}
          {options(own)}
        </optgroup>
      ))}
    </>
  );
}
