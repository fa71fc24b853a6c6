import path from 'node:path';
import { FileRefused } from '../engine/templates/exchange/limits/limits.ts';
import { StoreTrouble } from '../engine/store/store-trouble.ts';
import { TroubleError } from '../engine/trouble.ts';
import { checkLibrary } from './check-library.ts';
import { exportLibrary } from './export-library.ts';
import { importFile } from './import-file.ts';
import { OpenElsewhere } from './open-library.ts';
import { triageFile } from './triage-file.ts';
import { readWords, usage } from './words.ts';

export interface CommandFacts {
  words: readonly string[];
  /** Where the person stands; absolute. */
  from: string;
  /** One sentence for the person. */
  say: (sentence: string) => void;
}

/** 0: fine. 1: something is wrong with templates. 2: the command or a file cannot be used. 3: the desk is open elsewhere. `answer`: for a program that asked for JSON. */
export interface Ended {
  code: 0 | 1 | 2 | 3;
  answer: object | null;
}

/** What went wrong is said, never thrown. */
export async function runCommand({ words, from, say }: CommandFacts): Promise<Ended> {
  const asked = readWords(words);
  if ('mistake' in asked) {
    say(`${asked.mistake} Try --help.`);
    return { code: 2, answer: words.includes('--json') ? { ok: false, say: asked.mistake } : null };
  }
  if (asked.deed === 'help') {
    say(usage);
    return { code: 0, answer: null };
  }
  const end = (code: Ended['code'], answer: object): Ended => ({ code, answer: asked.json ? { ok: code === 0, ...answer } : null });
  const dataDir = asked.dataDir === null ? null : path.resolve(from, asked.dataDir);
  try {
    // Its answer is what it is for, and is given always.
    if (asked.deed === 'triage') return { code: 0, answer: triageFile(path.resolve(from, asked.file), say) };
    if (asked.deed === 'check') {
      const { isRight, answer } = checkLibrary(path.resolve(from, asked.folder), say);
      return end(isRight ? 0 : 1, answer);
    }
    if (asked.deed === 'export') return end(0, await exportLibrary({ folder: path.resolve(from, asked.folder), dataDir, say }));
    const { isWhole, answer } = await importFile({ ...asked, file: path.resolve(from, asked.file), dataDir, say });
    return end(isWhole ? 0 : 1, answer);
  } catch (error) {
    const isElsewhere = error instanceof OpenElsewhere || (error instanceof StoreTrouble && error.kind === 'owned');
    const sentence = sentenceOf(error);
    say(sentence);
    return end(isElsewhere ? 3 : 2, { say: sentence });
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof FileRefused || error instanceof StoreTrouble || error instanceof OpenElsewhere || error instanceof TroubleError) return error.message;
  const { code, path: at } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no ${at ?? 'such file'}.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `Rounds may not read or write ${at ?? 'there'}.`;
  if (code === 'ENOSPC') return 'The disk is full. Free some space and try again.';
  return `That did not work: ${error instanceof Error ? error.message : String(error)}`;
}
