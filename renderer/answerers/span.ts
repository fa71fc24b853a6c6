/** How far back is counted, in days. */
export const spans = [30, 90, 365] as const;
export type Span = (typeof spans)[number];

export const saySpan = (days: Span): string => (days === 365 ? 'A year' : `${days} days`);
