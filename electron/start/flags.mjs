/**
 * What a person asked for on the command line.
 * @typedef {object} Flags
 * @property {boolean} browser  go straight to the browser
 * @property {boolean} open     show the page once it is ready
 * @property {number | null} port          0: any; null: not said
 * @property {number} practicePort  0: any
 * @property {string | null} dataDir       as typed; null: the platform's own place
 * @property {boolean} help
 */

export const usage = `Rounds: a desk for volunteers who answer unanswered questions.

  npm start                       the desktop window, or the browser where there is none
  npm start -- --browser          straight to the browser

  --no-open            print the address, open nothing (implies --browser)
  --port N             the desk's port on 127.0.0.1, 0 for any (implies --browser)
  --data-dir DIR       where drafts, settings and the practice forum live
  --practice-port N    the practice forum's port on 127.0.0.1, 0 for any
  --help               this text
`;

/**
 * Reads the words after `npm start --`. A mistake comes back as a sentence, never as a throw.
 * @param {readonly string[]} words
 * @returns {{ flags: Flags } | { mistake: string }}
 */
export function readFlags(words) {
  /** @type {Flags} */
  const flags = { browser: false, open: true, port: null, practicePort: 0, dataDir: null, help: false };
  const left = [...words];
  while (left.length > 0) {
    const word = /** @type {string} */ (left.shift());
    const [, name, joined] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === '--browser' || name === '--no-open' || name === '--help') {
      if (joined !== undefined) return { mistake: `${name} takes no value.` };
      if (name === '--help') flags.help = true;
      else flags.browser = true;
      if (name === '--no-open') flags.open = false;
    } else if (name === '--port' || name === '--practice-port') {
      const value = joined ?? left.shift();
      if (value === undefined || !/^\d{1,5}$/.test(value) || Number(value) > 65_535) return { mistake: `${name} needs a number from 0 to 65535.` };
      if (name === '--practice-port') flags.practicePort = Number(value);
      else {
        flags.port = Number(value);
        flags.browser = true;
      }
    } else if (name === '--data-dir') {
      const value = joined ?? left.shift();
      if (!value || value.startsWith('--')) return { mistake: '--data-dir needs a folder.' };
      flags.dataDir = value;
    } else {
      return { mistake: `Rounds does not know ${JSON.stringify(word)}.` };
    }
  }
  if (flags.port !== null && flags.port !== 0 && flags.port === flags.practicePort) return { mistake: '--port and --practice-port cannot be the same.' };
  return { flags };
}
