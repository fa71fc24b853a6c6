/** The most a picture may have before anything is taken out of it, in bytes, and its description in characters. */
export const mostPicture = { bytes: 10 * 1024 * 1024, alt: 100 } as const;
