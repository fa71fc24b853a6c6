import { z } from 'zod';

/** answerer: writes and sends. trainee: writes, and cannot send. second-reader: agrees, suggests or stops. The others as they are called. */
export const role = z.enum(['answerer', 'trainee', 'second-reader', 'moderator', 'template-author', 'administrator']);
export type Role = z.infer<typeof role>;

/** Somebody this desk knows. `isMe`: the person at this desk. */
export const person = z.object({ username: z.string().max(80), name: z.string().max(120), roles: z.array(role), isMe: z.boolean(), isHidden: z.boolean() });
export type Person = z.infer<typeof person>;

/** What a role lets one do. */
export const may = z.enum(['send', 'moderate', 'second-read', 'author-templates', 'administer']);
export type May = z.infer<typeof may>;
