import { z } from 'zod';
import { templateContent } from '#shared/words/library.ts';

/** The page's own copy of words no commit has confirmed yet. It outlives a reload and the death of the engine, not the tab. */
const unsaved = z.object({
  content: templateContent,
  /** The revision the words were written on. */
  rev: z.number().int(),
  /** The words of the last save that was on its way; it may have arrived although nobody said so. */
  sent: templateContent.nullable(),
});
export type Unsaved = z.infer<typeof unsaved>;

export type CopyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Storage may be full, forbidden or tampered with; then there is no copy, and typing goes on. */
export function unsavedCopy(storage: CopyStore, templateId: string) {
  const key = `rounds.unsaved-template.${templateId}`;
  const guarded = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  return {
    read: (): Unsaved | null => guarded(() => unsaved.parse(JSON.parse(storage.getItem(key) ?? ''))),
    write: (kept: Unsaved): void => void guarded(() => storage.setItem(key, JSON.stringify(kept))),
    clear: (): void => void guarded(() => storage.removeItem(key)),
  };
}
