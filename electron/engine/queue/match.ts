/**
 * What a person typed as an FTS5 query: every word must begin a word of the question. Quoted, so that nothing in it is an operator.
 * Null: nothing was asked for. Words without a letter or a digit match nothing.
 */
export function matchOf(text: string | undefined): string | null {
  const words = (text ?? '').replaceAll('\0', ' ').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  return words.slice(0, 20).map((word) => `"${word.replaceAll('"', '""')}"*`).join(' AND ');
}
