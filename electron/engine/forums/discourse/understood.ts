import { ForumTrouble } from '../forum.ts';

/** An answer whose frame is not what it should be is a fault of the forum, or not the forum at all. */
export function understood<T>(shape: { parse(value: unknown): T }, value: unknown): T {
  try {
    return shape.parse(value);
  } catch {
    throw new ForumTrouble('fault', 'the answer does not have the shape it should', { status: 200 });
  }
}
