import { oc } from '@orpc/contract';
import { z } from 'zod';
import { trouble } from '#shared/words/trouble.ts';

/** Every procedure can fail with a Trouble and with nothing else; the link turns a throw it does not know into `unexpected`. */
export const ask = oc.errors({ TROUBLE: { data: trouble } });

export const nothing = z.object({});
