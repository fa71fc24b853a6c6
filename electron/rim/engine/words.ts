import { z } from 'zod';
import { settings, settingsChange } from '#shared/words/settings.ts';

/** What the main process tells the engine process. Ports travel beside `port`. */
export const toEngine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    dataDir: z.string(),
    version: z.string(),
    practicePort: z.number().int().min(0).max(65_535),
    settings,
    secrets: z.enum(['keychain', 'file', 'memory']),
  }),
  z.object({ kind: z.literal('port') }),
  z.object({ kind: z.literal('settings'), settings }),
  /** A forum's page sent its answer here. */
  z.object({ kind: z.literal('address'), address: z.string().max(8_000) }),
  z.object({ kind: z.literal('answer'), id: z.number().int(), value: z.unknown() }),
  z.object({ kind: z.literal('refusal'), id: z.number().int(), say: z.string() }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToEngine = z.infer<typeof toEngine>;

/** What only the main process can do, asked by the engine. */
export const ask = z.discriminatedUnion('what', [
  z.object({ what: z.literal('secret.read'), name: z.string().max(200) }),
  z.object({ what: z.literal('secret.write'), name: z.string().max(200), value: z.string().max(10_000) }),
  z.object({ what: z.literal('secret.forget'), name: z.string().max(200) }),
  z.object({ what: z.literal('settings.change'), change: settingsChange }),
  z.object({ what: z.literal('addresses.hold') }),
  z.object({ what: z.literal('addresses.release') }),
]);
export type Ask = z.infer<typeof ask>;

/** What the engine process tells the main process. */
export const fromEngine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), practiceForumUrl: z.string() }),
  /** It could not open the desk and says why; starting again would end the same way. */
  z.object({ kind: z.literal('failed'), say: z.string() }),
  z.object({ kind: z.literal('status'), isSettled: z.boolean(), waiting: z.number().int(), needsYou: z.number().int(), back: z.number().int(), maySend: z.boolean() }),
  z.object({ kind: z.literal('ask'), id: z.number().int(), ask }),
]);
export type FromEngine = z.infer<typeof fromEngine>;
export type EngineStatus = Extract<FromEngine, { kind: 'status' }>;
