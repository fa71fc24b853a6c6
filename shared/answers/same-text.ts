/** A text as two of them are compared: line ends, how each letter is written and the space around it aside. */
export const asCompared = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n').trim();

export const isSameText = (one: string, other: string): boolean => asCompared(one) === asCompared(other);
