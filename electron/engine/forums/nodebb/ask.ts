import { ForumTrouble, type How } from '../forum.ts';
import type { ForumHttp, Heard } from '../http.ts';
import { meaningOf, wordingOf, type Dictionary } from './sentences.ts';
import { versionIn, type Version } from './translate.ts';
import { envelope, nodeinfo, self, sentencesFile, type WireSelf } from './wire.ts';

type Query = readonly (readonly [string, string])[];
type Shape<T> = { parse(value: unknown): T };
export type Asked = How & { isKept?: boolean };

/** Reads of one forum as one account. All throw ForumTrouble, or the signal's reason. */
export interface Ask {
  /** A page of the forum, as JSON. */
  page<T>(shape: Shape<T>, path: string, query?: Query, how?: Asked): Promise<T>;
  /** An answer of the write API, out of its envelope. */
  v3<T>(shape: Shape<T>, path: string, query?: Query, how?: Asked): Promise<T>;
  /** Who we are, as far as is known; asks when it is not. */
  me(how?: How): Promise<WireSelf>;
  whoAmI(how?: How): Promise<WireSelf>;
  /** Asks who we are when that was long ago: to a key that was taken back NodeBB shows what strangers see, and does not say so. */
  watch(how?: How): Promise<void>;
  /** Whether a write was refused because nobody knows us. False also when that cannot be learned now. */
  isSignedOut(): Promise<boolean>;
  version(how?: How): Promise<Version | null>;
  wording(): Dictionary;
  learnWording(how?: How): Promise<void>;
}

const watchEvery = 5 * 60_000;
const freshMs = 10_000;
const maintenanceMs = 60_000;

export function createAsk(http: ForumHttp): Ask {
  let me: WireSelf | null = null;
  let seenAt = Number.NEGATIVE_INFINITY;
  let version: { is: Version | null } | null = null;
  let wording: Dictionary = {};

  const whoAmI = async (how?: Asked): Promise<WireSelf> => {
    const heard = await http.ask(http.url('api/self'), { ...how, isKept: false });
    const found = heard.status === 200 ? self.safeParse(heard.json) : null;
    if (found?.success && found.data) {
      if (me && me.uid !== found.data.uid) throw new ForumTrouble('signed-out', 'the forum takes us for somebody else', { status: 200 });
      me = found.data;
      seenAt = http.time.earliest();
      return me;
    }
    // A key that speaks for everybody and names nobody is answered with 500.
    const isNobody = (heard.status === 401 && heard.json !== undefined) || found?.success === true || meaningIn(heard)?.means === 'not-in';
    if (isNobody) throw new ForumTrouble('signed-out', 'the forum does not know this key', { status: heard.status });
    throw troubleIn(heard);
  };

  const isFresh = (ms: number): boolean => Math.abs(http.time.earliest() - seenAt) < ms;

  const meaningIn = ({ json }: Heard): ReturnType<typeof meaningOf> => {
    const said = sentenceIn(json);
    return said === null ? null : meaningOf(said, wording);
  };

  const troubleIn = (heard: Heard): ForumTrouble => {
    const { status, json, text } = heard;
    if ((status === 503 && json !== undefined) || meaningIn(heard)?.means === 'out-of-order') return new ForumTrouble('slow-down', 'the forum is being looked after', { waitMs: maintenanceMs, status });
    if (meaningIn(heard)?.means === 'not-in') return new ForumTrouble('signed-out', 'the forum does not know this key', { status });
    // What a live cookie beside a key brings, and nothing else of NodeBB's, is plain.
    if ((status === 401 || status === 403) && (json !== undefined || text === 'Forbidden')) return new ForumTrouble('forbidden', 'the forum does not let us', { status });
    if (json !== undefined && (status === 404 || status === 410)) return new ForumTrouble('gone', 'the forum has no such thing', { status });
    return new ForumTrouble('fault', json === undefined ? 'the answer was not the forum’s' : 'the forum failed', { status });
  };

  const ask = async <T>(shape: Shape<T>, path: string, query: Query = [], how?: Asked): Promise<T> => {
    const heard = await http.ask(http.url(path, query), how);
    if (heard.status !== 200) {
      const trouble = troubleIn(heard);
      // To strangers a private thread is not there, so a key that was taken back looks like a forum that emptied.
      if (trouble.kind === 'forbidden' || (trouble.kind === 'gone' && !isFresh(freshMs))) await whoAmI(how);
      throw trouble;
    }
    try {
      return shape.parse(heard.json);
    } catch {
      throw new ForumTrouble('fault', 'the answer does not have the shape it should', { status: 200 });
    }
  };

  /** Undefined: what answered was not the forum. */
  const learnVersion = async (how?: How): Promise<Version | null | undefined> => {
    try {
      return versionIn((await ask(nodeinfo, 'nodeinfo/2.0', [], how)).software.version);
    } catch (error) {
      // Told only where the forum speaks to others; without it titles are read as they are.
      if (error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'fault' || error.kind === 'forbidden')) return error.between ? undefined : null;
      throw error;
    }
  };

  return {
    page: ask,
    async v3(shape, path, query, how) {
      const { status, response } = await ask(envelope, `api/v3/${path}`, query, how);
      if (status.code !== 'ok') throw new ForumTrouble('fault', 'a yes that is none', { status: 200 });
      try {
        return shape.parse(response);
      } catch {
        throw new ForumTrouble('fault', 'the answer does not have the shape it should', { status: 200 });
      }
    },
    me: async (how) => me ?? whoAmI(how),
    whoAmI,
    watch: async (how) => {
      if (!me || !isFresh(watchEvery)) await whoAmI(how);
    },
    async isSignedOut() {
      try {
        await whoAmI({ isForPerson: true });
        return false;
      } catch (error) {
        return error instanceof ForumTrouble && error.kind === 'signed-out';
      }
    },
    async version(how) {
      if (version) return version.is;
      const is = await learnVersion(how);
      if (is !== undefined) version = { is };
      return is ?? null;
    },
    wording: () => wording,
    async learnWording(how) {
      try {
        wording = wordingOf(await ask(sentencesFile, 'assets/language/en-GB/error.json', [], { ...how, isKept: true }));
      } catch (error) {
        // Ours stand as long as the forum's own cannot be had.
        if (!(error instanceof ForumTrouble) || (error.kind !== 'gone' && error.kind !== 'fault' && error.kind !== 'forbidden')) throw error;
      }
    },
  };
}

/** The sentence in a no: of the write API, or of a page. Null: there is none. */
export function sentenceIn(json: unknown): string | null {
  const wrapped = envelope.safeParse(json);
  if (wrapped.success) return wrapped.data.status.message;
  const error = typeof json === 'object' && json !== null ? (json as { error?: unknown }).error : undefined;
  return typeof error === 'string' ? error.slice(0, 1_000) : null;
}
