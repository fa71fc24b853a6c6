import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { account, foundForum, signIn, signInWay, typedCredential } from '#shared/words/account.ts';
import { accountId } from '#shared/words/ids.ts';
import { ask, nothing } from './base.ts';

const signInId = z.string().max(60);
/** A new account on the forum at this address, or the one that is here and has to be let in again. */
const where = z.object({ url: z.string().max(2_000), accountId: accountId.nullable() });

/** The forums this desk is on. Keys go in and never come out. */
export const accounts = {
  /** Live. The practice forum first, then as they were added. */
  list: ask.output(eventIterator(z.array(account))),
  /** Finds out what stands at an address as a person types it. Troubles: refused (neither kind, or no address), offline, forum-fault. */
  find: ask.input(z.object({ address: z.string().max(2_000) })).output(foundForum),
  /** Begins to sign in on the forum's own page. Troubles: refused, offline, forum-fault, slow-down. */
  begin: ask.input(where.extend({ way: signInWay.extract(['device', 'browser', 'paste']) })).output(z.object({ signInId })),
  /** Live. Null: no such sign-in here. */
  signIn: ask.input(z.object({ signInId })).output(eventIterator(signIn.nullable())),
  /** The code the person copied from the forum's page. Troubles: refused (not the code of this sign-in), offline. */
  paste: ask.input(z.object({ signInId, code: z.string().max(20_000) })).output(z.object({ accountId })),
  cancel: ask.input(z.object({ signInId })).output(nothing),
  /** Lets in at once with what was typed. Troubles: refused (the forum does not know it), offline, forum-fault. */
  enter: ask.input(where.extend({ credential: typedCredential })).output(z.object({ accountId })),
  /** Takes the key back on the forum and forgets it here. Questions, drafts and the outbox stay; nothing leaves any more. `say`: what is left for the person to do on the forum; empty: nothing. Trouble: not-allowed for the practice forum. */
  signOut: ask.input(z.object({ accountId })).output(z.object({ say: z.string().max(400) })),
  /** Takes a signed-out account and all that was read of its forum off this desk. Trouble: not-allowed while answers or drafts are left, and for the practice forum. */
  remove: ask.input(z.object({ accountId })).output(nothing),
};
