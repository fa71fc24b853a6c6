import type { AccountAccess } from '../../../ports.ts';
import { ForumTrouble, type Forum, type How } from '../../forum.ts';
import type { ForumHttp } from '../../http.ts';
import { understood } from '../understood.ts';
import { basicInfo, session } from '../wire/wire.ts';

type Query = readonly (readonly [string, string])[];
interface Shape<T> {
  parse(value: unknown): T;
}

export interface Me {
  id: number;
  username: string;
  name: string;
}

/** How the pages of one Discourse are asked for. Everything here throws ForumTrouble. */
export interface Ask {
  /** As the account; tells a key that is no longer good from a page that is not for us, for Discourse answers 403 to both. */
  page<T>(shape: Shape<T>, path: string, query?: Query, how?: How): Promise<T>;
  read(path: string, query?: Query, how?: How): Promise<unknown>;
  /** As a stranger where strangers are shown it, which does not count towards the key, else as the account. `isOne`: a single page; that one is not for strangers says nothing of the rest. */
  open<T>(shape: Shape<T>, path: string, query?: Query, how?: How & { isOne?: boolean }): Promise<{ said: T; isStranger: boolean }>;
  whoAmI(how?: How): Promise<Me>;
  myself(how?: How): Promise<Me>;
  /** My number, to tell my own posts by: what strangers are shown does not say, the rest does. */
  myIdFor(isStranger: boolean, how?: How): Promise<number | null>;
  /** What a description of the forum said. */
  learn(more: { needsSignIn?: boolean; leavesOut?: boolean }): void;
  asStranger: NonNullable<Forum['asStranger']>;
}

const whoPath = 'session/current.json';
/** For how long a forum that would not speak to a stranger is not asked as one. */
const shyMs = 3_600_000;
/** A stranger who is asked to wait longer than this is not waited for. */
const longestWait = 120_000;

export function createAsk(access: AccountAccess, http: ForumHttp): Ask {
  let me: Me | null = null;
  let isPublic: boolean | null = null;
  let leavesOut = false;
  let shyUntil = Number.NEGATIVE_INFINITY;

  const page: Ask['page'] = async (shape, path, query = [], how) => {
    try {
      return understood(shape, await http.get(http.url(path, query), how));
    } catch (error) {
      if (!(error instanceof ForumTrouble)) throw error;
      if (path === whoPath && (error.kind === 'forbidden' || error.kind === 'gone')) throw new ForumTrouble('signed-out', 'the forum does not know this key', { status: error.status ?? 403 });
      if (path !== whoPath && error.kind === 'forbidden') await whoAmI(how);
      throw error;
    }
  };

  const whoAmI = async (how?: How): Promise<Me> => {
    me = (await page(session, whoPath, [], how)).current_user;
    return me;
  };

  const isShy = (): boolean => http.time.latest() < shyUntil;
  const isOpenTo = async (how?: How): Promise<boolean> => {
    // The practice forum counts nothing, and whoever waits is not kept waiting for another's turn.
    if (access.isPractice || access.credential === null || how?.asMember === true || how?.isForPerson === true || isShy()) return false;
    if (isPublic !== null) return isPublic;
    const stranger = http.asStranger();
    try {
      isPublic = understood(basicInfo, await stranger.get(stranger.url('site/basic-info.json'), how)).login_required !== true;
      return isPublic;
    } catch (error) {
      if (error instanceof ForumTrouble && (error.kind === 'unreachable' || error.kind === 'slow-down')) throw error;
      return false;
    }
  };

  return {
    page,
    read: (path, query, how) => page({ parse: (value) => value }, path, query, how),
    whoAmI,
    myself: async (how) => me ?? whoAmI(how),
    myIdFor: async (isStranger, how) => (me ?? (isStranger ? await whoAmI(how) : null))?.id ?? null,
    learn(more) {
      if (more.needsSignIn !== undefined) isPublic = !more.needsSignIn;
      leavesOut = more.leavesOut ?? leavesOut;
    },
    asStranger: () => (isPublic === true && !access.isPractice && access.credential !== null && !isShy() ? { leavesOut } : null),

    async open(shape, path, query = [], how) {
      if (await isOpenTo(how)) {
        const stranger = http.asStranger();
        try {
          return { said: understood(shape, await stranger.get(stranger.url(path, query), how)), isStranger: true };
        } catch (error) {
          if (!(error instanceof ForumTrouble) || error.kind === 'unreachable' || error.kind === 'signed-out') throw error;
          if (error.kind === 'slow-down' && error.waitMs <= longestWait) throw error;
          // A thread that is not for strangers may be for us; a list that is not for them never will be.
          if (error.kind === 'slow-down') shyUntil = http.time.latest() + error.waitMs;
          else if (how?.isOne !== true) shyUntil = http.time.latest() + shyMs;
        }
      }
      return { said: await page(shape, path, query, how), isStranger: false };
    },
  };
}
