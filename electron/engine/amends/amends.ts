import { randomInt } from 'node:crypto';
import type { AmendKind, AnswerSource } from '#shared/words/amend.ts';
import type { SyncStatus } from '#shared/words/desk.ts';
import type { Waiver } from '#shared/words/finding.ts';
import type { CommandId, PostId, QuestionId } from '#shared/words/ids.ts';
import { questionId as questionIdShape } from '#shared/words/ids.ts';
import { createCheckFacts } from '../answers/check-facts.ts';
import { composeAnswer } from '../answers/compose.ts';
import { noContent, readContent } from '../answers/content.ts';
import { findObstacle } from '../answers/send-checks.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import { sayTrouble } from '../forums/say-trouble.ts';
import type { Live } from '../live.ts';
import { mustMayDo } from '../people/may-do.ts';
import type { Clock, Log, SettingsFile } from '../ports.ts';
import { amendById, amendsOpen, insertAmend, itemOfPost, updateAmend, type AmendRow } from '../store/amends.ts';
import { accountRow } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { postById, type PostRecord } from '../store/posts.ts';
import { questionRow, type QuestionRecord } from '../store/questions.ts';
import { TroubleError } from '../trouble.ts';
import { sentOf, troubleIn } from './rows.ts';
import { isBarred, isStanding, mayBeDone, no, standingAnswers, yes, type Told } from './show.ts';
import { partsOf, plainSource, sourceWith, withoutSigns } from './source-parts.ts';
import { why } from './words.ts';
import { createWorker } from './worker.ts';

export interface AmendsParts {
  db: Db;
  live: Live;
  forum: Forum;
  sync: { status(): SyncStatus; refreshThread(questionId: QuestionId): Promise<void>; justChanged(questionId: QuestionId): void };
  outbox: { isBusy(): boolean };
  clock: Clock;
  log: Log;
  settings: SettingsFile;
  accountId: string;
  /** Nothing lets the account in, or not any more. */
  isSignedOut?: () => boolean;
  chance?: () => number;
}

export interface Edit {
  commandId: CommandId;
  postId: PostId;
  text: string;
  source: string;
  waivers: Waiver[];
}

const tooLate = (say: string): TroubleError => new TroubleError({ kind: 'too-late', say, remedy: 'none' });

