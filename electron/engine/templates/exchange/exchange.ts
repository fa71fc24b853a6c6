import type { ClashChoice, DryRun, ImportRecord, PackFormat } from '#shared/words/exchange.ts';
import type { Live } from '../../live.ts';
import type { Clock, SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';

export interface ChosenFile {
  name: string;
  base64: string;
}

/** Takes a library out and brings one in. */
export function createExchange(_parts: { db: Db; live: Live; clock: Clock; settings: SettingsFile }) {
  const notYet = (): never => {
    throw new Error('This room is being built.');
  };
  return {
    look: (_input: { files: ChosenFile[]; format?: PackFormat }): Promise<DryRun> => notYet(),
    run: (_input: { files: ChosenFile[]; format?: PackFormat; choices: Record<string, ClashChoice> }): Promise<{ importId: string | null; added: number; replaced: number }> => notYet(),
    imports: (_signal: AbortSignal | undefined): AsyncGenerator<ImportRecord[], void, void> => notYet(),
    undo: (_importId: string): Record<string, never> => notYet(),
    export: (_input: { format: PackFormat; ids: string[] }): Promise<{ name: string; mime: string; base64: string; losses: string[] }> => notYet(),
  };
}
export type Exchange = ReturnType<typeof createExchange>;
