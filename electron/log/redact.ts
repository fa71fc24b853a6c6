/** Long runs of letters and digits are keys, tokens or hashes. An id (a UUID) is what a log is for. */
const secretLike = /[\w-]{32,}/g;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What follows these words is secret however short it is. */
const named = /((?:api[-_]?key|authorization|bearer|token|password|secret|cookie)["']?\s*[:=]?\s*["']?)([^\s"',}\\]{4,})/gi;
const address = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;

/**
 * A line for the log with everything that looks like a key, a token or an e-mail address made unreadable, its last three characters kept.
 * The log is given ids and states only; this is for what slips into a stack or a message.
 */
export function redact(line: string): string {
  return line
    .replace(named, (_, name: string, value: string) => `${name}${masked(value)}`)
    .replace(address, '[address]')
    .replace(secretLike, (word) => (uuid.test(word) ? word : masked(word)));
}

const masked = (word: string): string => `[…${word.length > 12 ? word.slice(-3) : ''}]`;
