import type { ImplementerInternalWithMiddlewares } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { AmendsAcross } from '../accounts/across/amends.ts';

type None = Record<never, never>;

/** Which deed of the amends room answers what. */
export function amendRoutes(os: ImplementerInternalWithMiddlewares<Contract, None, None>, amends: AmendsAcross) {
  return {
    amends: {
      ofQuestion: os.amends.ofQuestion.handler(({ input, signal }) => amends.ofQuestion(input.questionId, signal)),
      open: os.amends.open.handler(({ input }) => amends.open(input.postId)),
      edit: os.amends.edit.handler(({ input }) => amends.edit(input)),
      takeDown: os.amends.takeDown.handler(({ input }) => amends.takeDown(input)),
      accept: os.amends.accept.handler(({ input }) => amends.accept(input)),
      retry: os.amends.retry.handler(({ input }) => amends.retry(input)),
      drop: os.amends.drop.handler(({ input }) => amends.drop(input.id)),
    },
  };
}
