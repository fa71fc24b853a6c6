import type { Trouble } from '#shared/words/trouble.ts';
import type { ForumTrouble } from './forum.ts';

/** What a forum's trouble means to the person, with its cure. `now`: milliseconds since 1970. */
export function sayTrouble(trouble: ForumTrouble, now: number): Trouble {
  switch (trouble.kind) {
    case 'unreachable':
      if (trouble.between === 'not-safe') return { kind: 'offline', say: 'The other end could not prove that it is the forum, so Rounds does not talk to it. A network’s sign-in page does this, a wrong clock on this computer, or a certificate of the forum that ran out.', remedy: 'retry' };
      return { kind: 'offline', say: 'The forum cannot be reached. Rounds keeps trying; what you write is safe here meanwhile.', remedy: 'wait' };
    case 'slow-down':
      return { kind: 'slow-down', untilAt: now + Math.ceil(trouble.waitMs), say: 'The forum asked Rounds to slow down. It goes on by itself.', remedy: 'wait' };
    case 'signed-out':
      return { kind: 'signed-out', say: 'The forum no longer accepts this sign-in. Sign in again; nothing is lost.', remedy: 'sign-in' };
    case 'gone':
      return { kind: 'question-gone', say: 'The forum no longer shows this.', remedy: 'none' };
    case 'forbidden':
      return { kind: 'refused', reasons: [], say: 'This may not be shown here.', remedy: 'none' };
    case 'fault':
      if (trouble.between === 'network-login') return { kind: 'offline', say: 'Network login needed: a page of this network answers in the forum’s place. Open any web page to sign in to the network; Rounds goes on by itself.', remedy: 'wait' };
      return { kind: 'forum-fault', status: trouble.status, say: 'The forum gave an answer Rounds does not understand. It tries again by itself.', remedy: 'wait' };
  }
}
