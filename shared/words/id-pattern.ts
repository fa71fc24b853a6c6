/** How ids of questions and posts look: `<accountId>:<number>`. Apart from `ids.ts`, for where an id is read before zod is. */
export const idPattern = /^[a-z0-9-]{1,40}:\d{1,15}$/;
