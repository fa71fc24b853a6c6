import { createHash } from 'node:crypto';

/** What makes two texts the same text: line ends, one way to write each letter, and the space around it aside. */
export const textSha = (text: string): string => createHash('sha256').update(text.normalize('NFC').replaceAll('\r\n', '\n').trim()).digest('hex');
