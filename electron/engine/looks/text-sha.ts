import { createHash } from 'node:crypto';
import { asCompared } from '#shared/answers/same-text.ts';

/** What tells a text from every other; the same for texts that are compared as one. */
export const textSha = (text: string): string => createHash('sha256').update(asCompared(text)).digest('hex');
