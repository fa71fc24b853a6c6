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

/** Without the fields that say nothing, so that the address stays short. */
export const placeOf = (search: Record<string, unknown>): QueuePlace =>
  Object.fromEntries(Object.entries(queuePlace.parse(search)).filter(([, value]) => value !== undefined));
