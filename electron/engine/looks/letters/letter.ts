import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { commandId } from '#shared/words/ids.ts';

const version = z.literal(1);

/** What one desk tells another about a look, inside a message that people can read. Who says it is told by the forum, never by the letter. */
export const letter = z.discriminatedUnion('kind', [
  z.object({ v: version, kind: z.literal('ask'), look: commandId, topicId: z.number().int().positive(), text: z.string().min(1).max(64_000), note: z.string().max(2_000), required: z.array(z.string().max(120)).max(60) }),
  z.object({ v: version, kind: z.literal('verdict'), look: commandId, textSha: z.string().regex(/^[0-9a-f]{64}$/), verdict: z.enum(['agree', 'suggest', 'stop']), remark: z.string().max(2_000), suggestion: z.string().max(64_000).nullable() }),
  z.object({ v: version, kind: z.literal('withdraw'), look: commandId }),
  z.object({ v: version, kind: z.literal('sent'), look: commandId }),
]);
export type Letter = z.infer<typeof letter>;

/** More than any letter unfolds to; what unfolds to more is none. */
const mostBytes = 600_000;
const opening = '[details="For Rounds"]\n```text\nrounds-look:1:';
const closing = '\n```\n[/details]';

/** The part of a message that is for Rounds. It stands first, so that nothing people wrote can come before it and pass for it. */
export const packLetter = (one: Letter): string => `${opening}${deflateRawSync(JSON.stringify(one)).toString('base64')}${closing}`;

/** The letter at the very beginning of a message; null: there is none that can be read. */
export function unpackLetter(raw: string): Letter | null {
  const text = raw.replaceAll('\r\n', '\n');
  if (!text.startsWith(opening)) return null;
  const packed = /^[A-Za-z0-9+/]{4,200000}={0,2}(?=\n```)/.exec(text.slice(opening.length))?.[0];
  if (packed === undefined) return null;
  try {
    return letter.parse(JSON.parse(inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes }).toString('utf8')));
  } catch {
    return null;
  }
}
