import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '#electron/engine/ports.ts';

export interface Session {
  /** 0: a guest. */
  uid: number;
  csrf: string;
  startedAt: number;
  endsAt: number;
}

/** What lets people in: tokens that an administrator gave out, and sessions that a password opened. */
export interface Keys {
  /** A member's token, the same one every time until it is revoked. `uid` 0: a master token. */
  tokenOf(uid: number): string;
  /** Null: nobody's. */
  holder(token: string): number | null;
  /** Says whether there was anything to revoke. */
  revoke(token: string): boolean;
  open(uid: number): { id: string; session: Session };
  session(id: string): Session | null;
  close(id: string): void;
  /** Ends every session, or those of one member; says how many. */
  expire(uid?: number): number;
}

export function createKeys(clock: Clock, sessionDays: () => number): Keys {
  const tokens = new Map<string, number>();
  const sessions = new Map<string, Session>();
  return {
    tokenOf(uid) {
      for (const [token, holder] of tokens) if (holder === uid) return token;
      const token = randomUUID();
      tokens.set(token, uid);
      return token;
    },
    holder: (token) => tokens.get(token) ?? null,
    revoke: (token) => tokens.delete(token),
    open(uid) {
      const id = randomBytes(24).toString('base64url');
      const session = { uid, csrf: randomBytes(64).toString('hex'), startedAt: clock.now(), endsAt: clock.now() + sessionDays() * 86_400_000 };
      sessions.set(id, session);
      return { id, session };
    },
    session(id) {
      const found = sessions.get(id);
      return found && found.endsAt > clock.now() ? found : null;
    },
    close: (id) => void sessions.delete(id),
    expire(uid) {
      const ended = [...sessions].filter(([, session]) => uid === undefined || session.uid === uid);
      for (const [id] of ended) sessions.delete(id);
      return ended.length;
    },
  };
}
