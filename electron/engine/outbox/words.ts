import type { OutboxState } from '#shared/words/outbox.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import type { Trouble, TroubleOf } from '#shared/words/trouble.ts';

/** Every trouble an answer can meet on its way, in the words the person reads. */
export const troubles = {
  offline: (): TroubleOf<'offline'> => ({ kind: 'offline', say: 'The forum cannot be reached. Your answer goes out by itself when it can.', remedy: 'wait' }),
  slowDown: (untilAt: number): TroubleOf<'slow-down'> => ({ kind: 'slow-down', untilAt, say: 'The forum asked to wait a little. Your answer goes out by itself after that.', remedy: 'wait' }),
  signedOut: (): TroubleOf<'signed-out'> => ({ kind: 'signed-out', say: 'The forum no longer knows this account’s key. Nothing is lost: sign in again and the answers go out.', remedy: 'sign-in' }),
  fault: (status: number | null): TroubleOf<'forum-fault'> => ({ kind: 'forum-fault', status, say: 'The forum has a fault of its own right now. Rounds tries again by itself.', remedy: 'wait' }),
  notSafe: (): TroubleOf<'offline'> => ({
    kind: 'offline',
    say: 'The other end could not prove that it is the forum, so nothing was sent. A network’s sign-in page does this, a wrong clock on this computer, or a certificate of the forum that ran out. “Try again” asks once more.',
    remedy: 'retry',
  }),
  networkLogin: (): TroubleOf<'offline'> => ({
    kind: 'offline',
    say: 'Network login needed: a page of this network answers in the forum’s place. Open any web page to sign in to the network; your answer goes out by itself after that.',
    remedy: 'wait',
  }),
  twins: (postIds: readonly number[]): TroubleOf<'twins'> => ({
    kind: 'twins',
    postIds: [...postIds],
    isLeaving: false,
    say: `Your answer stands on the forum ${postIds.length === 1 ? 'twice' : `${postIds.length + 1} times`}: something on the way delivered it more than once. You can delete the later ${postIds.length === 1 ? 'one' : 'ones'}.`,
    remedy: 'none',
  }),
  twinsLeaving: (postIds: readonly number[]): TroubleOf<'twins'> => ({ kind: 'twins', postIds: [...postIds], isLeaving: true, say: 'Stands on the forum. What was delivered more than once is being deleted there.', remedy: 'wait' }),
  twinsStay: (postIds: readonly number[]): TroubleOf<'twins'> => ({
    kind: 'twins',
    postIds: [...postIds],
    isLeaving: false,
    say: `Your answer stands on the forum ${postIds.length === 1 ? 'twice' : `${postIds.length + 1} times`}, and the forum does not let this account delete the later ${postIds.length === 1 ? 'one' : 'ones'}. Please ask a moderator there.`,
    remedy: 'none',
  }),
  closed: (): TroubleOf<'question-closed'> => ({ kind: 'question-closed', say: 'The question was closed, so the forum takes no more answers. Your text is kept; take it back to use it elsewhere.', remedy: 'edit' }),
  gone: (): TroubleOf<'question-gone'> => ({ kind: 'question-gone', say: 'The question is no longer on the forum, or no longer ours to see. Your text is kept; take it back to use it elsewhere.', remedy: 'edit' }),
  changed: (change: ThreadChange): TroubleOf<'thread-changed'> => ({ kind: 'thread-changed', change, say: `${sayChange(change)} Your answer was stopped so that you can read it first.`, remedy: 'read-change' }),
  tooShort: (least: number): TroubleOf<'too-short'> => ({ kind: 'too-short', least, say: `The forum asks for at least ${least} characters in an answer.`, remedy: 'edit' }),
  tooLong: (most: number): TroubleOf<'too-long'> => ({ kind: 'too-long', most, say: `The forum takes at most ${most} characters, disclaimers included.`, remedy: 'edit' }),
  refused: (reasons: readonly string[]): TroubleOf<'refused'> => {
    const said = reasons.slice(0, 5).map((reason) => reason.slice(0, 300));
    return { kind: 'refused', reasons: said, say: said.length > 0 ? `The forum did not take this answer: ${said.join(' ')}` : 'The forum did not take this answer and gave no reason.', remedy: 'edit' };
  },
  notApproved: (): TroubleOf<'refused'> => ({ kind: 'refused', reasons: [], say: 'The forum held this answer for approval and it is no longer there: a moderator did not approve it. Your text is kept.', remedy: 'edit' }),
  unknown: (): TroubleOf<'outcome-unknown'> => ({
    kind: 'outcome-unknown',
    say: 'The forum never said whether it took this answer, and looking did not find it. Please look at the thread; “Try again” looks once more and sends only if it is still not there.',
    remedy: 'retry',
  }),
  fell: (times: number): TroubleOf<'unexpected'> => ({
    kind: 'unexpected',
    say: `Rounds closed unexpectedly ${times} times in a row while it was at this answer, so this one is left alone and the others go on. “Try again” looks first whether it stands on the forum; or take the text back.`,
    remedy: 'retry',
  }),
  unexpected: (): TroubleOf<'unexpected'> => ({ kind: 'unexpected', say: 'Rounds stumbled over this answer. It was not sent; try again, or take the text back.', remedy: 'retry' }),
  putAside: (rev: number): TroubleOf<'draft-conflict'> => ({
    kind: 'draft-conflict',
    rev,
    say: 'This text is your draft again. What you had begun meanwhile was put aside as an earlier version of the draft; “Restore” brings it back.',
    remedy: 'none',
  }),
};

