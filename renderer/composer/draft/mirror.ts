import { z } from 'zod';
import { draftContent, type Draft } from '#shared/words/draft.ts';
import { commandId, type QuestionId } from '#shared/words/ids.ts';

/** A page's own copy of what no commit has confirmed yet. It outlives a reload and the death of the engine, not the tab. */
const mirrored = z.object({
  content: draftContent,
  /** The revision the text was written on. */
  rev: z.number().int(),
  /** The text of the last save that was on its way; it may have arrived although nobody said so. */
  sentText: z.string().nullable(),
  /** A send whose answer never came: sent again it must be the same command. */
  send: z.object({ commandId, text: z.string() }).nullable(),
  /** Typed into the fill-in sheet and not yet put into the text. */
  sheet: z.record(z.string(), z.string()),
});
export type Mirrored = z.infer<typeof mirrored>;

export type MirrorStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (id: QuestionId): string => `rounds.unsaved.${id}`;

/** Storage may be full, forbidden or tampered with; then there is no mirror, and typing goes on. */
export function createMirror(storage: MirrorStore, id: QuestionId) {
  const guarded = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  return {
    read: (): Mirrored | null => guarded(() => mirrored.parse(JSON.parse(storage.getItem(keyOf(id)) ?? ''))),
    write: (kept: Mirrored): void => void guarded(() => storage.setItem(keyOf(id), JSON.stringify(kept))),
    clear: (): void => void guarded(() => storage.removeItem(keyOf(id))),
  };
}
export type Mirror = ReturnType<typeof createMirror>;

/** saved: the draft is all there is. replay: the mirror continues the draft. ask: both were written, a person chooses. */
export function compareMirror(kept: Mirrored | null, draft: Draft): 'saved' | 'replay' | 'ask' {
  if (!kept || kept.content.text === draft.text) return 'saved';
  const continues = kept.rev === draft.rev || kept.sentText === draft.text;
  return continues ? 'replay' : 'ask';
}
