import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../engine/ports.ts';
import type { Db } from '../store/db.ts';

export interface KeyHolder {
  memberId: number;
  clientId: string;
  scopes: readonly string[];
  /** For counting uses, never the key itself. */
  hash: string;
}

export interface Keys {
  /** A key that ends with this process. */
  lend(memberId: number, clientId: string, scopes?: readonly string[]): string;
  /** An administrator's key that ends with this process; `memberId` null: for whomever it names. */
  lendAdmin(memberId: number | null): string;
  /** Whom an administrator's key may speak for; undefined: nobody made this key. */
  adminHolder(key: string): { memberId: number | null } | undefined;
  /** A key that stays until revoked; the same client's earlier key ends. */
  issue(grant: { memberId: number; clientId: string; application: string; scopes: readonly string[]; expiresAt: number | null }): string;
  holder(key: string): KeyHolder | null;
  revoke(key: string): boolean;
  /** As a member does who takes back every application's key; says how many. */
  revokeOf(memberId: number): number;
}

export const allScopes = ['read', 'write', 'message_bus', 'push', 'notifications', 'session_info', 'one_time_password'] as const;

/** Only hashes are kept, as a leaked file must not open the forum. */
export function createKeys(db: Db, clock: Clock): Keys {
  const lent = new Map<string, KeyHolder>();
  const admins = new Map<string, { memberId: number | null }>();
  return {
    lend(memberId, clientId, scopes = ['read', 'write', 'notifications', 'session_info']) {
      const key = newKey();
      lent.set(hashOf(key), { memberId, clientId, scopes, hash: hashOf(key) });
      return key;
    },
    lendAdmin(memberId) {
      const key = newKey() + newKey();
      admins.set(hashOf(key), { memberId });
      return key;
    },
    adminHolder: (key) => admins.get(hashOf(key)),
    issue({ memberId, clientId, application, scopes, expiresAt }) {
      const key = newKey();
      db.tx(() => {
        db.run('delete from keys where member_id = ? and client_id = ?', memberId, clientId);
        db.run(
          'insert into keys (hash, member_id, client_id, application, scopes, created_at, used_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
          hashOf(key), memberId, clientId, application, scopes.join(','), clock.now(), clock.now(), expiresAt,
        );
      });
      return key;
    },
    holder(key) {
      const hash = hashOf(key);
      const known = lent.get(hash);
      if (known) return known;
      const row = db.one<{ member_id: number; client_id: string; scopes: string; expires_at: number | null }>('select member_id, client_id, scopes, expires_at from keys where hash = ?', hash);
      if (!row || (row.expires_at !== null && row.expires_at <= clock.now())) return null;
      return { memberId: row.member_id, clientId: row.client_id, scopes: row.scopes.split(','), hash };
    },
    revoke(key) {
      const hash = hashOf(key);
      return lent.delete(hash) || admins.delete(hash) || db.run('delete from keys where hash = ?', hash).changes > 0;
    },
    revokeOf: (memberId) => Number(db.run('delete from keys where member_id = ?', memberId).changes),
  };
}

const newKey = (): string => randomBytes(16).toString('hex');
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
