import type { AmendKind, AmendState } from '#shared/words/amend.ts';
import type { Trouble, TroubleOf } from '#shared/words/trouble.ts';
import type { Pause } from '../outbox/words.ts';

const deed: Readonly<Record<AmendKind, string>> = { edit: 'change this answer', delete: 'delete this answer', accept: 'mark this answer', unaccept: 'take this mark away' };

/** Every trouble that what is done with a sent answer can meet, in the words the person reads. */
export const troubles = {
  offline: (): TroubleOf<'offline'> => ({ kind: 'offline', say: 'The forum cannot be reached. This is done by itself when it can.', remedy: 'wait' }),
  networkLogin: (): TroubleOf<'offline'> => ({ kind: 'offline', say: 'Network login needed: a page of this network answers in the forum’s place. This is done by itself once you have signed in to the network.', remedy: 'wait' }),
  notSafe: (): TroubleOf<'offline'> => ({ kind: 'offline', say: 'The other end could not prove that it is the forum, so nothing was asked of it. “Try again” asks once more.', remedy: 'retry' }),
  slowDown: (untilAt: number): TroubleOf<'slow-down'> => ({ kind: 'slow-down', untilAt, say: 'The forum asked to wait a little. This goes on by itself after that.', remedy: 'wait' }),
  signedOut: (): TroubleOf<'signed-out'> => ({ kind: 'signed-out', say: 'The forum no longer knows this account’s key. Nothing is lost: sign in again and this goes on.', remedy: 'sign-in' }),
  fault: (status: number | null): TroubleOf<'forum-fault'> => ({ kind: 'forum-fault', status, say: 'The forum has a fault of its own right now. Rounds tries again by itself.', remedy: 'wait' }),
  gone: (kind: AmendKind): TroubleOf<'question-gone'> => ({ kind: 'question-gone', say: `This answer is no longer on the forum, or no longer ours to see.${kind === 'edit' ? ' Your words are kept here.' : ''}`, remedy: 'none' }),
  changed: (): TroubleOf<'refused'> => ({ kind: 'refused', reasons: [], say: 'Somebody changed this answer on the forum since you opened it. Nothing was overwritten, and your words are kept here.', remedy: 'read-change' }),
  notAllowed: (kind: AmendKind, reasons: readonly string[]): TroubleOf<'refused'> => refused(kind, `The forum does not let this account ${deed[kind]}`, reasons),
  refused: (kind: AmendKind, reasons: readonly string[]): TroubleOf<'refused'> => refused(kind, 'The forum did not do it', reasons),
  unknown: (): TroubleOf<'outcome-unknown'> => ({ kind: 'outcome-unknown', say: 'The forum never said whether it did this, and looking did not show it. “Try again” looks once more and asks only if it is still not done.', remedy: 'retry' }),
  unexpected: (): TroubleOf<'unexpected'> => ({ kind: 'unexpected', say: 'Rounds stumbled over this. Nothing was asked that is not shown here; try again.', remedy: 'retry' }),
};

function refused(kind: AmendKind, begin: string, reasons: readonly string[]): TroubleOf<'refused'> {
  const said = reasons.slice(0, 5).map((reason) => reason.slice(0, 300));
  const end = kind === 'edit' ? ' Your words are kept here.' : '';
  return { kind: 'refused', reasons: said, say: said.length > 0 ? `${begin}: ${said.join(' ')}${end}` : `${begin}.${end}`, remedy: 'retry' };
}

const done: Readonly<Record<AmendKind, string>> = {
  edit: 'Changed on the forum.',
  delete: 'Deleted from the forum; the text is your draft again.',
  accept: 'Marked as the answer.',
  unaccept: 'No longer marked as the answer.',
};

const going: Readonly<Record<AmendKind, string>> = {
  edit: 'Your change is on its way to the forum.',
  delete: 'The forum is being asked to delete it.',
  accept: 'The forum is being asked to mark it as the answer.',
  unaccept: 'The forum is being asked to take the mark away.',
};

const looking: Readonly<Record<AmendKind, string>> = {
  edit: 'The forum’s reply was lost. We look whether your change is there before it is asked again.',
  delete: 'We look whether it is gone from the forum.',
  accept: 'The forum’s reply was lost. We look whether the mark is there before it is asked again.',
  unaccept: 'The forum’s reply was lost. We look whether the mark is gone before it is asked again.',
};

interface Told {
  kind: AmendKind;
  state: AmendState;
  trouble: Trouble | null;
  /** What everything that leaves for this forum waits for. */
  pause: Pause | null;
  /** Whoever sits here may not send any more. */
  isBarred: boolean;
}

/** Why it is where it is and what happens next, in plain words. */
export function reasonOf({ kind, state, trouble, pause, isBarred }: Told): string {
  switch (state) {
    case 'waiting':
      if (isBarred) return 'It stays here: your role on this desk does not let you send.';
      if (pause === 'offline') return troubles.offline().say;
      if (pause === 'network-login') return troubles.networkLogin().say;
      if (pause === 'not-safe') return troubles.notSafe().say;
      if (pause === 'fault') return troubles.fault(null).say;
      if (pause === 'slow-down') return troubles.slowDown(0).say;
      if (pause === 'signed-out') return 'Waits until you have signed in again. Nothing is lost.';
      return trouble?.say ?? 'Waits for its turn. Answers go first.';
    case 'doing':
      return going[kind];
    case 'checking':
      return pause === null ? looking[kind] : `${looking[kind]} We cannot look yet.`;
    case 'needs-you':
      return trouble?.say ?? 'Needs a decision from you.';
    case 'done':
      return done[kind];
    case 'dropped':
      return 'Given up; the answer was left as it stood.';
  }
}

/** For the history. */
export const sayPast: Readonly<Record<AmendKind, string>> = { edit: 'changed an answer', delete: 'deleted an answer', accept: 'marked an answer as the one', unaccept: 'took the mark of an answer away' };

/** Why nothing may be begun although the forum would allow it, or does not; as the person reads it beside the button. */
export const why = {
  archived: 'This question is archived, so nothing in it can be changed.',
  gone: 'The question is no longer on the forum.',
  twins: 'It stands there more than once. Delete the later one first.',
  notMine: 'Somebody else wrote this.',
  editOver: 'The forum does not let this account change this answer any more. Many forums allow it for a time only, often a day.',
  deleteOver: 'The forum does not let this account delete this answer.',
  underway: 'What you asked for before is still on its way.',
};
