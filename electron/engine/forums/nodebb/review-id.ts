/** What waits for a moderator is named by its kind and the moment it came: `reply-1795333643497`. Ours are numbers: that moment doubled, and one more for a question. */
export function reviewIdOf(id: string): number | null {
  const [, kind, at] = /^(reply|topic)-(\d{10,15})$/.exec(id) ?? [];
  return kind === undefined ? null : Number(at) * 2 + (kind === 'topic' ? 1 : 0);
}

/** The forum's name for it. */
export const queueIdOf = (reviewId: number): string => `${reviewId % 2 === 1 ? 'topic' : 'reply'}-${Math.floor(reviewId / 2)}`;
