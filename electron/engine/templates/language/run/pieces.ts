import { Drop } from 'liquidjs';
import type { FillIn } from '#shared/words/fill-in.ts';

/** A fill-in as a template meets it. `answer`: what was said, or what stands there before anything is said where that may go out; null: still open. */
export interface Said {
  is: 'said';
  fillIn: FillIn;
  label: string;
  answer: string | null;
  /** For conditions: the answer, or else what stands there before. */
  known: string | null;
  isTicked: boolean;
}

/** A value nobody knows. */
export interface Gap {
  is: 'gap';
  path: string;
}

/** A word of somebody else that is compared as it is and printed literally. */
export interface Foreign {
  is: 'foreign';
  text: string;
}

/** What came of a condition, which fill-ins it hangs on, and the one without which it cannot be said. */
export interface Verdict {
  is: 'verdict';
  holds: boolean;
  hangsOn: ReadonlySet<Said>;
  open: Said | null;
}

/** A name that has parts. */
export interface Group {
  is: 'group';
  path: string;
}

export type Piece = Said | Gap | Foreign | Verdict | Group;

const inside = Symbol('piece');
class Shell extends Drop {}

/** The piece behind a value of a template, or null for plain values. */
export const pieceIn = (value: unknown): Piece | null => (value instanceof Drop ? ((value as unknown as Record<symbol, Piece | undefined>)[inside] ?? null) : null);

/** A piece as a value of a template. A template may ask it for any name: it answers with `part`, which is never a function, so nothing of JavaScript can be reached through it. */
export function shellOf(piece: Piece, part: (name: string) => unknown): object {
  const answer = (_target: object, name: string | symbol): unknown => {
    if (name === inside) return piece;
    if (typeof name === 'symbol') return undefined;
    if (name === 'valueOf') return () => plainOf(piece);
    if (name === 'liquidMethodMissing') return (missing: unknown = name) => part(String(missing));
    return part(name);
  };
  return new Proxy(new Shell(), { get: answer, has: () => false, ownKeys: () => [], getOwnPropertyDescriptor: () => undefined });
}

/** What a piece is when it is compared or counted. */
export function plainOf(piece: Piece): unknown {
  if (piece.is === 'said') return piece.fillIn.kind === 'tick' ? piece.isTicked : piece.known;
  if (piece.is === 'foreign') return piece.text;
  if (piece.is === 'verdict') return piece.holds;
  return null;
}
