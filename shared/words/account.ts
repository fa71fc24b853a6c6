import { z } from 'zod';
import { syncStatus } from './desk.ts';
import { accountId, instant } from './ids.ts';
import { trouble } from './trouble.ts';

export const forumKind = z.enum(['discourse', 'nodebb']);
export type ForumKind = z.infer<typeof forumKind>;

/**
 * How a person can let Rounds in. device: a code typed on the forum's page. browser: the forum's page hands a code back to the desktop app. paste: the person copies that code.
 * admin-key: an administrator's key, for experts. token: one that a NodeBB administrator gave out. password: name and password, kept only as the session they open.
 */
export const signInWay = z.enum(['device', 'browser', 'paste', 'admin-key', 'token', 'password']);
export type SignInWay = z.infer<typeof signInWay>;

/** What a forum may let an account do beyond reading. */
export const ability = z.enum(['reply', 'edit', 'delete', 'claim', 'tag', 'move', 'close', 'flag', 'accept', 'judge-held', 'upload', 'messages']);
export type Ability = z.infer<typeof ability>;

/** `why`: a sentence where it is missing; empty where it is there. */
export const abilityState = z.object({ ability, isThere: z.boolean(), why: z.string() });
export type AbilityState = z.infer<typeof abilityState>;

/** A forum as it shows itself to a stranger. `icon`: a data address of a small picture. Counts are null where it does not say. */
export const foundForum = z.object({
  kind: forumKind,
  /** Where it really lives, after redirects; without a slash at the end. */
  url: z.string().max(2_000),
  title: z.string().max(300),
  version: z.string().max(60).nullable(),
  icon: z.string().max(400_000).nullable(),
  members: z.number().int().nullable(),
  topics: z.number().int().nullable(),
  communities: z.array(z.object({ name: z.string().max(200), topics: z.number().int().nullable() })),
  /** Nothing can be read without an account. */
  needsSignIn: z.boolean(),
  /** Best first. */
  ways: z.array(signInWay),
  /** The account that is here already. */
  knownAs: accountId.nullable(),
});
export type FoundForum = z.infer<typeof foundForum>;

/** What is left of what the forum allows; `most` null: nobody counts. */
export const allowance = z.object({ used: z.number().int(), most: z.number().int().nullable() });

/** One person on one forum. `signed-out`: the forum no longer knows the key; everything waits and nothing is lost. */
export const account = z.object({
  accountId,
  kind: forumKind,
  title: z.string(),
  url: z.string(),
  isPractice: z.boolean(),
  icon: z.string().nullable(),
  me: z.object({ username: z.string(), name: z.string() }),
  state: z.enum(['reading', 'in-step', 'offline', 'paused', 'signed-out']),
  sync: syncStatus,
  /** Null also where nothing lets it in since the person signed out. */
  trouble: trouble.nullable(),
  abilities: z.array(abilityState),
  minute: allowance,
  day: allowance,
  waiting: z.number().int(),
  /** Answers that have not arrived. */
  unsent: z.number().int(),
});
export type Account = z.infer<typeof account>;

/** Where a sign-in stands. `userCode`: what the person types on the forum's page. */
export const signIn = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), openUrl: z.string(), userCode: z.string().nullable(), untilAt: instant.nullable(), mayPaste: z.boolean() }),
  z.object({ state: z.literal('done'), accountId }),
  z.object({ state: z.literal('over'), trouble }),
]);
export type SignIn = z.infer<typeof signIn>;

/** What a person types to be let in at once. Goes in, never out. */
export const typedCredential = z.discriminatedUnion('way', [
  z.object({ way: z.literal('admin-key'), key: z.string().min(1).max(400), username: z.string().min(1).max(120) }),
  z.object({ way: z.literal('token'), token: z.string().min(1).max(400) }),
  z.object({ way: z.literal('password'), username: z.string().min(1).max(200), password: z.string().min(1).max(400) }),
]);
export type TypedCredential = z.infer<typeof typedCredential>;
