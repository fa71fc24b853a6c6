import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createAmends, type Amends } from '#electron/engine/amends/amends.ts';
import { postsOf } from '#electron/engine/store/posts.ts';
import type { Amend, StandingAnswer } from '#shared/words/amend.ts';
import { asQuestionId, commandId, type CommandId, type PostId } from '#shared/words/ids.ts';
import { aLog, someSettings } from './a-desk.ts';
import { anAdapter, until, type TestForum } from './a-forum.ts';
import { aHurriedClock } from './a-hurry.ts';
import { aRealOutbox } from './a-real-outbox.ts';
import { aFolder } from './a-store.ts';

export const aCommand = (): CommandId => commandId.parse(randomUUID());

/** What is done with sent answers, on a real outbox, against a forum over HTTP; only the waiting is shorter. `kill` and another one on the same folder is a crash. */
export async function aRealAmends(practice: TestForum, { folder = aFolder(), writeMs = 500 }: { folder?: string; writeMs?: number } = {}) {
  const desk = await aRealOutbox(practice, { folder, writeMs });
  const forum = anAdapter(practice.access, { limits: { writeMs, readMs: 2_000 } });
  const amends: Amends = createAmends({ db: desk.db, live: desk.live, forum, sync: desk.sync, outbox: desk.outbox, clock: aHurriedClock(60), log: aLog(), settings: someSettings({}), accountId: 'practice' });
  let isOpen = true;
  const kill = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await amends.stop(0);
    await desk.kill();
  };
  onTestFinished(kill);
  amends.start();

  const answers = (topicId: number): StandingAnswer[] => amends.answersOf(asQuestionId('practice', topicId));
  const newest = (topicId: number): Amend | null => answers(topicId).find(({ isMine }) => isMine)?.amend ?? null;
  const rowOf = (id: CommandId) => desk.db.one(desk.db.sql.selectFrom('amends').selectAll().where('id', '=', id));
  return {
    ...desk,
    amends,
    kill,
    answers,
    newest,
    rowOf,
    /** Sends an answer and waits until this desk has read it back from the forum. */
    async answered(topicId: number, text = 'Keep it dry and see a pharmacist if it spreads.'): Promise<PostId> {
      const id = desk.send(topicId, text);
      const { postId } = await desk.become(id, 'sent');
      if (postId === null) throw new Error('a sent answer without its post');
      await until(() => postsOf(desk.db, asQuestionId('practice', topicId)), (posts) => posts.some((post) => post.id === postId));
      return postId;
    },
    /** Opens the words as they are now and orders others. */
    async edit(postId: PostId, text: string, over: { source?: string } = {}): Promise<CommandId> {
      const { source } = await amends.open(postId);
      const id = aCommand();
      amends.edit({ commandId: id, postId, text, source: over.source ?? source, waivers: [] });
      return id;
    },
    takeDown(postId: PostId): CommandId {
      const id = aCommand();
      amends.takeDown({ commandId: id, postId });
      return id;
    },
    became: (id: CommandId, state: Amend['state']) => until(() => rowOf(id), (row) => row?.state === state),
  };
}

/** The source of each post of a thread, as the forum has it for everybody who may ask for it. */
export async function sourcesIn(practice: TestForum, topicId: number): Promise<string[]> {
  const topic = (await practice.as('willow_reads').call('GET', `t/${topicId}.json?include_raw=true`)) as { post_stream: { posts: { raw: string; post_type: number; post_number: number }[] } };
  return topic.post_stream.posts.filter(({ post_type, post_number }) => post_type === 1 && post_number > 1).map(({ raw }) => raw);
}
