/** A whole answer takes a few thousand characters and about a millisecond; far beyond these a template is a mistake or a bomb. Characters are UTF-16 units, times milliseconds. */
export const limits = {
  bodyChars: 64_000,
  textChars: 64_000,
  /** A body with every snippet written out. */
  expandedChars: 200_000,
  /** `{{` and `{%`, of one body and of all it reaches: each costs LiquidJS some hundredths of a millisecond to read. */
  tags: 1_000,
  tagsReached: 2_000,
  /** All that is printed on the way, parts kept for later included. */
  printedChars: 256_000,
  /** All that filters read and write. */
  filteredChars: 400_000,
  /** As many as a draft keeps. */
  blanks: 200,
  nameParts: 6,
  nesting: 30,
  /** Values and operators, and filters, of one expression. */
  operands: 40,
  filters: 20,
  inclusionDepth: 8,
  inclusions: 100,
  faults: 100,
  /** Only where nobody holds a clock beside it: on a busy machine a short time says little. */
  renderMs: 2_000,
  /** Whoever waits gives up, and the thread is ended. */
  hardStopMs: 250,
  startMs: 10_000,
} as const;
