const small = new Set(['the', 'and', 'is', 'are', 'of', 'to', 'in', 'it', 'that', 'you', 'your', 'for', 'with', 'on', 'this', 'be', 'as', 'if', 'or', 'not', 'have', 'has', 'can', 'do', 'a', 'i', 'but', 'at', 'by', 'from', 'so', 'will', 'they', 'there', 'what', 'when', 'may', 'should', 'was', 'more', 'see', 'no']);
/** As many words as are read, and as few as say anything. */
const mostRead = 300;
const fewest = 12;
const leastShare = 0.15;

/** Whether the wording checks may speak: they know English alone. A few words count as English. */
export function looksEnglish(text: string): boolean {
  const words = text.slice(0, mostRead * 12).toLowerCase().match(/[\p{L}\p{M}'’]+/gu)?.slice(0, mostRead) ?? [];
  if (words.length < fewest) return words.every((word) => /^[a-z'’]+$/.test(word)) || words.some((word) => small.has(word));
  return words.filter((word) => small.has(word)).length / words.length >= leastShare;
}
