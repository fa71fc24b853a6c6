import { catalog, isSingleKey, type CommandId } from '#shared/commands/catalog.ts';

/** One press, as far as matching needs it. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & { isAltGraph: boolean };

interface Stroke {
  key: string;
  mod: boolean;
  shift: boolean;
}

const named: Record<string, string> = { comma: ',' };

function strokeOf(text: string): Stroke {
  const parts = text.split('+');
  const key = parts.at(-1) ?? '';
  return { key: (named[key] ?? key).toLowerCase(), mod: parts.includes('mod'), shift: parts.includes('shift') };
}

/** What the key says, not where it lies; where it says no Latin letter (ЙЦУКЕН), the letter that lies there on a Latin keyboard. */
function keyOf(press: Press): string {
  const key = press.key.toLowerCase();
  if (key.length === 1 && key > '~') return /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? key;
  return key;
}

/** Whether Shift is part of the command, and not of how this keyboard spells the sign. */
const shiftCounts = (key: string): boolean => key.length > 1 || /[a-z0-9]/.test(key);

function isStroke(press: Press, stroke: Stroke, isMac: boolean): boolean {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  // AltGr arrives as Ctrl+Alt on Windows; it spells signs such as "?" or "/" on some keyboards and is no command.
  const isSpelling = press.isAltGraph && !shiftCounts(stroke.key);
  if (!isSpelling && (press.altKey || other || mod !== stroke.mod)) return false;
  return keyOf(press) === stroke.key && (!shiftCounts(stroke.key) || press.shiftKey === stroke.shift);
}

export interface Found {
  commands: readonly CommandId[];
  /** Whether the key is one that writes: it counts only outside text fields and can be switched off. */
  isSingle: boolean;
  /** Whether the key is left to text fields, and to the browser where nothing offers the command. */
  yields: boolean;
}

/**
 * What a press means after the strokes before it: the commands it asks for, whether it could begin a sequence, or neither.
 * `pending` is the stroke before, when it was made a moment ago and could begin one.
 */
export function readPress(press: Press, pending: string | null, isMac: boolean): { found: Found | null; begins: string | null } {
  const commands: CommandId[] = [];
  let isSingle = true;
  let yields = false;
  let begins: string | null = null;
  for (const entry of catalog) {
    for (const key of entry.keys) {
      const [first = '', second] = key.split('>');
      if (second === undefined) {
        if (pending !== null || !isStroke(press, strokeOf(first), isMac)) continue;
        commands.push(entry.id);
        isSingle = isSingleKey(key) || key === 'Enter';
        yields = 'yields' in entry;
      } else if (pending === first && isStroke(press, strokeOf(second), isMac)) {
        commands.push(entry.id);
      } else if (pending === null && isStroke(press, strokeOf(first), isMac)) {
        begins = first;
      }
    }
  }
  return { found: commands.length > 0 ? { commands, isSingle, yields } : null, begins };
}
