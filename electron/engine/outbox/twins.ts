import { ForumTrouble, type Forum, type FoundReply } from '../forums/forum.ts';
import { afterReadTrouble, afterTwinLook, type Step, type Tried } from './verdict.ts';
import { troubles } from './words.ts';

/** Deletes what was delivered more than once, if the person asked for it, and looks how often the answer stands there. Never throws what a forum may do. */
export async function lookForTwins(forum: Pick<Forum, 'unpost'>, item: Tried, find: () => Promise<FoundReply | null | ForumTrouble>, now: number): Promise<Step> {
  const met = item.trouble?.kind === 'twins' && item.trouble.isLeaving ? item.trouble : null;
  for (const postId of met?.postIds ?? []) {
    const done = await forum.unpost(postId);
    if (done.kind === 'refused') return { ...afterTwinLook(item, null), trouble: troubles.twinsStay(met?.postIds ?? []) };
    const trouble = troubleIn(done);
    if (trouble) return afterReadTrouble(item, trouble, now);
  }
  const found = await find();
  if (!(found instanceof ForumTrouble)) return afterTwinLook(item, found);
  // The thread was taken away since, and whatever stood there with it.
  return found.kind === 'gone' || found.kind === 'forbidden' ? afterTwinLook(item, null) : afterReadTrouble(item, found, now);
}

/** Why nothing was deleted; null: it was, or looking tells. */
function troubleIn(done: Awaited<ReturnType<Forum['unpost']>>): ForumTrouble | null {
  if (done.kind === 'unread') return done.trouble;
  if (done.kind === 'slow-down') return new ForumTrouble('slow-down', 'the forum asks to slow down', { waitMs: done.waitMs });
  if (done.kind === 'signed-out' || done.kind === 'unreachable') return new ForumTrouble(done.kind, 'nothing was deleted');
  return null;
}
