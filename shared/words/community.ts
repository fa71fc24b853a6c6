import { z } from 'zod';

/** A forum category that people ask in. `color` is a 6-digit hex without `#`, checked; `members` is null where the forum does not say. */
export const community = z.object({
  id: z.number().int(),
  name: z.string(),
  slug: z.string(),
  color: z.string().regex(/^[0-9a-f]{6}$/i),
  members: z.number().int().nullable(),
});
export type Community = z.infer<typeof community>;
