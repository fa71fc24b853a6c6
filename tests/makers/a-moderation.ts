import { randomUUID } from 'node:crypto';
import { ForumTrouble, type Forum, type FoundReply, type Outcome, type Reply } from '#electron/engine/forums/forum.ts';
import type { Moderated, SeenStanding } from '#electron/engine/forums/moderating.ts';
import { createLive } from '#electron/engine/live.ts';
import { createModeration } from '#electron/engine/moderation/moderation.ts';
import type { Clock } from '#electron/engine/ports.ts';
import { questionRow } from '#electron/engine/store/questions.ts';
import { deedsOf } from '#electron/engine/store/team/deeds.ts';
import type { Batch, Deed, DeedDetail, DeedKind } from '#shared/words/deed.ts';
import type { SyncStatus } from '#shared/words/desk.ts';
import { commandId, type CommandId, type QuestionId } from '#shared/words/ids.ts';
import type { Settings } from '#shared/words/settings.ts';
import { aClock } from './a-clock.ts';
import { aLog, someSettings } from './a-desk.ts';
import { aFolder, aQuestion, aStore } from './a-store.ts';
import { latest } from './a-watcher.ts';

/** What may happen to one request that changes something. `commit…`: the forum does it, whatever we hear. */
export type DeedFate = 'ok' | 'commit-lost' | 'lost' | 'unreachable' | 'slow-down' | 'slow-action' | 'signed-out' | 'refused' | 'gone' | 'hang' | 'commit-hang' | 'slow' | 'throws';
export type LookFate = 'ok' | 'unreachable' | 'fault' | 'slow-down' | 'signed-out';

interface Topic {
  isClosed: boolean;
  isListed: boolean;
  communityId: number;
  tags: string[];
  isFlagged: boolean;
}

