import type { QuestionId } from '#shared/words/ids.ts';
import type { Assigned, SeenHolder } from '../forums/assigning.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import type { Clock, Log } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { allClaims, changeClaim, claimOf, removeClaim, setHolder, type ClaimRow } from '../store/team/claims.ts';
import { questionRow } from '../store/questions.ts';
import type { Holders } from './holders.ts';
import { leftOf, leftUntil, tellEveryMs } from './lease.ts';
import type { Terms } from './terms.ts';

/** Brings what this desk holds to the forum, where the others see it. Nobody ever waits for it. */
export interface Teller {
  /** Now, or right after what is on its way about the same question. */
  tell(id: QuestionId): void;
  /** A new end of a claim the forum knows: at once when it has not been told for a while, else when the while is over. */
  tellSoon(id: QuestionId): void;
  /** Everything that could not be told. */
  catchUp(): void;
  stop(): void;
}

interface Parts {
  db: Db;
  forum: Forum;
  clock: Clock;
  log: Log;
  accountId: string;
  holders: Holders;
  terms: Terms;
}

export function createTeller({ db, forum, clock, log, accountId, holders, terms }: Parts): Teller {
  const running = new Set<QuestionId>();
  const again = new Set<QuestionId>();
  const toldAt = new Map<QuestionId, number>();
  const later = new Map<QuestionId, () => void>();
  let isStopped = false;

  const topicOf = (id: QuestionId): number => Number(id.slice(id.indexOf(':') + 1));
  const isMe = (holder: SeenHolder | null): boolean => holder?.username === holders.me().username;
  const leftFor = (holder: SeenHolder): number | null => leftUntil(holder.untilAt ?? null, forum.time.latest());
  const holding = (id: QuestionId): ClaimRow | null => {
    const row = isStopped ? undefined : claimOf(db, id);
    return row?.wish === 'hold' ? row : null;
  };
  const give = (id: QuestionId, to: SeenHolder): void => db.tx(() => setHolder(db, id, holders.lose(id, to)));
  const wait = (id: QuestionId, row: ClaimRow): void => {
    if (row.why !== 'waiting') changeClaim(db, id, { why: 'waiting', place: 'machine' });
  };

  /** Looks, takes, and looks again: there is nothing on the forum that would refuse the second of two. */
  async function hold(id: QuestionId, begun: ClaimRow): Promise<void> {
    const how = { isForPerson: begun.why === 'telling' };
    if (begun.is_forced === 0) {
      const before = await forum.holderOf(topicOf(id), how);
      if (!holding(id)) return;
      if (before && !isMe(before) && leftFor(before) !== 0) return give(id, before);
      // Given to us by hand, before we asked: it is not ours to end.
      if (before && isMe(before) && leftFor(before) === null) return stands(id);
    }
    const term = terms.of(id);
    const left = term ? leftOf(term, terms.now()) : 0;
    if (!holding(id) || left === 0) return;
    const outcome = await forum.assign(topicOf(id), forum.time.earliest() + left, how);
    if (outcome.kind === 'unreachable' || outcome.kind === 'slow-down') return holding(id) ? wait(id, begun) : undefined;
    const after = await forum.holderOf(topicOf(id), how);
    const row = holding(id);
    if (!row) return;
    if (after && isMe(after)) return told(id, after.untilAt ?? null);
    if (after && leftFor(after) !== 0) return give(id, after);
    if (outcome.kind === 'refused') return changeClaim(db, id, { why: 'refused', place: 'machine', told_until: null });
    wait(id, row);
  }

  function told(id: QuestionId, until: number | null): void {
    toldAt.set(id, clock.elapsed());
    changeClaim(db, id, { why: 'told', place: 'forum', told_until: until, is_forced: 0 });
  }

  function stands(id: QuestionId): void {
    terms.drop(id);
    changeClaim(db, id, { why: 'told', place: 'forum', told_until: null, until_at: null, is_forced: 0 });
  }

  /** Only what is ours is given back; between looking and giving somebody may still step in, and then says so again at the next letter. */
  async function leave(id: QuestionId, begun: ClaimRow): Promise<void> {
    const holder = await forum.holderOf(topicOf(id));
    const isOurs = holder !== null && isMe(holder) && (begun.until_at === null || typeof holder.untilAt === 'number');
    if (isStopped || claimOf(db, id)?.wish !== 'leave') return;
    const outcome: Assigned = isOurs ? await forum.unassign(topicOf(id)) : { kind: 'done' };
    if (isStopped || claimOf(db, id)?.wish !== 'leave') return;
    if (outcome.kind === 'done' || outcome.kind === 'refused') done(id, isOurs ? null : holder);
  }

  const done = (id: QuestionId, holder: SeenHolder | null): void =>
    db.tx(() => {
      removeClaim(db, id);
      toldAt.delete(id);
      holders.end(id);
      setHolder(db, id, holders.judge(id, holder));
    });

  async function once(id: QuestionId): Promise<void> {
    const row = claimOf(db, id);
    if (!row || isStopped) return;
    holders.begin(id);
    try {
      await (row.wish === 'hold' ? hold(id, row) : leave(id, row));
    } catch (error) {
      if (isStopped) return;
      if (!(error instanceof ForumTrouble)) log.error('claim-not-told', { error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
      const now = claimOf(db, id);
      if (error instanceof ForumTrouble && error.kind === 'gone' && now?.wish === 'leave') removeClaim(db, id);
      else if (now?.wish === 'hold') wait(id, now);
    } finally {
      if (!isStopped) holders.end(id);
    }
  }

  const tell = (id: QuestionId): void => {
    if (isStopped) return;
    if (running.has(id)) return void again.add(id);
    later.get(id)?.();
    later.delete(id);
    running.add(id);
    void once(id).finally(() => {
      running.delete(id);
      if (again.delete(id)) tell(id);
    });
  };

  return {
    tell,
    tellSoon(id) {
      const since = clock.elapsed() - (toldAt.get(id) ?? Number.NEGATIVE_INFINITY);
      if (since >= tellEveryMs) return tell(id);
      if (later.has(id)) return;
      later.set(
        id,
        clock.after(tellEveryMs - since, () => {
          later.delete(id);
          if (holding(id)) tell(id);
        }),
      );
    },
    catchUp() {
      for (const row of allClaims(db, accountId)) {
        const id = row.question_id as QuestionId;
        if ((row.wish === 'leave' || row.why === 'waiting' || row.why === 'telling') && questionRow(db, id) && !running.has(id)) tell(id);
      }
    },
    stop() {
      isStopped = true;
      for (const cancel of later.values()) cancel();
    },
  };
}