/** What is done with answers of one account that stand on its forum: other words, deletion, the mark of the one that solved it. Nothing is overwritten unseen, nothing is lost. */
export function createAmends({ db, live, forum, sync, outbox, clock, log, settings, accountId, isSignedOut = () => false, chance = () => randomInt(1_000) / 1_000 }: AmendsParts) {
  const worker = createWorker({ db, live, forum, sync, clock, log, accountId, chance, isAnswering: outbox.isBusy, isBarred: (kind) => isBarred(db, kind), isSignedOut });
  const facts = createCheckFacts({ db, live, settings });
  const life = new AbortController();
  let stopHearing = (): void => {};
  /** By the number of the post. What was heard is good until this desk closes. */
  const heard = new Map<number, Told>();
  const parts = { db, accountId, told: (postId: number) => heard.get(postId) };

  const answerOrThrow = (id: PostId): { post: PostRecord; question: QuestionRecord } => {
    const post = postById(db, id);
    const question = post && questionRow(db, questionIdShape.parse(post.question_id));
    if (!post || !question || !isStanding(post)) throw new TroubleError({ kind: 'not-found', what: 'answer', say: 'This answer is not on this desk, or no longer on the forum.', remedy: 'reload' });
    return { post, question };
  };
  const amendOrThrow = (id: CommandId): AmendRow => {
    const row = amendById(db, id);
    if (!row || row.account_id !== accountId) throw new TroubleError({ kind: 'not-found', what: 'change', say: 'This is no longer known here.', remedy: 'reload' });
    return row;
  };
  const mustBeAllowed = (kind: 'edit' | 'delete' | 'accept', post: PostRecord, question: QuestionRecord): void => {
    mustMayDo(db, post.is_mine === 1 ? 'send' : 'moderate');
    const { isAllowed, why: say } = mayBeDone(parts, post, question)[kind];
    if (!isAllowed) throw new TroubleError({ kind: 'not-allowed', say, remedy: 'none' });
  };

  /** In one transaction. What is on its way is waited for; what asks for a person gives way to what the person asks for now. */
  function order(commandId: CommandId, kind: AmendKind, { post, question }: { post: PostRecord; question: QuestionRecord }, words: { was?: string; source?: string; text?: string } = {}): Record<string, never> {
    const now = clock.now();
    for (const row of amendsOpen(db, question.id, post.post_id)) {
      if (row.state === 'doing' || row.state === 'checking') throw tooLate(why.underway);
      updateAmend(db, row.seq, { state: 'dropped', changed_at: now });
    }
    const seq = insertAmend(db, { id: commandId, account_id: accountId, question_id: question.id, topic_id: question.topic_id, post_id: post.post_id, kind, state: 'waiting', ...words, created_at: now, changed_at: now });
    worker.setDue(seq, 0);
    // Not in this breath: the transaction around us must have committed first.
    clock.after(0, () => worker.tick());
    return {};
  }

  async function wakeOnRecovery(): Promise<void> {
    let was = sync.status().state;
    for await (const state of live.watch(['sync'], () => sync.status().state, life.signal)) {
      if (state === 'idle' && (was === 'offline' || was === 'paused')) worker.wake();
      was = state;
    }
  }

  return {
    answersOf: (questionId: QuestionId) => standingAnswers(parts, questionId, worker.pause()),

    async open(postId: PostId): Promise<AnswerSource> {
      const { post, question } = answerOrThrow(postId);
      mustMayDo(db, 'send');
      if (post.is_mine !== 1) throw new TroubleError({ kind: 'not-allowed', say: why.notMine, remedy: 'none' });
      const found = await forum.sourceOf(post.post_id, { isForPerson: true }).catch((error: unknown) => {
        throw error instanceof ForumTrouble ? new TroubleError(sayTrouble(error, clock.now())) : error;
      });
      if (found.isDeleted) throw new TroubleError({ kind: 'not-found', what: 'answer', say: 'This answer is no longer on the forum.', remedy: 'reload' });
      heard.set(post.post_id, { edit: found.mayEdit, delete: found.mayDelete });
      live.touch('amends');
      const { before, own, after } = partsOf(found.raw, sentOf(itemOfPost(db, question.id, post.post_id)));
      return { text: own, before, after, source: found.raw, edit: found.mayEdit ? yes : no(why.editOver), delete: found.mayDelete ? yes : no(why.deleteOver) };
    },

    edit({ commandId, postId, text, source, waivers }: Edit): Record<string, never> {
      return db.tx(() => {
        mustMayDo(db, 'send');
        if (amendById(db, commandId)) return {};
        const known = answerOrThrow(postId);
        mustBeAllowed('edit', known.post, known.question);
        const item = itemOfPost(db, known.question.id, known.post.post_id);
        const around = partsOf(source, sentOf(item));
        const own = composeAnswer(withoutSigns(text), { top: '', bottom: '' });
        const content = { ...((item && readContent(item.content)) ?? noContent()), text: own, waivers };
        const account = accountRow(db, accountId);
        const obstacle = findObstacle({
          // Whether a closed question still takes it the forum decides; many do.
          state: 'open',
          content,
          body: sourceWith({ ...around, sign: '' }, own),
          raw: sourceWith(around, own),
          limits: { least: account?.min_post_length ?? 20, most: account?.max_post_length ?? 32_000 },
          facts: facts.of(questionIdShape.parse(known.question.id), content.templates),
          disclaimers: [],
          change: null,
        });
        if (obstacle) throw new TroubleError(obstacle);
        return order(commandId, 'edit', known, { was: plainSource(source), source: sourceWith(around, own), text: own });
      });
    },

    takeDown({ commandId, postId }: { commandId: CommandId; postId: PostId }): Record<string, never> {
      return db.tx(() => {
        mustMayDo(db, 'send');
        if (amendById(db, commandId)) return {};
        const known = answerOrThrow(postId);
        mustBeAllowed('delete', known.post, known.question);
        return order(commandId, 'delete', known);
      });
    },

    accept({ commandId, postId, isAccepted }: { commandId: CommandId; postId: PostId; isAccepted: boolean }): Record<string, never> {
      return db.tx(() => {
        if (amendById(db, commandId)) return {};
        const known = answerOrThrow(postId);
        mustBeAllowed('accept', known.post, known.question);
        return order(commandId, isAccepted ? 'accept' : 'unaccept', known);
      });
    },

    retry({ id, over }: { id: CommandId; over: boolean }): Record<string, never> {
      db.tx(() => {
        const row = amendOrThrow(id);
        if (isBarred(db, row.kind)) mustMayDo(db, 'send');
        if (row.state !== 'needs-you') throw tooLate('This goes on by itself, or has come to its end.');
        // What may have been done already is looked for first, and so is what stands there now.
        const isUnsure = troubleIn(row)?.kind === 'outcome-unknown' || (over && row.now === null);
        const base = over && row.now !== null ? { was: plainSource(row.now), now: null } : {};
        updateAmend(db, row.seq, { state: isUnsure ? 'checking' : 'waiting', trouble: null, looks: 0, resends_left: 1, changed_at: clock.now(), ...base });
        worker.setDue(row.seq, 0);
      });
      clock.after(0, () => worker.wake());
      return {};
    },

    drop(id: CommandId): Record<string, never> {
      return db.tx(() => {
        const row = amendOrThrow(id);
        if (row.state !== 'needs-you' && row.state !== 'waiting') throw tooLate('This is on its way, or has come to its end.');
        updateAmend(db, row.seq, { state: 'dropped', changed_at: clock.now() });
        return {};
      });
    },

    start(): void {
      worker.begin();
      // Answers go first, so their end is a reason to go on; and so is a role that was given back.
      stopHearing = db.onCommit((tables) => {
        if (tables.has('outbox') || tables.has('people')) clock.after(0, () => worker.tick());
      });
      void wakeOnRecovery().catch((error: unknown) => log.error('amends-watch', { error: error instanceof Error ? error.name : typeof error }));
      worker.tick();
    },

    /** Something is asked of the forum at this moment; moderators' deeds let it go first. */
    isBusy: (): boolean => worker.isBusy(),

    /** Tries again now, for example because the network is back. */
    wake: (): void => worker.wake(),

    /** Lets what is on its way arrive, for at most `graceMs`. */
    async stop(graceMs: number): Promise<void> {
      stopHearing();
      life.abort();
      await worker.stop(graceMs);
    },
  };
}
export type Amends = ReturnType<typeof createAmends>;