/** A forum that lives in memory, is moderated, and does exactly what it is told; survives the desk. */
export function aModeratedForum() {
  const topics = new Map<number, Topic>();
  const posts: { id: number; topicId: number; raw: string; marker: string }[] = [];
  let last = 100;
  const topic = (id: number): Topic => {
    const known = topics.get(id) ?? { isClosed: false, isListed: true, communityId: 1, tags: [], isFlagged: false };
    topics.set(id, known);
    return known;
  };
  const script = {
    topics,
    topic,
    posts,
    held: [] as { reviewId: number; version: number; topicId: number | null; title: string; author: string; raw: string; at: number; why: string }[],
    /** Fates of the next changes, then `ok`. */
    next: [] as DeedFate[],
    /** Fates of changes to one thread, whenever they come; they go before `next`. */
    of: new Map<number, DeedFate[]>(),
    nextLooks: [] as LookFate[],
    /** Every request, in order. */
    asked: [] as string[],
    /** Every change that really changed something. */
    changed: [] as string[],
    isDown: false,
    /** Between two posts. */
    spacingMs: 1_000,
    /** What a `slow` change waits for before it answers. */
    gate: Promise.resolve(),
    now: (): number => 0,
  };

  const look = (what: string): void => {
    script.asked.push(what);
    const fate = script.isDown ? 'unreachable' : (script.nextLooks.shift() ?? 'ok');
    if (fate !== 'ok') throw new ForumTrouble(fate, 'scripted', { waitMs: 5_000 });
  };
  const standing = (topicId: number): SeenStanding => ({ topicId, ...topic(topicId), tags: [...topic(topicId).tags], firstPostId: topicId * 1000 + 1 });
  const change = async (what: string, topicId: number, work: () => Moderated): Promise<Moderated> => {
    const fate = script.isDown ? 'unreachable' : (script.of.get(topicId)?.shift() ?? script.next.shift() ?? 'ok');
    script.asked.push(`${what} ${topicId}`);
    const commit = (): Moderated => work();
    switch (fate) {
      case 'ok':
        return commit();
      case 'commit-lost':
        commit();
        return { kind: 'lost', detail: 'scripted' };
      case 'lost':
        return { kind: 'lost', detail: 'scripted' };
      case 'commit-hang':
        commit();
        return new Promise(() => {});
      case 'hang':
        return new Promise(() => {});
      case 'slow': {
        const answer = commit();
        await script.gate;
        return answer;
      }
      case 'throws':
        throw new TypeError('a mistake of ours');
      case 'unreachable':
        return { kind: 'unreachable', detail: 'scripted' };
      case 'slow-down':
        return { kind: 'slow-down', waitMs: 30_000, isWholeForum: true };
      case 'slow-action':
        return { kind: 'slow-down', waitMs: 30_000, isWholeForum: false };
      case 'signed-out':
        return { kind: 'signed-out' };
      case 'refused':
        return { kind: 'refused', why: 'forbidden', status: 403, reasons: ['You are not permitted to do that.'] };
      case 'gone':
        return { kind: 'refused', why: 'gone', status: 404, reasons: [] };
    }
  };
  /** Sets one thing; notes it when it was different. */
  const set = <K extends keyof Topic>(topicId: number, name: K, value: Topic[K]): Moderated => {
    const known = topic(topicId);
    if (JSON.stringify(known[name]) !== JSON.stringify(value)) script.changed.push(`${name} ${topicId} ${JSON.stringify(value)}`);
    known[name] = value;
    return { kind: 'done' };
  };

  const forum: Partial<Forum> = {
    spacingMs: () => script.spacingMs,
    stateOf: async (topicId) => {
      look(`look ${topicId}`);
      return standing(topicId);
    },
    statesOf: async (topicIds) => {
      look(`list ${topicIds.length}`);
      // As on a forum whose lists leave out what is hidden.
      return topicIds.filter((id) => topic(id).isListed).map((id) => ({ ...standing(id), isFlagged: null, firstPostId: null }));
    },
    setClosed: (topicId, isClosed) => change(isClosed ? 'close' : 'reopen', topicId, () => set(topicId, 'isClosed', isClosed)),
    setListed: (topicId, isListed) => change(isListed ? 'unhide' : 'hide', topicId, () => set(topicId, 'isListed', isListed)),
    move: (topicId, communityId) => change('move', topicId, () => set(topicId, 'communityId', communityId)),
    setTags: (topicId, { add, remove }) =>
      change('tag', topicId, () => {
        const was = topic(topicId).tags;
        const added = add.filter((tag) => !was.includes(tag));
        const removed = remove.filter((tag) => was.includes(tag));
        set(topicId, 'tags', [...was.filter((tag) => !remove.includes(tag)), ...added]);
        return { kind: 'done', added, removed };
      }),
    flag: (topicId) =>
      change('flag', topicId, () => {
        const isNew = !topic(topicId).isFlagged;
        set(topicId, 'isFlagged', true);
        return { kind: 'done', isNew };
      }),
    unflag: (topicId) => change('unflag', topicId, () => set(topicId, 'isFlagged', false)),
    signed: (body: string, marker: string): string => `${body}\n\n<!-- rounds:${marker} -->`,
    async reply(reply: Reply): Promise<Outcome> {
      let posted: Outcome | null = null;
      const done = await change('post', reply.topicId, () => {
        const post = { id: (last += 1), topicId: reply.topicId, raw: reply.raw, marker: reply.marker };
        posts.push(post);
        script.changed.push(`post ${reply.topicId}`);
        posted = { kind: 'posted', postId: post.id, number: posts.length + 1 };
        return { kind: 'done' };
      });
      if (done.kind === 'done') return posted ?? { kind: 'lost', detail: 'nothing was posted' };
      if (done.kind === 'unread') return { kind: 'lost', detail: 'scripted' };
      return done.kind === 'refused' ? { ...done, why: done.why === 'changed' ? 'other' : done.why } : done;
    },
    async findReply(reply: Reply): Promise<FoundReply | null> {
      look(`find ${reply.topicId}`);
      const [first] = posts.filter((post) => post.marker === reply.marker);
      return first ? { kind: 'posted', postId: first.id, number: 2, twins: [] } : null;
    },
    unpost: (postId) =>
      change('unpost', posts.find(({ id }) => id === postId)?.topicId ?? 0, () => {
        const at = posts.findIndex(({ id }) => id === postId);
        if (at >= 0) script.changed.push(`unpost ${posts.splice(at, 1)[0]?.topicId}`);
        // As Discourse: the yes is an empty page.
        return { kind: 'lost', detail: 'scripted' };
      }),
    held: async () => {
      look('held');
      return { items: [...script.held], skipped: 0 };
    },
    judgeHeld: (reviewId, version, isApproved) =>
      change(isApproved ? 'approve' : 'reject', reviewId, () => {
        const at = script.held.findIndex((item) => item.reviewId === reviewId && item.version === version);
        if (at < 0) return { kind: 'refused', why: 'changed', status: 409, reasons: [] };
        script.held.splice(at, 1);
        script.changed.push(`${isApproved ? 'approve' : 'reject'} ${reviewId}`);
        return { kind: 'done' };
      }),
    topicUrl: (topicId, slug) => `https://forum.test/t/${slug}/${topicId}`,
  };
  return Object.assign(script, { forum: forum as Forum });
}
export type ModeratedForum = ReturnType<typeof aModeratedForum>;

