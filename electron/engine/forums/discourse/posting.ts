import type { Posting } from '../posting.ts';

const built = (): never => {
  throw new Error('This room is being built.');
};

/** What an account may do with its own answers on Discourse. */
export function createPosting(): Posting {
  return { abilities: async () => built(), signed: (body, marker) => `${body}\n\n<!-- rounds:${marker} -->`, spacingMs: () => 1_000, editPost: async () => built(), sourceOf: async () => built() };
}
