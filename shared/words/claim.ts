import { z } from 'zod';
import { questionId } from './ids.ts';
import { holder } from './question.ts';

/** A lease on a question. `place` forum: an assignment every desk sees; machine: known to this desk only, because the forum keeps no assignments or refused this one. */
export const claim = holder.extend({ questionId });
export type Claim = z.infer<typeof claim>;
