import type { AccountAccess } from '../../ports.ts';
import { ForumTrouble, type How } from '../forum.ts';
import type { ForumHttp, Heard, Sent } from '../http.ts';
import type { Moderated } from '../moderating.ts';
import { sentenceIn, type Ask } from './ask.ts';
import { meaningOf } from './sentences.ts';
import { config, envelope } from './wire.ts';

export type Written = Sent | { kind: 'signed-out' };

/** Sends a change once. Never throws. `path` below `root`. */
export type Write = (method: 'POST' | 'PUT' | 'DELETE', path: string, body: object, how?: Pick<How, 'isForPerson'>) => Promise<Written>;

/**
 * With a key, as it is; with a session, beside the token that keeps other pages from writing in its name.
 * The language is asked for in the address, which goes before everything else: the header is not looked at for whoever comes with a session,
 * nor for anybody where an administrator turned that off, and then the person’s own setting decides, or the forum’s.
 */
export function createWrite(http: ForumHttp, access: AccountAccess, root: 'api/v3/' | 'api/' = 'api/v3/'): Write {
  const send = (method: Parameters<Write>[0], path: string, body: object, how: Pick<How, 'isForPerson'> | undefined, token?: string): Promise<Sent> =>
    http.write(method, http.url(`${root}${path}`, [['lang', 'en-GB']]), body, { ...how, ...(token === undefined ? {} : { headers: { 'x-csrf-token': token } }) });
  if (access.credential?.kind !== 'session') return send;

  let token: string | null = null;
  const fetchToken = async (how?: Pick<How, 'isForPerson'>): Promise<string> => {
    const seen = config.safeParse(await http.get(http.url('api/config'), how));
    if (!seen.success) throw new ForumTrouble('fault', 'the forum’s settings do not have the shape they should', { status: 200 });
    if (!seen.data.loggedIn || !seen.data.csrf_token) throw new ForumTrouble('signed-out', 'the session is over', { status: 200 });
    token = seen.data.csrf_token;
    return token;
  };

  return async (method, path, body, how) => {
    let sent: Sent | null = null;
    try {
      const used = token ?? (await fetchToken(how));
      sent = await send(method, path, body, how, used);
      if (!isPlainNo(sent)) return sent;
      // Refused at the door, if the token is another by now; else nobody knows who said no.
      const now = await fetchToken(how);
      return now === used ? sent : await send(method, path, body, how, now);
    } catch (error) {
      if (!(error instanceof ForumTrouble)) throw error;
      token = null;
      if (error.kind === 'signed-out') return { kind: 'signed-out' };
      if (sent) return sent;
      return error.kind === 'slow-down' ? { kind: 'slow-down', waitMs: error.waitMs, isWholeForum: true } : { kind: 'unreachable', detail: error.kind };
    }
  };
}

/** What NodeBB says to a write without its token: not JSON, and nothing was done. */
const isPlainNo = (sent: Sent): boolean => sent.kind === 'heard' && sent.status === 403 && sent.json === undefined && sent.text === 'Forbidden';

/** The forum was away for the moment before it did anything. */
export const busyMs = 30_000;

/** A yes in the shape it has; null: not the forum's yes. */
export function yesIn({ status, json }: Heard): { response: unknown } | null {
  const said = envelope.safeParse(json);
  const isYes = said.success && ((status === 200 && said.data.status.code === 'ok') || (status === 202 && said.data.status.code === 'accepted'));
  return isYes ? { response: said.data.response } : null;
}

/** What became of a change. A page in place of the forum's own answer may come from something between us, which may have passed our words on. */
export async function moderated(ask: Ask, sent: Written, isYes: (response: unknown) => boolean): Promise<Moderated> {
  if (sent.kind !== 'heard') return sent;
  const { status, json } = sent;
  if (status === 200) {
    const yes = yesIn(sent);
    return yes && isYes(yes.response) ? { kind: 'done' } : { kind: 'lost', detail: 'the yes was not the forum’s' };
  }
  const said = sentenceIn(json);
  if (said === null) return { kind: 'lost', detail: `status ${status}` };
  const meaning = meaningOf(said, ask.wording());
  const refused = (why: Extract<Moderated, { kind: 'refused' }>['why']): Moderated => ({ kind: 'refused', why, status, reasons: reasonsOf(said) });
  if (status === 503 || meaning?.means === 'out-of-order') return { kind: 'slow-down', waitMs: busyMs, isWholeForum: true };
  if (meaning?.means === 'not-in') return { kind: 'signed-out' };
  if (status === 401 || status === 403) return (await ask.isSignedOut()) ? { kind: 'signed-out' } : refused('forbidden');
  if (meaning?.means === 'wait') return { kind: 'slow-down', waitMs: meaning.ms, isWholeForum: false };
  if (meaning?.means === 'already') return { kind: 'done', isNew: false };
  if (status === 404 || status === 410 || meaning?.means === 'gone' || meaning?.means === 'no-such-item') return refused('gone');
  if (meaning?.means === 'forbidden') return refused('forbidden');
  if (status >= 400 && status < 500 && status !== 408) return refused('other');
  return { kind: 'lost', detail: `status ${status}` };
}

/** NodeBB's own marks are no sentences. */
export const reasonsOf = (said: string): string[] => (said === '' || /^\[\[[^\]]{1,200}\]\]$/.test(said) ? [] : [said.slice(0, 500)]);

/** What had to be read first could not be read: then nothing was changed, and the trouble is the answer. */
export async function told(work: () => Promise<Moderated>): Promise<Moderated> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ForumTrouble)) throw error;
    return { kind: 'unread', trouble: error };
  }
}