/** Moderation on a real store, with a forum that does as it is told. `kill` and then another one on the same folder is a crash. */
export function aModeration({ clock, script = aModeratedForum(), folder = aFolder(), settings = {}, forum = script.forum }: { clock: Clock; script?: ModeratedForum; folder?: string; settings?: Partial<Settings>; forum?: Forum }) {
  const db = aStore({ folder });
  const live = createLive(db);
  const log = aLog();
  let syncState: SyncStatus['state'] = 'idle';
  let isAnswering = false;
  const changed: QuestionId[] = [];
  const sync = {
    status: (): SyncStatus => ({ state: syncState, done: 0, total: null, lastAt: null, nextAt: null, skipped: 0, trouble: null }),
    justChanged: (id: QuestionId): void => void changed.push(id),
  };
  const noTemplates = { fill: () => Promise.reject(new Error('no templates here')) };
  const noDisclaimers = { forAnswer: () => Promise.resolve({ top: '', bottom: '', items: [] }) };
  const moderation = createModeration({
    db, live, clock, log, settings: someSettings({ holdSeconds: 0, ...settings }), forum, access: { accountId: 'practice', isPractice: true }, sync,
    outbox: { isBusy: () => isAnswering }, templates: noTemplates, disclaimers: noDisclaimers, chance: () => 0.5,
  });
  const act = (kind: DeedKind, questionIds: readonly QuestionId[], detail: DeedDetail = {}): Promise<CommandId> => {
    const batchId = commandId.parse(randomUUID());
    return moderation.act({ batchId, kind, detail, questionIds }).then(() => batchId);
  };
  return {
    db, live, log, script, folder, moderation, act, changed,
    setSync(state: SyncStatus['state']): void {
      syncState = state;
      live.touch('sync');
    },
    setAnswering: (is: boolean): void => void (isAnswering = is),
    question: (topicId: number): QuestionId => (questionRow(db, `practice:${topicId}` as QuestionId) ? (`practice:${topicId}` as QuestionId) : aQuestion(db, topicId)),
    row: (topicId: number) => questionRow(db, `practice:${topicId}` as QuestionId)!,
    waiting: (): number[] => db.all(db.sql.selectFrom('questions').select('topic_id').where('is_waiting', '=', 1).orderBy('topic_id')).map((row) => row.topic_id),
    rows: (batchId: CommandId) => deedsOf(db, batchId),
    deeds: async (batchId: CommandId): Promise<Deed[]> => (await latest(moderation.ofBatch({ batchId }, undefined))) ?? [],
    batches: async (): Promise<Batch[]> => (await latest(moderation.batches(undefined))) ?? [],
    async batch(batchId: CommandId): Promise<Batch> {
      const found = (await latest(moderation.batches(undefined)))?.find(({ id }) => id === batchId);
      if (!found) throw new Error('There is no such batch.');
      return found;
    },
    activity: async (text = '') => (await latest(moderation.activity({ text, limit: 500 }, undefined))) ?? [],
    /** The process is gone: nothing gets to finish. */
    async kill(): Promise<void> {
      await moderation.stop(0);
      db.close();
    },
  };
}

/** A running one on a hand clock. */
export function aStartedModeration(settings: Partial<Settings> = {}) {
  const clock = aClock();
  const desk = aModeration({ clock, settings });
  desk.moderation.start();
  return { clock, ...desk };
}