/** What happened on the forum, in one sentence. */
export function sayChange(change: ThreadChange): string {
  if (change.isGone) return 'The question was removed from the forum.';
  if (change.isClosed) return 'The question was closed.';
  const said: string[] = [];
  const others = change.newPosts.filter((post) => !post.isAsker).length;
  const askers = change.newPosts.length - others;
  if (others > 0) said.push(others === 1 ? 'somebody else answered' : `${others} other answers came in`);
  if (askers > 0) said.push('the asker wrote more');
  if (change.isQuestionEdited) said.push('the question was edited');
  const all = said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : (said[0] ?? 'the thread changed');
  return `Since you began, ${all}.`;
}

/** What the lane as a whole is waiting for. */
export type Pause = 'offline' | 'fault' | 'slow-down' | 'signed-out' | 'not-safe' | 'network-login';

/** Said of what somebody had sent who may not send any more. */
const barred = 'It stays here: your role on this desk does not let you send. Take it back and ask for a second look.';

interface Told {
  state: OutboxState;
  trouble: Trouble | null;
  attempts: number;
  looks: number;
  /** Milliseconds in this state. */
  forMs: number;
  pause: Pause | null;
  isBarred?: boolean;
  /** It stood on the forum once. */
  stood?: boolean;
}

/** Why an item is where it is and what happens next, in plain words. */
export function reasonOf({ state, trouble, attempts, looks, forMs, pause, isBarred, stood }: Told): string {
  if (isBarred && (state === 'held' || state === 'waiting')) return barred;
  switch (state) {
    case 'held':
      return 'Held for a moment so that you can undo.';
    case 'waiting':
      if (pause === 'offline') return troubles.offline().say;
      if (pause === 'fault') return troubles.fault(null).say;
      if (pause === 'slow-down') return troubles.slowDown(0).say;
      if (pause === 'not-safe') return troubles.notSafe().say;
      if (pause === 'network-login') return troubles.networkLogin().say;
      if (pause === 'signed-out') return 'Waits until you have signed in again. Nothing is lost.';
      if (trouble) return trouble.say;
      return attempts > 0 ? 'Will be sent once more: we looked and it is not on the forum.' : 'Next in line; goes out in a moment.';
    case 'sending':
      return 'On its way to the forum.';
    case 'checking':
      if (pause === 'network-login') return `${troubles.networkLogin().say} Nothing is sent again before we have looked.`;
      if (pause === 'not-safe') return `${troubles.notSafe().say} Nothing is sent again before we have looked.`;
      if (trouble?.kind === 'slow-down') return 'The forum asked to wait before another post. We look whether this answer stands there already; if not, it goes out after that.';
      if (trouble?.kind === 'refused') return 'The forum called this answer too similar to another one. We look whether it stands there already.';
      if (pause !== null) return `The forum’s reply was lost${sayAge(forMs)}, and we cannot look yet whether the answer arrived. Nothing is sent again before we have looked.`;
      return `The forum’s reply was lost${sayAge(forMs)}. We look whether the answer arrived${looks > 0 ? ' once more' : ''} before anything is sent again.`;
    case 'sent':
      return trouble?.say ?? 'Stands on the forum.';
    case 'in-review':
      return 'The forum holds it until a moderator approves it. There is nothing for you to do.';
    case 'needs-you':
      return trouble?.say ?? 'Needs a decision from you.';
    case 'withdrawn':
      if (stood) return ['Deleted from the forum; the text is your draft again.', ...(trouble ? [trouble.say] : [])].join(' ');
      return trouble?.say ?? 'Taken back before it was sent; the text is your draft again.';
  }
}

function sayAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return '';
  if (minutes < 60) return ` ${minutes} minute${minutes === 1 ? '' : 's'} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ` ${hours} hour${hours === 1 ? '' : 's'} ago` : ` ${Math.floor(hours / 24)} days ago`;
}
