import type { FoundForum, ForumKind, SignInWay } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import type { Clock } from '../../../ports.ts';
import { DoorFault, type Door, type Fault, type Reply } from '../door.ts';
import { refused, sayFault } from '../say.ts';
import { basesOf, plainAddress, readAddress, under } from './address.ts';
import { discourseFace } from './discourse-face.ts';
import { readIcon } from './icon.ts';
import { nodebbConfig, nodebbFace, type NodebbConfig } from './nodebb-face.ts';

const findMs = 60_000;
const oldestApi = 2;
const keyPage = 'user-api-key/new';
const configPage = 'api/config';

const astray: readonly Fault[] = ['sent-to-unsafe', 'sent-around', 'not-public', 'too-large'];

/** What stands at an address, before it is asked for anything else. */
export type Probed = { kind: 'discourse'; base: URL; hasDevice: boolean } | { kind: 'nodebb'; base: URL; config: NodebbConfig };

interface Lent {
  door: Door;
  clock: Clock;
  /** Whether a page can hand a code back to this program. */
  hasWayBack: boolean;
  knownAs: (kind: ForumKind, baseUrl: string) => AccountId | null;
}

export interface Finder {
  /** Throws TroubleError: refused, offline, slow-down, forum-fault. */
  find(address: string): Promise<FoundForum>;
  /** The same question, for who already knows the address and only wants to know what stands there now. */
  probe(address: string): Promise<Probed>;
}

/** Finds out what stands at an address: asked as a stranger, with nothing it says believed further than it must be. */
export function createFinder({ door, clock, hasWayBack, knownAs }: Lent): Finder {
  const withinTime = async <T>(work: (signal: AbortSignal) => Promise<T>, host: string): Promise<T> => {
    const time = new AbortController();
    const stop = clock.after(findMs, () => time.abort(new DoorFault('no-answer', host)));
    try {
      return await work(time.signal);
    } catch (error) {
      throw sayFault(error, clock.now());
    } finally {
      stop();
    }
  };

  const probeAt = async (address: string, signal: AbortSignal): Promise<Probed> => {
    const bases = basesOrRefusal(address);
    const asked = new Set<string>();
    const queue = [...bases];
    const answers: Reply[] = [];
    let wayward: DoorFault | null = null;
    for (let base = queue.shift(); base; base = queue.shift()) {
      if (asked.has(plainAddress(base)) || asked.size >= 4) continue;
      asked.add(plainAddress(base));
      try {
        const head = await door.ask(under(base, keyPage), { method: 'HEAD', follows: true, headers: { Accept: 'text/html' }, signal });
        answers.push(head);
        const discourse = discourseOf(head);
        if (discourse) return discourse;
        // Sent to a place of its own, which forgot what was asked for.
        if (head.url.origin !== base.origin) queue.push(...basesOf(head.url));
        const told = await door.ask(under(base, configPage), { follows: true, signal });
        answers.push(told);
        const nodebb = nodebbOf(told);
        if (nodebb) return nodebb;
      } catch (error) {
        // Where one page leads astray another may not.
        if (!(error instanceof DoorFault) || !astray.includes(error.fault)) throw error;
        wayward ??= error;
      }
    }
    if (wayward) throw wayward;
    throw refused(sayNeither(bases[0] ?? new URL('https://nowhere.invalid'), answers));
  };

  return {
    probe: (address) => withinTime((signal) => probeAt(address, signal), hostOf(address)),
    find: (address) =>
      withinTime(async (signal): Promise<FoundForum> => {
        const probed = await probeAt(address, signal);
        const { kind, base } = probed;
        const { icons, ...face } = await (kind === 'discourse' ? discourseFace(door, base, signal) : nodebbFace(door, base, probed.config, signal));
        const url = plainAddress(base);
        return { kind, url, ...face, icon: await readIcon(door, base, icons, signal), ways: waysOf(probed, hasWayBack), knownAs: knownAs(kind, url) };
      }, hostOf(address)),
  };
}

const hostOf = (address: string): string => {
  const read = readAddress(address);
  return 'bases' in read ? (read.bases[0]?.hostname ?? '') : '';
};

function basesOrRefusal(address: string): URL[] {
  const read = readAddress(address);
  if ('bases' in read) return read.bases;
  switch (read.why) {
    case 'none':
      throw refused('This is no address. Type it as your browser shows it, such as forum.example.org.');
    case 'not-a-page':
      throw refused('This is no address of a web page. Type it as your browser shows it, such as forum.example.org.');
    case 'with-password':
      throw refused('There is a name or password in this address. Type it without.');
  }
}

function discourseOf(reply: Reply): Probed | null {
  const said = reply.header('Auth-Api-Version');
  if (reply.status !== 200 || said === null || !/^\d{1,4}$/.test(said) || !reply.url.pathname.endsWith(`/${keyPage}`)) return null;
  if (Number(said) < oldestApi) throw refused('This Discourse forum is too old to let Rounds in. Its administrators would have to update it.');
  return { kind: 'discourse', base: baseOf(reply.url, keyPage), hasDevice: reply.header('Auth-Api-Device-Code') === 'true' };
}

function nodebbOf(reply: Reply): Probed | null {
  const config = reply.status === 200 && reply.url.pathname.endsWith(`/${configPage}`) ? nodebbConfig(reply.json) : null;
  return config && { kind: 'nodebb', base: baseOf(reply.url, configPage), config };
}

const baseOf = (url: URL, page: string): URL => new URL(url.pathname.slice(0, -page.length - 1) || '/', url.origin);

function sayNeither(asked: URL, answers: readonly Reply[]): string {
  const bare = (url: URL): string => url.hostname.replace(/^www\./, '');
  const elsewhere = answers.find(({ url }) => bare(url) !== bare(asked));
  if (answers.some(({ status }) => status === 511 || status === 407)) return 'This network wants you to sign in on its own page first. Open any page in your browser, then try again.';
  if (elsewhere) return `${asked.hostname} sends Rounds to ${elsewhere.url.hostname}, which is no forum. Perhaps this network or the forum wants you to sign in on a page first; open ${asked.hostname} in your browser and look.`;
  if (answers.every(({ status }) => status === 401 || status === 403)) return `${asked.hostname} lets in browsers only: it asks for a login or looks for robots before it answers. Its administrators would have to let Rounds through.`;
  if (answers.every(({ status }) => status >= 500)) return `${asked.hostname} answers that it is out of order. Try again later.`;
  return `${asked.host} answers, but is neither a Discourse nor a NodeBB forum.`;
}

function waysOf(probed: Probed, hasWayBack: boolean): SignInWay[] {
  if (probed.kind === 'nodebb') return ['token', 'password'];
  return [...(probed.hasDevice ? (['device'] as const) : []), ...(hasWayBack ? (['browser'] as const) : []), 'paste', 'admin-key'];
}
