import { z } from 'zod';
import { idPattern } from './id-pattern.ts';

/** `<accountId>:<number the forum gave the topic>`; stable across restarts and moves of the forum's address. */
export const questionId = z.string().regex(idPattern).brand<'QuestionId'>();
export type QuestionId = z.infer<typeof questionId>;

/** `<accountId>:<number the forum gave the post>`. */
export const postId = z.string().regex(idPattern).brand<'PostId'>();
export type PostId = z.infer<typeof postId>;

/** Made by the window for each send, so that pressing twice sends once. */
export const commandId = z.uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof commandId>;

export const accountId = z.string().regex(/^[a-z0-9-]{1,40}$/).brand<'AccountId'>();
export type AccountId = z.infer<typeof accountId>;

/** Milliseconds since 1970, UTC. */
export const instant = z.number().int();
export type Instant = z.infer<typeof instant>;

export const asQuestionId = (account: string, topic: number): QuestionId => questionId.parse(`${account}:${topic}`);
export const asPostId = (account: string, post: number): PostId => postId.parse(`${account}:${post}`);
