import { ForumTrouble, type Forum } from '../../forums/forum.ts';
import type { Messaged } from '../../forums/messaging.ts';
import { mayDo } from '../../people/may-do.ts';
import type { AccountAccess, Clock, Log, SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { whoAmI } from '../../store/team/activity.ts';
import { addLetter, lettersUnderway, noteThreadRead, threadRead, updateLetter, type LetterRecord } from '../../store/team/letters.ts';
import { awaitsWord, leftUntold, updateLook } from '../../store/team/looks.ts';
import { receiveLetter } from './receive.ts';
import { messageOf } from './send-letter.ts';
import { titlePrefix } from './write-letter.ts';

/** How often messages are asked for: our own forum counts nothing, a stranger's server does. */
const pullEvery = { practice: 2_500, real: 120_000 };
const lookAgainMs = 5_000;
const offlineMs = 30_000;
const signedOutMs = 60_000;
const mostAttempts = 3;
const mostThreadsAtOnce = 10;
/** A clock that jumped holds no letter longer than this. */
const longestWaitMs = 3_600_000;

interface Parts {
  db: Db;
  forum: Pick<Forum, 'messages' | 'sendMessage' | 'findMessage' | 'thread' | 'topicUrl'>;
  clock: Clock;
  log: Log;
  settings: SettingsFile;
  access: Pick<AccountAccess, 'accountId' | 'isPractice'>;
}

/** Carries second looks between desks, as private messages on the forum: what is to be told goes out one by one, what came is taken in. */
export function createCourier({ db, forum, clock, log, settings, access }: Parts) {
  const { accountId } = access;
  const me = (): string => whoAmI(db, `${accountId}:0`);
  const every = access.isPractice ? pullEvery.practice : pullEvery.real;
  const life = new AbortController();
  let cancel = (): void => {};
  let isBusy = false;
  let isAskedAgain = false;
  let pulledAt = Number.NEGATIVE_INFINITY;
  const isOver = (): boolean => life.signal.aborted;

  const plan = (ms: number): void => {
    cancel();
    if (!isOver()) cancel = clock.after(ms, () => void run());
  };

  async function run(): Promise<void> {
    if (isOver()) return;
    if (isBusy) {
      isAskedAgain = true;
      return;
    }
    isBusy = true;
    isAskedAgain = false;
    try {
      tellWhatLeft();
      await deliver();
      if (!isOver() && clock.elapsed() - pulledAt >= every && isAwaiting()) {
        pulledAt = clock.elapsed();
        await pull();
      }
    } catch (error) {
      // The sync says on the screen what is wrong with the forum; here it is only tried again.
      if (!isOver()) log.info('letters', { trouble: error instanceof ForumTrouble ? error.kind : error instanceof Error ? error.name : typeof error });
    } finally {
      isBusy = false;
      plan(isAskedAgain ? 0 : every);
    }
  }

  /** Whether there is anybody to hear from. Nobody's mail is read without a reason. */
  const isAwaiting = (): boolean => me() !== '' && (mayDo(db, 'second-read') === null || awaitsWord(db, accountId, me()));

  /** Answers that went out since are told of to those who read them. */
  function tellWhatLeft(): void {
    const untold = leftUntold(db, accountId);
    if (untold.length === 0) return;
    db.tx(() => {
      for (const id of untold) addLetter(db, { lookId: id, kind: 'sent', note: '{}', at: clock.now() });
    });
  }

  async function deliver(): Promise<void> {
    for (const row of lettersUnderway(db, accountId)) {
      if (isOver()) return;
      const wait = row.not_before - clock.now();
      if (wait > 0 && wait < longestWaitMs) continue;
      const isAskUnderway = lettersUnderway(db, accountId).some((other) => other.look_id === row.look_id && other.kind === 'ask');
      const ready = messageOf(db, forum, settings, row, isAskUnderway);
      if (ready.kind === 'not-yet') continue;
      if (ready.kind === 'never') {
        giveUp(row, ready.why);
        continue;
      }
      // What was on its way when Rounds closed may have arrived, and is looked for first.
      if (row.state !== 'waiting') {
        const topicId = await forum.findMessage(ready.message);
        if (isOver()) return;
        if (topicId !== null) arrived(row, topicId);
        else if (row.attempts >= mostAttempts) giveUp(row, 'The forum did not say whether it took the message, so only people at this machine can be sure to read it.');
        else updateLetter(db, row.seq, { state: 'waiting' });
        isAskedAgain ||= topicId === null;
        continue;
      }
      updateLetter(db, row.seq, { state: 'sending', attempts: row.attempts + 1 });
      const outcome = await forum.sendMessage(ready.message);
      if (isOver()) return;
      heed(row, outcome);
      if (outcome.kind === 'slow-down' || outcome.kind === 'unreachable' || outcome.kind === 'signed-out') return;
    }
  }

  function heed(row: LetterRecord, outcome: Messaged): void {
    const later = (ms: number): void => updateLetter(db, row.seq, { state: 'waiting', attempts: row.attempts, not_before: clock.now() + ms });
    switch (outcome.kind) {
      case 'sent':
        return arrived(row, outcome.topicId);
      case 'refused':
        return giveUp(row, `The forum did not take the message${outcome.reasons[0] === undefined ? '' : ` (“${outcome.reasons[0]}”)`}, so only people at this machine can read it.`);
      case 'slow-down':
        return later(outcome.waitMs);
      case 'unreachable':
        return later(offlineMs);
      case 'signed-out':
        return later(signedOutMs);
      case 'lost':
        return updateLetter(db, row.seq, { state: 'checking', not_before: clock.now() + lookAgainMs });
    }
  }

  function arrived(row: LetterRecord, topicId: number): void {
    db.tx(() => {
      updateLetter(db, row.seq, { state: 'sent' });
      if (row.kind === 'ask') updateLook(db, row.look_id, { topic_id: topicId });
    });
    log.info('letter', { kind: row.kind, state: 'sent' });
  }

  function giveUp(row: LetterRecord, why: string): void {
    db.tx(() => {
      updateLetter(db, row.seq, { state: 'refused' });
      if (row.kind === 'ask') updateLook(db, row.look_id, { place: 'machine', place_why: why });
    });
    log.info('letter', { kind: row.kind, state: 'refused' });
  }

  async function pull(): Promise<void> {
    const group = settings.current().readersGroup.trim();
    const { items } = await forum.messages(group === '' ? [] : [group], { signal: life.signal });
    if (isOver()) return;
    const news = items.filter((message) => message.title.startsWith(titlePrefix) && message.highestPostNumber > threadRead(db, accountId, message.topicId));
    for (const message of news.slice(0, mostThreadsAtOnce)) {
      const seen = await forum.thread(message.topicId, { signal: life.signal }).catch((error: unknown) => {
        if (error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'fault')) return null;
        throw error;
      });
      if (isOver()) return;
      db.tx(() => {
        const from = threadRead(db, accountId, message.topicId);
        for (const post of seen?.posts ?? []) {
          if (post.number > from && !post.isDeleted) receiveLetter(db, { topicId: message.topicId, post, me: me(), accountId, now: clock.now() });
        }
        // A thread that makes no sense is not asked for again before something is written in it.
        noteThreadRead(db, accountId, message.topicId, Math.max(message.highestPostNumber, ...(seen?.posts ?? []).map((post) => post.number)));
      });
    }
  }

  return {
    start(): void {
      plan(0);
    },
    stop(): void {
      life.abort();
      cancel();
    },
    /** Something is to be told. */
    wake(): void {
      if (isBusy) isAskedAgain = true;
      else plan(0);
    },
  };
}
export type Courier = ReturnType<typeof createCourier>;
