/** Counts are asked for when they come on screen, and now and then while they stay there. */
export const again = { staleTime: 30_000, refetchInterval: 120_000 } as const;
