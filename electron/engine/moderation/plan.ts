import { z } from 'zod';
import type { DeedDetail, DeedKind } from '#shared/words/deed.ts';

/** One thing to ask of the forum. `post`: its `body` is made when its turn comes and kept before it leaves. `list` off: out of the lists. `onlyFrom`: moves back only what is still where it was put. `unpost` takes a message of ours away again; `postId` null: it is looked for by its marker. */
export const step = z.discriminatedUnion('do', [
  z.object({ do: z.literal('post'), body: z.string().nullable() }),
  z.object({ do: z.literal('close'), isOn: z.boolean() }),
  z.object({ do: z.literal('list'), isOn: z.boolean() }),
  z.object({ do: z.literal('move'), to: z.number().int(), onlyFrom: z.number().int().nullable() }),
  z.object({ do: z.literal('tag'), add: z.array(z.string()), remove: z.array(z.string()) }),
  z.object({ do: z.literal('flag'), message: z.string() }),
  z.object({ do: z.literal('unflag') }),
  z.object({ do: z.literal('unpost'), postId: z.number().int().nullable(), marker: z.string() }),
  z.object({ do: z.literal('judge'), reviewId: z.number().int(), version: z.number().int(), isApproved: z.boolean() }),
]);
export type Step = z.infer<typeof step>;
export const plan = z.array(step);

/** What a step that is done really changed. `isNew` false: it stood like that before. `isHeld`: a message that waits for a moderator, and so is no post yet. */
export const result = z.object({
  isNew: z.boolean(),
  from: z.number().int().optional(),
  added: z.array(z.string()).optional(),
  removed: z.array(z.string()).optional(),
  postId: z.number().int().optional(),
  isHeld: z.boolean().optional(),
});
export type Result = z.infer<typeof result>;
export const resultList = z.array(result);

/** How a question stood on this desk when the deed was ordered. */
export const before = z.object({ isSorted: z.boolean(), level: z.number().int(), levelBy: z.enum(['words', 'ticks', 'person']), communityId: z.number().int(), tags: z.array(z.string()) });
export type Before = z.infer<typeof before>;

interface Ordered {
  kind: DeedKind;
  detail: DeedDetail;
  /** A message goes with it. */
  says: boolean;
  /** What the forum holds in this question's thread. */
  held: readonly { reviewId: number; version: number }[];
}

/** What has to be asked of the forum, in order; empty: nothing. A message comes first, while the thread still takes one. */
export function planOf({ kind, detail, says, held }: Ordered): Step[] {
  const said: Step[] = says ? [{ do: 'post', body: null }] : [];
  const tags = (names: readonly string[]): Step[] => (names.length === 0 ? [] : [{ do: 'tag', add: [...names], remove: [] }]);
  switch (kind) {
    case 'accept':
      return said;
    case 'duplicate':
    case 'off-topic':
    case 'close':
      return [...said, ...tags(detail.tags ?? []), { do: 'close', isOn: true }];
    case 'needs-information':
      return [...said, ...tags(detail.tags ?? ['needs-information'])];
    case 'reopen':
      return [{ do: 'close', isOn: false }, ...said];
    case 'move':
      return [...said, { do: 'move', to: detail.communityId ?? 0, onlyFrom: null }];
    case 'tag':
      return [...said, ...tags(detail.tags ?? [])];
    case 'hide':
    case 'unhide':
      return [...said, { do: 'list', isOn: kind === 'unhide' }];
    case 'flag':
      return [...said, { do: 'flag', message: detail.note?.trim() || 'Please have a look at this question.' }];
    case 'escalate':
      return [{ do: 'flag', message: detail.note?.trim() || 'This question may be more urgent than it looks. Please have a look soon.' }, ...said];
    case 'approve':
    case 'reject':
      return held.map(({ reviewId, version }) => ({ do: 'judge', reviewId, version, isApproved: kind === 'approve' }));
  }
}

/** The way back from the steps that were done, last one first. `stays`: something of it cannot be taken back. */
export function wayBack(steps: readonly Step[], results: readonly Result[], marker: string): { steps: Step[]; stays: boolean } {
  const back: Step[] = [];
  let stays = false;
  for (const [at, was] of results.entries()) {
    const done = steps[at];
    if (!done || !was.isNew) continue;
    const step = reverse(done, was, marker);
    if (step) back.unshift(step);
    else stays = true;
  }
  return { steps: back, stays };
}

function reverse(done: Step, was: Result, marker: string): Step | null {
  switch (done.do) {
    case 'close':
    case 'list':
      return { ...done, isOn: !done.isOn };
    case 'move':
      return was.from === undefined ? null : { do: 'move', to: was.from, onlyFrom: done.to };
    case 'tag':
      return { do: 'tag', add: was.removed ?? [], remove: was.added ?? [] };
    case 'flag':
      return { do: 'unflag' };
    case 'post':
      return was.isHeld === true ? null : { do: 'unpost', postId: was.postId ?? null, marker };
    case 'unflag':
    case 'unpost':
    case 'judge':
      return null;
  }
}

/** What putting a deed back is called. */
export const kindBack = (kind: DeedKind): DeedKind => {
  if (kind === 'close' || kind === 'duplicate' || kind === 'off-topic') return 'reopen';
  if (kind === 'reopen') return 'close';
  if (kind === 'hide') return 'unhide';
  return kind === 'unhide' ? 'hide' : kind;
};

/** Takes its question out of the queue. */
export const isLeaving = (steps: readonly Step[]): boolean => steps.some((one) => (one.do === 'close' && one.isOn) || (one.do === 'list' && !one.isOn));
