import { randomBytes } from 'node:crypto';
import { trouble, type Trouble } from '#shared/words/trouble.ts';
import type { DeedRow } from '../store/team/deeds.ts';
import { before, plan, resultList, type Before, type Result, type Step } from './plan.ts';

/** What a deed's row says, read. What is to be done is written by us alone: where it cannot be read, nothing may be done, so that throws. */
export const planIn = (row: Pick<DeedRow, 'plan'>): Step[] => plan.parse(JSON.parse(row.plan));
export const resultsIn = (row: Pick<DeedRow, 'results'>): Result[] => resultList.parse(JSON.parse(row.results));
export const beforeIn = (row: Pick<DeedRow, 'before'>): Before => before.parse(JSON.parse(row.before));
export const troubleIn = (row: Pick<DeedRow, 'trouble'>): Trouble | null => (row.trouble === null ? null : (trouble.safeParse(JSON.parse(row.trouble)).data ?? null));

/** The last line of a message, random; its beginning tells every desk that this is a moderator's word and no answer. */
export const newMarker = (): string => `note-${randomBytes(8).toString('hex')}`;
