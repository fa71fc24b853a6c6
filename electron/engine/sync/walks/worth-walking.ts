/** Whether it takes fewer requests to go on through the older feed than to read every thread on its own that should be read. Both guesses are in requests. */
export const isWalkShorter = ({ oldest, perPage, wanted }: { oldest: number; perPage: number; wanted: number }): boolean => oldest / Math.max(1, perPage) <= wanted;
