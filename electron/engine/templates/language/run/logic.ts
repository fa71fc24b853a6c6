import { Drop, defaultOperators, type Context } from 'liquidjs';
import { pieceIn, plainOf, shellOf, type Said, type Verdict } from './pieces.ts';

const nothing: ReadonlySet<Said> = new Set();

/** What a value decides. A required fill-in will be there, so the question whether it is there is answered. */
export function judge(value: unknown): Verdict {
  const piece = pieceIn(value);
  if (piece?.is === 'verdict') return piece;
  if (piece?.is === 'said') return { is: 'verdict', holds: piece.fillIn.kind === 'tick' ? piece.isTicked : true, hangsOn: new Set([piece]), open: null };
  const plain = piece ? plainOf(piece) : value instanceof Drop ? value.valueOf() : value;
  return { is: 'verdict', holds: plain !== false && plain !== null && plain !== undefined, hangsOn: nothing, open: null };
}

const asValue = (verdict: Verdict): boolean => shellOf(verdict, () => undefined) as unknown as boolean;
const both = (a: ReadonlySet<Said>, b: ReadonlySet<Said>): ReadonlySet<Said> => (a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]));

/** One side alone settles it: then the other does not matter, unless both hang on somebody. */
function join(a: Verdict, b: Verdict, settles: boolean): Verdict {
  const isSettled = (one: Verdict): boolean => one.open === null && one.holds === settles;
  for (const one of [a, b]) if (isSettled(one) && one.hangsOn.size === 0) return one;
  const hangsOn = both(a.hangsOn, b.hangsOn);
  if (isSettled(a) || isSettled(b)) return { is: 'verdict', holds: settles, hangsOn, open: null };
  return { is: 'verdict', holds: !settles, hangsOn, open: a.open ?? b.open };
}

const isEmptyAsked = (value: unknown): boolean => value === '' || value === null || value === undefined || (value instanceof Drop && pieceIn(value) === null);
const hangsOnOf = (value: unknown): ReadonlySet<Said> => {
  const piece = pieceIn(value);
  return piece?.is === 'said' ? new Set([piece]) : piece?.is === 'verdict' ? piece.hangsOn : nothing;
};

/** A comparison that knows of what is not known yet. */
const compare = (operator: string) =>
  function* (left: unknown, right: unknown, context: Context): Generator<unknown, boolean, unknown> {
    const hangsOn = both(hangsOnOf(left), hangsOnOf(right));
    const say = (holds: boolean, open: Said | null = null): boolean => asValue({ is: 'verdict', holds, hangsOn, open });
    for (const [one, other] of [[left, right], [right, left]] as const) {
      const piece = pieceIn(one);
      if (!piece) continue;
      if (piece.is === 'verdict' && piece.open) return say(false, piece.open);
      if (piece.is === 'gap' || piece.is === 'group') {
        if (isEmptyAsked(other) && (operator === '==' || operator === '!=')) return say(operator === '==');
      }
      if (piece.is !== 'said' || piece.fillIn.kind === 'tick') continue;
      if (isEmptyAsked(other) && (operator === '==' || operator === '!=')) return say(operator === '!=');
      if (piece.known === null && piece.fillIn.isRequired) return say(false, piece);
    }
    const run = defaultOperators[operator];
    return say(Boolean(yield run?.(plain(left, right), plain(right, left), context)));
  };

/** A side of a comparison. What was typed is text; beside a number it is a number, beside yes and no a tick is one of them. */
function plain(value: unknown, beside: unknown): unknown {
  const piece = pieceIn(value);
  if (!piece) return value;
  const own = plainOf(piece);
  const otherPiece = pieceIn(beside);
  const other = otherPiece ? plainOf(otherPiece) : beside;
  if (typeof own === 'boolean' && piece.is === 'said' && typeof other === 'string') return own ? 'yes' : 'no';
  const isNumber = typeof other === 'number' || (piece.is === 'said' && otherPiece?.is === 'said' && piece.fillIn.kind === 'number' && otherPiece.fillIn.kind === 'number');
  if (typeof own === 'string' && isNumber && own.trim() !== '') return Number(own.replace(',', '.'));
  return own;
}

/** What `case` asks of each `when`. */
export const isEqual = (left: unknown, right: unknown, context: Context): Generator<unknown, boolean, unknown> => compare('==')(left, right, context);

/** Liquid's operators over what is known and what is not. */
export const operators: typeof defaultOperators = {
  ...Object.fromEntries(['==', '!=', '>', '<', '>=', '<=', 'contains'].map((operator) => [operator, compare(operator)])),
  not: (value: unknown) => {
    const one = judge(value);
    return asValue({ ...one, holds: one.open === null && !one.holds });
  },
  and: (left: unknown, right: unknown) => asValue(join(judge(left), judge(right), false)),
  or: (left: unknown, right: unknown) => asValue(join(judge(left), judge(right), true)),
} as typeof defaultOperators;
