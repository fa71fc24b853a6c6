import { idPattern } from '#shared/words/id-pattern.ts';
import type { AccountId, QuestionId } from '#shared/words/ids.ts';

/** Where in the queue a person is. It lives in the address, so that Back, a reload and a copied address lead there again. */
export interface QueuePlace {
  q?: string | undefined;
  community?: number | undefined;
  /** The account of one forum. */
  forum?: AccountId | undefined;
  sort?: 'level' | 'oldest' | 'newest' | undefined;
  id?: QuestionId | undefined;
}

/** What an address says, as far as it makes sense. Every field is named, or the router would hand on what was refused. */
export function placeOf({ q, community, forum, sort, id }: Record<string, unknown>): QueuePlace {
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).trim() : '';
  const number = typeof community === 'string' || typeof community === 'number' ? Number(community) : NaN;
  return {
    q: text !== '' && text.length <= 200 ? text : undefined,
    community: community !== '' && Number.isSafeInteger(number) ? number : undefined,
    forum: isAccountId(forum) ? forum : undefined,
    sort: sort === 'level' || sort === 'oldest' || sort === 'newest' ? sort : undefined,
    id: isQuestionId(id) ? id : undefined,
  };
}

const isQuestionId = (id: unknown): id is QuestionId => typeof id === 'string' && idPattern.test(id);
const isAccountId = (id: unknown): id is AccountId => typeof id === 'string' && /^[a-z0-9-]{1,40}$/.test(id);
