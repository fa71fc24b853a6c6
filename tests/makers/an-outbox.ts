import { randomUUID } from 'node:crypto';
import { createAnswers } from '#electron/engine/answers/answers.ts';
import { createDrafts } from '#electron/engine/answers/drafts.ts';
import { ForumTrouble, type Forum, type FoundReply, type Outcome, type Reply } from '#electron/engine/forums/forum.ts';
import type { Moderated } from '#electron/engine/forums/moderating.ts';
import { createLive } from '#electron/engine/live.ts';
import { createOutbox } from '#electron/engine/outbox/outbox.ts';
import type { Clock } from '#electron/engine/ports.ts';
import { questionRow, updateQuestion } from '#electron/engine/store/questions.ts';
import { createDisclaimers } from '#electron/engine/disclaimers/disclaimers.ts';
import { aRenderer } from '#tests/makers/a-renderer.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import type { SyncStatus } from '#shared/words/desk.ts';
import { emptyDraft, type DraftContent } from '#shared/words/draft.ts';
import { commandId, type CommandId, type QuestionId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import type { Settings } from '#shared/words/settings.ts';
import { aClock } from './a-clock.ts';
import { aLog, someSettings } from './a-desk.ts';
import { aFolder, aPost, aQuestion, aStore } from './a-store.ts';
import { latest } from './a-watcher.ts';

/** What may happen to one request. `commit…`: the forum takes the post, whatever we hear. */
export type PostFate = 'ok' | 'commit-lost' | 'lost' | 'unreachable' | 'slow-down' | 'signed-out' | 'review' | 'closed' | 'too-short' | 'similar' | 'similar-committed' | 'twice-lost' | 'hang' | 'commit-hang' | 'slow' | 'late' | 'throws' | 'not-safe' | 'network-login' | 'slow-posts' | 'slow-posts-committed';
export type ReadFate = 'ok' | 'unreachable' | 'fault' | 'slow-down' | 'signed-out' | 'blind' | 'broken';

export interface Posted {
  id: number;
  number: number;
  topicId: number;
  raw: string;
  marker: string;
}

/** A forum that lives in memory and does exactly what it is told; survives the desk. */
export function aScriptedForum() {
  const posts: Posted[] = [];
  const review: (Reply & { id: number })[] = [];
  const closed = new Set<number>();
  let last = 100;
  const commit = (reply: Reply): Posted => {
    const post = { id: (last += 1), number: 2 + posts.filter((one) => one.topicId === reply.topicId).length, topicId: reply.topicId, raw: reply.raw, marker: reply.marker };
    posts.push(post);
    return post;
  };
  const script = {
    posts,
    review,
    closed,
    /** Fates of the next posts, then `ok`. */
    nextPosts: [] as PostFate[],
    /** Fates of the next looks, then `ok`. */
    nextLooks: [] as ReadFate[],
    /** Fates of the next readings of a thread, then `ok`. */
    nextReads: [] as ReadFate[],
    /** Every request, in order. */
    asked: [] as string[],
    isDown: false,
    spacingMs: 1_000,
    /** What deleting one of our posts meets; `done` takes it away. */
    unposting: 'done' as 'done' | 'refused' | 'lost' | 'unreachable',
    /** What each reading of a thread waits for; null: nothing. */
    onRead: null as (() => Promise<void>) | null,
    /** What a `slow` post waits for before it answers. */
    gate: Promise.resolve(),
    /** What a `late` post brings to the forum, long after we gave up on it. */
    arrive: (): void => {},
    approve(): void {
      for (const reply of review.splice(0)) commit(reply);
    },
    reject: (): void => void review.splice(0),
    readOrThrow(kind: 'look' | 'read'): ReadFate {
      const fate = script.isDown ? 'unreachable' : ((kind === 'look' ? script.nextLooks : script.nextReads).shift() ?? 'ok');
      if (fate === 'broken') throw new TypeError('a mistake of ours');
      if (fate !== 'ok' && fate !== 'blind') throw new ForumTrouble(fate, 'scripted', { waitMs: 5_000 });
      return fate;
    },
    async reply(reply: Reply): Promise<Outcome> {
      const fate = script.isDown ? 'unreachable' : (script.nextPosts.shift() ?? 'ok');
      script.asked.push(`post ${reply.topicId}`);
      const posted = (): Outcome => {
        const post = commit(reply);
        return { kind: 'posted', postId: post.id, number: post.number };
      };
      switch (fate) {
        case 'ok':
          if (closed.has(reply.topicId)) return { kind: 'refused', why: 'closed', status: 422, reasons: ['closed'] };
          return posted();
        case 'commit-lost':
          commit(reply);
          return { kind: 'lost', detail: 'scripted' };
        case 'twice-lost':
          commit(reply);
          commit(reply);
          return { kind: 'lost', detail: 'scripted' };
        case 'late':
          script.arrive = () => void commit(reply);
          return { kind: 'lost', detail: 'scripted' };
        case 'lost':
          return { kind: 'lost', detail: 'scripted' };
        case 'slow': {
          const answer = posted();
          await script.gate;
          return answer;
        }
        case 'commit-hang':
          commit(reply);
          return new Promise(() => {});
        case 'hang':
          return new Promise(() => {});
        case 'throws':
          throw new TypeError('a mistake of ours');
        case 'unreachable':
          return { kind: 'unreachable', detail: 'scripted' };
        case 'slow-down':
          return { kind: 'slow-down', waitMs: 30_000, isWholeForum: true };
        case 'not-safe':
          return { kind: 'unreachable', detail: 'CERT_HAS_EXPIRED', between: 'not-safe' };
        case 'network-login':
          return { kind: 'lost', detail: 'a page', between: 'network-login' };
        case 'slow-posts':
          return { kind: 'slow-down', waitMs: 30_000, isWholeForum: false };
        case 'slow-posts-committed':
          commit(reply);
          return { kind: 'slow-down', waitMs: 30_000, isWholeForum: false };
        case 'signed-out':
          return { kind: 'signed-out' };
        case 'review': {
          const id = (last += 1);
          review.push({ ...reply, id });
          return { kind: 'in-review', reviewId: id, say: 'held' };
        }
        case 'similar-committed':
          commit(reply);
          return { kind: 'refused', why: 'similar', status: 422, reasons: ['Body is too similar to what you recently posted'] };
        case 'similar':
          return { kind: 'refused', why: 'similar', status: 422, reasons: ['Body is too similar to what you recently posted'] };
        case 'closed':
          return { kind: 'refused', why: 'closed', status: 422, reasons: ['That topic was closed'] };
        case 'too-short':
          return { kind: 'refused', why: 'too-short', status: 422, reasons: ['Body is too short'] };
      }
    },
    async unpost(postId: number): Promise<Moderated> {
      script.asked.push(`unpost ${postId}`);
      if (script.isDown || script.unposting === 'unreachable') return { kind: 'unreachable', detail: 'scripted' };
      if (script.unposting === 'refused') return { kind: 'refused', why: 'forbidden', status: 403, reasons: [] };
      const at = posts.findIndex((post) => post.id === postId);
      if (at >= 0) posts.splice(at, 1);
      return script.unposting === 'lost' ? { kind: 'lost', detail: 'scripted' } : { kind: 'done' };
    },
    async findReply(reply: Reply): Promise<FoundReply | null> {
      script.asked.push(`look ${reply.topicId}`);
      if (script.readOrThrow('look') === 'blind') return null;
      const [first, ...twins] = posts.filter((post) => post.marker === reply.marker);
      if (first) return { kind: 'posted', postId: first.id, number: first.number, twins: twins.map((post) => post.id) };
      const held = review.find((one) => one.marker === reply.marker);
      return held ? { kind: 'in-review', reviewId: held.id } : null;
    },
  };
  return script;
}
export type ScriptedForum = ReturnType<typeof aScriptedForum>;

/** Answers, drafts and outbox on a real store, with a forum that does as it is told. `kill` and then another one on the same folder is a crash. */
export function anOutbox({ clock, script = aScriptedForum(), folder = aFolder(), settings = {} }: { clock: Clock; script?: ScriptedForum; folder?: string; settings?: Partial<Settings> }) {
  const db = aStore({ folder });
  db.run(db.sql.updateTable('accounts').set({ min_post_length: 5, max_post_length: 5_000 }));
  const live = createLive(db);
  const log = aLog();
  const file = someSettings({ holdSeconds: 0, ...settings });
  let syncState: SyncStatus['state'] = 'idle';
  const sync = {
    status: (): SyncStatus => ({ state: syncState, done: 0, total: null, lastAt: null, nextAt: null, skipped: 0, trouble: null }),
    async refreshThread(questionId: QuestionId): Promise<void> {
      const topicId = Number(questionId.split(':')[1]);
      script.asked.push(`read ${topicId}`);
      script.readOrThrow('read');
      await script.onRead?.();
      if (script.closed.has(topicId) && questionRow(db, questionId)?.state === 'open') updateQuestion(db, questionId, { state: 'closed' });
      for (const post of script.posts.filter((one) => one.topicId === topicId)) {
        aPost(db, questionId, post.number, { post_id: post.id, id: `practice:${post.id}`, author_id: 9, author_username: 'robin', is_mine: 1 });
      }
    },
  };
  /** When each post left, on the clock that never jumps. */
  const leftAt: number[] = [];
  const reply = (asked: Reply): Promise<Outcome> => {
    leftAt.push(clock.elapsed());
    return script.reply(asked);
  };
  const forum = { signed: (body: string, marker: string) => `${body}\n\n<!-- rounds:${marker} -->`, spacingMs: () => script.spacingMs, unpost: script.unpost, reply, findReply: script.findReply, topicUrl: (topicId: number, slug: string, number?: number) => `https://forum.test/t/${slug}/${topicId}/${number}` } as unknown as Forum;
  const renderer = aRenderer();
  loadLibrary(db);
  const drafts = createDrafts({ db, live, clock });
  const outbox = createOutbox({ db, live, forum, sync, clock, log, settings: file, accountId: 'practice', chance: () => 0.5 });
  const answers = createAnswers({ db, live, clock, settings: file, disclaimers: createDisclaimers({ db, live, clock, settings: file, renderer }), outbox, drafts });
  return {
    db,
    live,
    log,
    script,
    leftAt,
    folder,
    drafts,
    outbox,
    answers,
    settings: file,
    setSync(state: SyncStatus['state']): void {
      syncState = state;
      live.touch('sync');
    },
    question: (topicId: number): QuestionId => (questionRow(db, `practice:${topicId}` as QuestionId) ? (`practice:${topicId}` as QuestionId) : aQuestion(db, topicId)),
    send(questionId: QuestionId, text = 'Use a plain moisturiser every day.', more: Partial<DraftContent> = {}): CommandId {
      return answers.handOver({ commandId: commandId.parse(randomUUID()), questionId, content: { ...structuredClone(emptyDraft), text, ...more } }, someBlock).id;
    },
    async items(): Promise<OutboxItem[]> {
      return (await latest(outbox.list(undefined))) ?? [];
    },
    async item(id: CommandId): Promise<OutboxItem> {
      const found = (await latest(outbox.list(undefined)))?.find((one) => one.id === id);
      if (!found) throw new Error('This item is not in the outbox.');
      return found;
    },
    /** The process is gone: nothing gets to finish. */
    async kill(): Promise<void> {
      await outbox.stop(0);
      db.close();
    },
  };
}
/** What is said with every answer here, rendered beforehand. */
export const someBlock = { top: '', bottom: 'This is general advice. I have not seen you in person.' };
export type OutboxUnderTest = ReturnType<typeof anOutbox>;

/** A running outbox on a hand clock. */
export function aStartedOutbox(settings: Partial<Settings> = {}) {
  const clock = aClock();
  const desk = anOutbox({ clock, settings });
  desk.outbox.start();
  return { clock, ...desk };
}
