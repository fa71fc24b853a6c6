import { base64Of } from '#renderer/link/files/base64-of.ts';

/** A file as the person chose it, with its path where it came in a folder. */
export interface Chosen {
  name: string;
  file: File;
}

/** A file as the engine takes it. */
export interface ReadFile {
  name: string;
  base64: string;
}

export const mostBytes = 16_000_000;
export const mostFiles = 5_000;
const deepest = 20;

/** Files a version control or an operating system keeps for itself: `.git/config`, `.DS_Store`, `__MACOSX/x`. Pure. */
export const isHidden = (name: string): boolean => name.split('/').some((part) => (part.startsWith('.') && part !== '.' && part !== '..') || part === '__MACOSX' || part === 'node_modules');

/** Why these cannot be read together, in a sentence; null: they can. Pure. */
export function tooMuch(files: readonly { name: string; file: Pick<File, 'size'> }[]): string | null {
  if (files.length === 0) return 'There is no file in it that could hold a template.';
  if (files.length > mostFiles) return `That is ${files.length} files; at most ${mostFiles} can come at once. Choose a smaller folder.`;
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > mostBytes) return `That is ${Math.ceil(bytes / 1_000_000)} MB; at most 16 MB can come at once. Choose fewer files.`;
  const long = files.find(({ name }) => name.length > 400);
  return long ? `The name of “${long.name.slice(0, 60)}…” is too long.` : null;
}

/** What an input field holds: files, or a folder with its paths. */
export const chosenIn = (list: Iterable<File>): Chosen[] => [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file })).filter(({ name }) => !isHidden(name));

/** What was dropped, folders opened. Must be called while the drop is heard: afterwards the browser has forgotten it. */
export async function droppedIn(items: Iterable<DataTransferItem>): Promise<Chosen[]> {
  // A file that lies in no file system, as one dragged out of a mail, has no entry and is still a file.
  const dropped = [...items].filter(({ kind }) => kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: Chosen[] = [];
  for (const { entry, file } of dropped) {
    if (entry) await walk(entry, found, 0);
    else if (file) found.push(...chosenIn([file]));
  }
  return found;
}

async function walk(entry: FileSystemEntry, found: Chosen[], depth: number): Promise<void> {
  const name = entry.fullPath.replace(/^\//, '');
  // One more than may come is enough to say that it is too many.
  if (isHidden(name) || depth > deepest || found.length > mostFiles) return;
  if (isFile(entry)) found.push({ name, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
  else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // A folder is handed over a hundred entries at a time.
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const inside of some) await walk(inside, found, depth + 1);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Throws where a file cannot be read, as one that was moved since it was chosen. */
export const readAll = (files: readonly Chosen[]): Promise<ReadFile[]> => Promise.all(files.map(async ({ name, file }) => ({ name, base64: await base64Of(file) })));

/** What the person chose, in a few words: the folder, the file, or how many. Pure. */
export function nameOfAll(files: readonly { name: string }[]): string {
  const [first] = files;
  if (!first) return '';
  const folder = first.name.includes('/') ? first.name.split('/')[0] : undefined;
  if (folder !== undefined && files.every(({ name }) => name.startsWith(`${folder}/`))) return folder;
  return files.length === 1 ? first.name : `${files.length} files`;
}
