import { z } from 'zod';
import { questionId } from '#shared/words/ids.ts';

/** Where in the queue a person is. It lives in the address, so that Back, a reload and a copied address lead there again. */
export const queuePlace = z.object({
  q: z.coerce.string().trim().min(1).max(200).optional().catch(undefined),
  community: z.coerce.number().int().optional().catch(undefined),
  sort: z.enum(['oldest', 'newest']).optional().catch(undefined),
  id: questionId.optional().catch(undefined),
});
export type QueuePlace = z.infer<typeof queuePlace>;

/** What an address says, as far as it makes sense. Every field is named, or the router would hand on what was refused. */
export function placeOf(search: Record<string, unknown>): QueuePlace {
  const { q, community, sort, id } = queuePlace.parse(search);
  return { q, community, sort, id };
}
