import type { AboutCommunities } from '../about-communities.ts';
import type { Assigning } from '../assigning.ts';
import { ForumTrouble } from '../forum.ts';
import type { ForumTime } from '../forum-clock.ts';
import type { Messaging } from '../messaging.ts';
import type { Moderated, Moderating } from '../moderating.ts';

/** There is no such thing here, as HTTP says it. */
const notHere = 501;
const no = (reason: string): Moderated => ({ kind: 'refused', why: 'other', status: notHere, reasons: [reason] });

/** What other forums have and NodeBB has not: each says so, and asks nothing of the forum. */
export function createAbsent(time: ForumTime): Assigning & Messaging & AboutCommunities & Pick<Moderating, 'setListed' | 'accept'> {
  return {
    time,
    // Nobody holds a thread there, so whatever is claimed here stays on this machine.
    holderOf: async () => null,
    assign: async () => ({ kind: 'refused', status: notHere }),
    unassign: async () => ({ kind: 'done' }),
    changedHands: async () => {
      throw new ForumTrouble('forbidden', 'this kind of forum announces nothing', { status: notHere });
    },
    messages: async () => ({ items: [], skipped: 0 }),
    sendMessage: async () => ({ kind: 'refused', status: notHere, reasons: ['This forum has chats in place of messages, and Rounds does not write in them.'] }),
    findMessage: async () => null,
    aboutThreads: async () => [],
    setListed: async () => no('NodeBB cannot take a question off its lists.'),
    accept: async () => no('NodeBB does not mark an answer as the solution.'),
  };
}
