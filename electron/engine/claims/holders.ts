import { questionId, type QuestionId } from '#shared/words/ids.ts';
import type { SeenHolder } from '../forums/assigning.ts';
import type { ForumTime } from '../forums/forum-clock.ts';
import { accountRow } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { allClaims, changeClaim, claimOf, heldUntil, holderOf, removeClaim } from '../store/team/claims.ts';
import { leftAfterRestart, leftUntil, type Hold } from './lease.ts';
import type { Terms } from './terms.ts';

/** Who holds a question, from what the forum says and what this desk holds itself. */
export interface Holders {
  me(): { username: string; name: string };
  /** What to write down after the forum said `seen`, to a request with the number `asked` (absent: just now). Inside the transaction of the reading. */
  judge(id: QuestionId, seen: SeenHolder | null, asked?: number): SeenHolder | null;
  /** Somebody else has it, and our claim with it. */
  lose(id: QuestionId, to: SeenHolder): SeenHolder | null;
  known(id: QuestionId): Hold | null;
  /** The forum is being told about this question: what it says meanwhile is old. */
  begin(id: QuestionId): void;
  /** It has been told: what was asked for before now is old. */
  end(id: QuestionId): void;
  /** Measures everything that was written down before this run. */
  start(): void;
}

interface Parts {
  db: Db;
  accountId: string;
  time: ForumTime;
  terms: Terms;
  /** Numbers for requests; a later one is higher. */
  order: { next(): number };
}

export function createHolders({ db, accountId, time, terms, order }: Parts): Holders {
  const telling = new Set<QuestionId>();
  const toldAt = new Map<QuestionId, number>();
  const me = (): { username: string; name: string } => {
    const account = accountRow(db, accountId);
    return { username: account?.my_username ?? '', name: account?.my_name ?? '' };
  };

  /** Somebody who is not at it through this desk. An end that has passed is nobody. */
  const seenAs = (id: QuestionId, seen: SeenHolder | null): SeenHolder | null => {
    const before = holderOf(db, id);
    // A list that does not carry notes adds nothing to what is known of the same person.
    const end = seen?.untilAt === undefined && before?.username === seen?.username ? before?.untilAt : seen?.untilAt;
    const left = typeof end === 'number' ? leftUntil(end, time.latest()) : null;
    if (typeof end === 'number' && left !== null && left > 0) terms.note(id, left, end);
    else terms.drop(id);
    if (!seen || left === 0) return null;
    return { username: seen.username, name: seen.name, untilAt: left === null && end !== undefined ? null : end };
  };
  const lose = (id: QuestionId, to: SeenHolder): SeenHolder | null => {
    removeClaim(db, id);
    terms.drop(id);
    return seenAs(id, to);
  };

  return {
    me,
    lose,
    judge(id, seen, asked = Number.POSITIVE_INFINITY) {
      const mine = claimOf(db, id);
      if (telling.has(id) || asked < (toldAt.get(id) ?? 0)) return holderOf(db, id);
      const isMe = seen?.username === me().username;
      if (mine?.wish === 'leave' && isMe) return null;
      if (mine?.wish !== 'hold') return seenAs(id, seen);
      // What the forum does not know yet it cannot deny.
      if (mine.why === 'telling' || mine.why === 'waiting') return holderOf(db, id);
      const left = seen?.untilAt ? leftUntil(seen.untilAt, time.latest()) : null;
      if (seen && !isMe && left !== 0) return lose(id, seen);
      if (mine.why === 'refused' || isMe) {
        if (isMe && mine.why === 'refused') changeClaim(db, id, { why: 'told', place: 'forum' });
        return holderOf(db, id);
      }
      // Somebody on the forum took it from us and gave it to nobody; whoever is at work takes it anew with the next letter.
      removeClaim(db, id);
      terms.drop(id);
      return null;
    },
    known(id) {
      const holder = holderOf(db, id);
      if (!holder) return null;
      const { username, untilAt } = holder;
      const mine = claimOf(db, id);
      if (mine?.wish === 'hold') return { username, term: mine.until_at === null ? null : (terms.of(id) ?? { from: terms.now(), ms: 0 }) };
      const left = leftUntil(untilAt ?? null, time.latest());
      if (typeof untilAt !== 'number' || left === null) return { username, term: null };
      terms.note(id, left, untilAt);
      return { username, term: terms.of(id) };
    },
    begin: (id) => void telling.add(id),
    end(id) {
      telling.delete(id);
      toldAt.set(id, order.next());
    },
    start() {
      for (const { id, until } of heldUntil(db, accountId)) terms.note(questionId.parse(id), leftUntil(until, time.latest()) ?? 0, until);
      for (const row of allClaims(db, accountId)) {
        if (row.wish !== 'hold' || row.until_at === null) continue;
        terms.begin(questionId.parse(row.question_id), leftAfterRestart({ untilAt: row.until_at, renewedAt: row.renewed_at }, terms.now().wall));
      }
      terms.look();
    },
  };
}
