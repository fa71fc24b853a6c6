import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from './contract.ts';

/** What each procedure is asked and answers, for the rooms that answer it. */
export type Asked = InferContractRouterInputs<Contract>;
export type Answered = InferContractRouterOutputs<Contract>;
