import { packFormat, type ClashChoice, type PackFormat } from '#shared/words/exchange.ts';

export interface Flags {
  dataDir: string | null;
  json: boolean;
}

/** What was asked for. Paths are as typed. */
export type Asked =
  | { deed: 'help' }
  | ({ deed: 'export'; folder: string } & Flags)
  | ({ deed: 'import'; file: string; isDry: boolean; format: PackFormat | null; clashes: ClashChoice | null } & Flags)
  | ({ deed: 'check'; folder: string } & Flags)
  | ({ deed: 'triage'; file: string } & Flags);

export const usage = `Rounds on the command line.

  npm run -s rounds -- templates export DIR             the library of this desk as a folder of Markdown files, for git
  npm run -s rounds -- templates import FILE            a file, a zip or a folder: a library of Rounds, or templates of another tool
  npm run -s rounds -- templates check DIR              whether a library in a folder is right; needs no desk
  npm run -s rounds -- triage FILE                      sorts questions by the rules: an array of {id, title, body} in, an array of {id, level, flags, signals} out, both JSON; needs no desk

  --dry-run            import: say what would happen, change nothing
  --keep-mine          import: what is here with other words stays (the default)
  --take-theirs        import: what is here with other words is replaced
  --keep-both          import: what is here with other words gets a copy beside it
  --format NAME        import: ${packFormat.options.join(', ')}
  --data-dir DIR       where the desk lives
  --json               the answer as JSON on standard output

It ends with 0 where all is well, 1 where something is wrong with templates, 2 where the command or a file cannot be used, 3 where the desk is open elsewhere.
`;

/** Reads the words of a command. A mistake comes back as a sentence, never as a throw. */
export function readWords(words: readonly string[]): Asked | { mistake: string } {
  const flags: Flags = { dataDir: null, json: false };
  const plain: string[] = [];
  let isDry = false;
  let format: PackFormat | null = null;
  let clashes: ClashChoice | null = null;
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, name, joined] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      if (word.startsWith('-') && word !== '-') return { mistake: `Rounds does not know ${JSON.stringify(word)}.` };
      plain.push(word);
    } else if (name === '--data-dir' || name === '--format') {
      const value = joined ?? left.shift();
      if (!value || value.startsWith('--')) return { mistake: name === '--data-dir' ? '--data-dir needs a folder.' : '--format needs the name of a format.' };
      if (name === '--data-dir') flags.dataDir = value;
      else {
        const known = packFormat.safeParse(value);
        if (!known.success) return { mistake: `Rounds does not know the format ${JSON.stringify(value)}. It knows ${packFormat.options.join(', ')}.` };
        format = known.data;
      }
    } else if (joined !== undefined) return { mistake: `${name} takes no value.` };
    else if (name === '--help') return { deed: 'help' };
    else if (name === '--json') flags.json = true;
    else if (name === '--dry-run') isDry = true;
    else if (name === '--keep-mine' || name === '--take-theirs' || name === '--keep-both') {
      if (clashes !== null && `--${clashes}` !== name) return { mistake: `--${clashes} and ${name} cannot be both.` };
      clashes = name.slice(2) as ClashChoice;
    } else return { mistake: `Rounds does not know ${JSON.stringify(name)}.` };
  }
  const [room, deed, place, more] = plain;
  if (room === undefined || room === 'help') return { deed: 'help' };
  if (room === 'triage') {
    if (deed === undefined) return { mistake: 'triage needs a file with questions.' };
    if (place !== undefined) return { mistake: 'triage takes one file at a time.' };
    if (isDry || format !== null || clashes !== null) return { mistake: 'triage takes none of --dry-run, --format and choices about clashes.' };
    return { deed: 'triage', file: deed, ...flags };
  }
  if (room !== 'templates') return { mistake: `Rounds does not know ${JSON.stringify(room)}.` };
  if (deed !== 'export' && deed !== 'import' && deed !== 'check') return { mistake: deed === undefined ? 'templates needs a word more: export, import or check.' : `Rounds does not know templates ${JSON.stringify(deed)}.` };
  if (place === undefined) return { mistake: `templates ${deed} needs ${deed === 'import' ? 'a file or a folder' : 'a folder'}.` };
  if (more !== undefined) return { mistake: `templates ${deed} takes one ${deed === 'import' ? 'file or folder' : 'folder'} at a time.` };
  if (deed !== 'import' && (isDry || format !== null || clashes !== null)) return { mistake: `templates ${deed} takes none of --dry-run, --format and choices about clashes.` };
  if (deed === 'import') return { deed, file: place, isDry, format, clashes, ...flags };
  return { deed, folder: place, ...flags };
}
