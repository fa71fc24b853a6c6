import type { Deed, DeedKind, DeedState } from '#shared/words/deed.ts';
import type { Trouble, TroubleOf } from '#shared/words/trouble.ts';
import type { Pause } from '../outbox/words.ts';

/** Every trouble a moderator's deed can meet, in the words the person reads. */
export const troubles = {
  offline: (): TroubleOf<'offline'> => ({ kind: 'offline', say: 'The forum cannot be reached. This is done by itself when it can.', remedy: 'wait' }),
  slowDown: (untilAt: number): TroubleOf<'slow-down'> => ({ kind: 'slow-down', untilAt, say: 'The forum asked to wait a little. This goes on by itself after that.', remedy: 'wait' }),
  signedOut: (): TroubleOf<'signed-out'> => ({ kind: 'signed-out', say: 'The forum no longer knows this account’s key. Nothing is lost: sign in again and this goes on.', remedy: 'sign-in' }),
  fault: (status: number | null): TroubleOf<'forum-fault'> => ({ kind: 'forum-fault', status, say: 'The forum has a fault of its own right now. Rounds tries again by itself.', remedy: 'wait' }),
  gone: (): TroubleOf<'question-gone'> => ({ kind: 'question-gone', say: 'The question is no longer on the forum, or no longer ours to see.', remedy: 'none' }),
  closed: (): TroubleOf<'question-closed'> => ({ kind: 'question-closed', say: 'The question was closed meanwhile, so no message was posted in it.', remedy: 'none' }),
  moved: (): TroubleOf<'refused'> => ({ kind: 'refused', reasons: [], say: 'Somebody moved it since, so it was left where it is.', remedy: 'none' }),
  decided: (): TroubleOf<'refused'> => ({ kind: 'refused', reasons: [], say: 'Somebody else changed this post or decided about it meanwhile. Look at it again.', remedy: 'none' }),
  nothingHeld: (): TroubleOf<'refused'> => ({ kind: 'refused', reasons: [], say: 'The forum holds nothing of this question for approval.', remedy: 'none' }),
  overtaken: (): TroubleOf<'refused'> => ({ kind: 'refused', reasons: [], say: 'Somebody changed it at the same moment. Try again to do it to what is there now.', remedy: 'retry' }),
  forbidden: (reasons: readonly string[]): TroubleOf<'refused'> => refused('The forum does not let this account do it here', reasons),
  refused: (reasons: readonly string[]): TroubleOf<'refused'> => refused('The forum did not take it', reasons),
  unknown: (): TroubleOf<'outcome-unknown'> => ({
    kind: 'outcome-unknown',
    say: 'The forum never said whether it did this, and looking did not show it. “Try again” looks once more and does it only if it is still not done.',
    remedy: 'retry',
  }),
  unexpected: (): TroubleOf<'unexpected'> => ({ kind: 'unexpected', say: 'Rounds stumbled over this. Nothing was done that is not shown here; try again.', remedy: 'retry' }),
};

function refused(begin: string, reasons: readonly string[]): TroubleOf<'refused'> {
  const said = reasons.slice(0, 5).map((reason) => reason.slice(0, 300));
  return { kind: 'refused', reasons: said, say: said.length > 0 ? `${begin}: ${said.join(' ')}` : `${begin}.`, remedy: 'retry' };
}

interface Told {
  state: DeedState;
  trouble: Trouble | null;
  kind: DeedKind;
  /** What stands now is what the deed brought; false: it stood like this before. */
  changed: boolean;
  pause: Pause | null;
  /** The forum was asked for some of it. */
  isPutBack: boolean;
}

/** Why a deed is where it is and what happens next, in plain words. */
export function reasonOf({ state, trouble, kind, changed, pause, isPutBack }: Told): string {
  switch (state) {
    case 'held':
      return 'Held for a moment so that you can undo.';
    case 'waiting':
      if (pause === 'offline') return troubles.offline().say;
      if (pause === 'fault') return troubles.fault(null).say;
      if (pause === 'slow-down') return troubles.slowDown(0).say;
      if (pause === 'signed-out') return 'Waits until you have signed in again. Nothing is lost.';
      return trouble?.say ?? 'Waits for its turn. Answers go first.';
    case 'doing':
      return 'On its way to the forum.';
    case 'checking':
      return 'The forum’s reply was lost. We look whether it was done before it is asked again.';
    case 'done':
      if (kind === 'accept') return 'Sorted. It stays in the queue.';
      return changed ? 'Done on the forum.' : 'It stood like this already; nothing was changed.';
    case 'needs-you':
      return trouble?.say ?? 'Needs a decision from you.';
    case 'undone':
      if (isPutBack) return changed ? 'Put back as it was.' : 'Nothing was changed, so nothing had to be put back.';
      return kind === 'accept' ? 'Not sorted any more.' : 'Taken back before it was done.';
  }
}

const past: Readonly<Record<DeedKind, string>> = {
  accept: 'accepted',
  duplicate: 'closed as a duplicate',
  'needs-information': 'asked for more information',
  'off-topic': 'closed as off-topic',
  close: 'closed',
  reopen: 'reopened',
  move: 'moved',
  tag: 'tagged',
  hide: 'hid',
  unhide: 'showed again',
  flag: 'told the forum’s moderators',
  escalate: 'escalated',
  approve: 'approved a held post',
  reject: 'rejected a held post',
};

/** For the history. `isBack`: it put a deed of that kind back. */
export const sayPast = (kind: DeedKind, isBack: boolean): string => (isBack ? `undid: ${past[kind]}` : past[kind]);

/** Why the forum holds a post, where it says so in a word of its own. */
export function whyHeld(reason: string): string {
  if (reason === 'approve_unless_allowed_groups' || reason === 'trust_level' || reason === 'post_count' || reason === 'group') return 'The author is new here.';
  if (reason === 'fast_typer' || reason === 'auto_silence_regex') return 'It was written suspiciously fast.';
  if (reason === 'watched_word') return 'It holds a word the forum watches.';
  if (reason === 'category') return 'Every post in this community waits for approval.';
  return reason.replaceAll('_', ' ').slice(0, 120);
}

/** Why an order cannot be taken at all; null: it can. */
export function whyNot(kind: DeedKind, detail: Deed['detail'], questionIds: readonly string[]): TroubleOf<'not-allowed'> | null {
  const no = (say: string): TroubleOf<'not-allowed'> => ({ kind: 'not-allowed', say, remedy: 'edit' });
  if (kind === 'duplicate' && detail.ofQuestionId === undefined) return no('Choose the question that was asked before.');
  if (kind === 'duplicate' && questionIds.includes(detail.ofQuestionId ?? '')) return no('A question cannot be a duplicate of itself.');
  if (kind === 'move' && detail.communityId === undefined) return no('Choose the community it should move to.');
  if (kind === 'tag' && (detail.tags ?? []).every((tag) => tag.trim() === '')) return no('Choose at least one tag.');
  return null;
}
