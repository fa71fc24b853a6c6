import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Readable } from 'node:stream';
import axios from 'axios';
import { guardedLookup, isPublicAddress, resolveByDns, type Judge, type Resolve } from '../../../forums/public-address.ts';
import type { Clock } from '../../../ports.ts';
import type { Heard } from './link-verdict.ts';

const mostRedirects = 5;
const answerMs = 10_000;
const forGood = new Set([301, 308]);
/** Some servers know no HEAD, and some only say so with another fault. */
const wantsGet = (status: number): boolean => status >= 400;

/** `judge`, `resolve`, `ms`: for tests, which have no open Internet and cannot wait. */
export interface AskLimits {
  judge?: Judge;
  resolve?: Resolve;
  ms?: number;
}

/** Asks an address whether it answers, over http or https, at the open Internet only. Each redirect is judged anew. Nothing of ours goes along, and no body is read. */
export function createAskLink({ clock, limits = {} }: { clock: Clock; limits?: AskLimits }) {
  const judge = limits.judge ?? isPublicAddress;
  const lookup = guardedLookup(judge, limits.resolve ?? resolveByDns);
  const silent = (code: string): Heard => ({ status: null, code, movedTo: null, isForGood: false });

  /** Empty: it may be asked. A literal address is never looked up, so it is judged here. */
  const whyNot = (url: URL): string => {
    if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return 'NOT_WEB';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return net.isIP(host) !== 0 && !judge(host) ? 'EACCES' : '';
  };

  const once = async (method: 'head' | 'get', url: URL, signal: AbortSignal): Promise<{ status: number; location: string | null }> => {
    const { status, headers, data } = await axios.request<Readable>({
      method,
      url: url.href,
      signal,
      maxRedirects: 0,
      responseType: 'stream',
      decompress: false,
      validateStatus: () => true,
      // A proxy would look the name up itself, and nobody could judge where it goes.
      proxy: false,
      httpAgent: new http.Agent({ keepAlive: false, lookup }),
      httpsAgent: new https.Agent({ keepAlive: false, lookup }),
      headers: { Accept: 'text/html,*/*;q=0.5', 'User-Agent': 'Mozilla/5.0 (compatible; Rounds link check)' },
    });
    data.destroy();
    const location: unknown = headers['location'];
    return { status, location: typeof location === 'string' && status >= 300 && status < 400 ? location : null };
  };

  return async function ask(address: string, signal: AbortSignal | undefined): Promise<Heard> {
    const time = new AbortController();
    const stop = clock.after(limits.ms ?? answerMs, () => time.abort());
    const either = signal ? AbortSignal.any([signal, time.signal]) : time.signal;
    try {
      let url = new URL(address);
      let isForGood = true;
      for (let redirects = 0; ; redirects += 1) {
        const why = whyNot(url);
        if (why !== '') return silent(why);
        let { status, location } = await once('head', url, either);
        if (location === null && wantsGet(status)) ({ status, location } = await once('get', url, either));
        if (location === null) return { status, code: '', movedTo: redirects === 0 ? null : url.href, isForGood: isForGood && redirects > 0 };
        if (redirects === mostRedirects) return silent('TOO_MANY');
        if (!URL.canParse(location, url.href)) return silent('NOT_WEB');
        isForGood &&= forGood.has(status);
        url = new URL(location, url);
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (time.signal.aborted) return silent('ETIMEDOUT');
      return silent((error as { code?: string } | null)?.code ?? 'UNKNOWN');
    } finally {
      stop();
    }
  };
}
