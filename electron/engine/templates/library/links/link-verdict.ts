import type { LinkState } from '#shared/words/library.ts';

/** What came of asking one address, after its redirects. `status` null: nothing came; `code` says why. */
export interface Heard {
  status: number | null;
  code: string;
  /** Where it went on to; null: nowhere else. */
  movedTo: string | null;
  /** Every redirect on the way said that it is for good. */
  isForGood: boolean;
}

export type Verdict = Pick<LinkState, 'state' | 'say'>;

const silence: Readonly<Record<string, Verdict>> = {
  EACCES: { state: 'refused', say: 'Not asked: this address is not on the open Internet.' },
  NOT_WEB: { state: 'refused', say: 'Not asked: only http and https addresses without a password in them are.' },
  TOO_MANY: { state: 'dead', say: 'It sends its visitors round in circles.' },
  ENOTFOUND: { state: 'dead', say: 'There is no such site any more.' },
  ETIMEDOUT: { state: 'dead', say: 'It did not answer in time.' },
  ECONNREFUSED: { state: 'dead', say: 'Nobody answers at this address.' },
};
const noNetwork = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EADDRNOTAVAIL']);

/** What the library says of a link. Null: this machine has no network, which says nothing about the link. */
export function verdictOf({ status, code, movedTo, isForGood }: Heard): Verdict | null {
  if (status === null) {
    if (noNetwork.has(code)) return null;
    if (/CERT|SSL|TLS|UNABLE_TO_VERIFY|SELF_SIGNED/.test(code)) return { state: 'dead', say: 'Its certificate is not valid, so browsers warn of it.' };
    return silence[code] ?? { state: 'dead', say: 'The connection broke off.' };
  }
  if (status === 404 || status === 410) return { state: 'dead', say: `The page is gone (${status}).` };
  if (status >= 500) return { state: 'dead', say: `The site has a fault (${status}). It may be back later.` };
  if (status >= 400) return { state: 'refused', say: `The site does not let a check in (${status}). Open the link to see.` };
  if (movedTo !== null && isForGood) return { state: 'moved', say: `It moved for good, to ${movedTo}` };
  return { state: 'answers', say: '' };
}
