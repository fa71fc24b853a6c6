/** Two forums count their communities, members and held posts alike. On the desk each number begins with that of its account; those of the practice forum, which is 0, stay as they are. */
const span = 10_000_000_000_000;
/** Beyond this a number could not be told from its neighbour. */
export const mostAccounts = 900;

/** A number of a forum as the desk knows it; NodeBB’s held posts are milliseconds, doubled, which fit until 2049. One that is larger than any forum's would be another account's, and is taken for 0. */
export const deskNumber = (account: number, number: number): number => account * span + (Math.abs(number) < span / 2 ? number : 0);

/** The same as its forum knows it. */
export const forumNumber = (account: number, number: number): number => number - account * span;

/** Whose it is. */
export const accountOf = (number: number): number => Math.round(number / span);
