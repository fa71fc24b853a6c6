import { z } from 'zod';
import { templateKind } from './template.ts';

export const packFormat = z.enum(['rounds', 'espanso', 'zammad', 'chatwoot', 'discourse-templates', 'reddit-toolbox', 'auto-review-comments', 'beeftext', 'quicktext', 'mailspring', 'csv', 'markdown']);
export type PackFormat = z.infer<typeof packFormat>;

/** What to do where a template of the same name is already here. */
export const clashChoice = z.enum(['keep-mine', 'take-theirs', 'keep-both']);
export type ClashChoice = z.infer<typeof clashChoice>;

/** One thing found in a file. same: it is here already, word for word. clash: here with other words. refused: cannot come in, `say` says why. */
export const incoming = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.union([templateKind, z.literal('policy'), z.literal('locale-pack')]),
  state: z.enum(['new', 'same', 'clash', 'refused']),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  losses: z.array(z.string()),
  say: z.string(),
});
export type Incoming = z.infer<typeof incoming>;

/** What an import would do; nothing was written. `say` names the format and how it was guessed. */
export const dryRun = z.object({
  format: packFormat,
  say: z.string(),
  counts: z.object({ new: z.number().int(), same: z.number().int(), clash: z.number().int(), refused: z.number().int() }),
  rows: z.array(incoming),
  losses: z.array(z.string()),
});
export type DryRun = z.infer<typeof dryRun>;

/** `whyNotUndo`: not empty where nothing of it can be taken back. `stays`: what would stay here because somebody touched it since, each with the reason. */
export const importRecord = z.object({ id: z.string(), at: z.number().int(), name: z.string(), format: packFormat, added: z.number().int(), replaced: z.number().int(), isUndone: z.boolean(), whyNotUndo: z.string(), stays: z.array(z.string()) });
export type ImportRecord = z.infer<typeof importRecord>;
