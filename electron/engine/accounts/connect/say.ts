import type { Trouble } from '#shared/words/trouble.ts';
import { TroubleError } from '../../trouble.ts';
import { DoorFault } from './door.ts';

/** No, with the reason. */
export const refused = (say: string): TroubleError => new TroubleError({ kind: 'refused', reasons: [], say, remedy: 'edit' });
/** The forum did something that no forum should. */
export const faulty = (say: string, status: number | null = null): TroubleError => new TroubleError({ kind: 'forum-fault', status, say, remedy: 'retry' });
const unreached = (say: string): Trouble => ({ kind: 'offline', say, remedy: 'retry' });

/** What it means to the person that an address did not answer as it should. `now`: milliseconds since 1970. Anything else is given back as it is. */
export function sayFault(error: unknown, now: number): unknown {
  if (!(error instanceof DoorFault)) return error;
  const { host, fault } = error;
  switch (fault) {
    case 'no-such-name':
      return refused(`Nobody knows the name ${host}. Look whether it is typed right, and whether this computer is online.`);
    case 'offline':
      return new TroubleError(unreached('This computer cannot look anything up on the Internet just now. Is it online?'));
    case 'no-answer':
      return new TroubleError(unreached(`${host} took too long to answer. Try again in a while.`));
    case 'closed':
      return new TroubleError(unreached(`${host} is there but does not answer. Perhaps it is down, or nothing stands at this address.`));
    case 'no-safe-line':
      return refused(`${host} has no secure connection (https) that can be trusted. Rounds sends keys over nothing else.`);
    case 'not-public':
      return refused(`${host} is not on the open Internet. Rounds connects to forums that are.`);
    case 'sent-to-unsafe':
      return refused(`The forum sends Rounds on to ${host} without a secure connection (https), and Rounds does not go there.`);
    case 'sent-around':
      return refused(`${host} sends Rounds from one address to the next without an end.`);
    case 'too-large':
      return faulty(`The answer of ${host} was cut short or far too large.`);
    case 'slow-down':
      return new TroubleError({ kind: 'slow-down', untilAt: now + error.waitMs, say: `${host} asks to be left alone for a while. Try again later.`, remedy: 'wait' });
  }
}
