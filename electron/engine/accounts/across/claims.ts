import type { QuestionId } from '#shared/words/ids.ts';
import type { Claims } from '../../claims/claims.ts';
import { TroubleError } from '../../trouble.ts';
import type { OpenAccounts } from '../open-accounts.ts';

export type ClaimsAcross = Pick<Claims, 'take' | 'renew' | 'release' | 'settle' | 'ofQuestion' | 'mine'>;

/** The claims of every account: each is told to the forum of its question. */
export function createClaimsAcross(open: OpenAccounts): ClaimsAcross {
  const of = (id: QuestionId): Claims | undefined => open.find(id.slice(0, id.indexOf(':')))?.claims;
  return {
    take(asked) {
      const claims = of(asked.questionId);
      if (!claims) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
      return claims.take(asked);
    },
    renew: (asked) => of(asked.questionId)?.renew(asked) ?? null,
    release: (asked) => of(asked.questionId)?.release(asked) ?? {},
    settle: (questionId) => of(questionId)?.settle(questionId),
    ofQuestion: (asked, signal) => open.first().claims.ofQuestion(asked, signal),
    mine: (signal) => open.first().claims.mine(signal),
  };
}
