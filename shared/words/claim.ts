import { z } from 'zod';
import { questionId } from './ids.ts';
import { holder } from './question.ts';

/** told: every desk sees it. telling: on its way. waiting: the forum cannot be told now, and will be. refused: it keeps no assignments of ours. */
export const claimStanding = z.enum(['told', 'telling', 'waiting', 'refused']);

/** A lease on a question. `place` forum: an assignment every desk sees; machine: known to this desk only, and `why` says for what reason. */
export const claim = holder.extend({ questionId, why: claimStanding });
export type Claim = z.infer<typeof claim>;
