import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createAnswers } from '#electron/engine/answers/answers.ts';
import { createDrafts } from '#electron/engine/answers/drafts.ts';
import { createOutbox } from '#electron/engine/outbox/outbox.ts';
import { createDb } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { createDisclaimers } from '#electron/engine/disclaimers/disclaimers.ts';
import { aRenderer } from '#tests/makers/a-renderer.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { asQuestionId, commandId, type CommandId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import type { Settings } from '#shared/words/settings.ts';
import { aLog, someSettings } from './a-desk.ts';
import { anAdapter, until, type TestForum } from './a-forum.ts';
import { aHurriedClock } from './a-hurry.ts';
import { someBlock } from './an-outbox.ts';
import { aFolder } from './a-store.ts';
import { aSyncedDesk } from './a-synced-desk.ts';
import { latest } from './a-watcher.ts';

/** Store, sync, adapter and outbox as they are, against a forum over HTTP; only the waiting is shorter. `kill` and another one on the same folder is a crash. */
export async function aRealOutbox(practice: TestForum, { folder = aFolder(), settings = {}, writeMs = 500 }: { folder?: string; settings?: Partial<Settings>; writeMs?: number } = {}) {
  const db = createDb(openSqlite(path.join(folder, 'rounds.sqlite')));
  const forum = anAdapter(practice.access, { limits: { writeMs, readMs: 2_000 } });
  const desk = aSyncedDesk(practice, { db, forum });
  const clock = aHurriedClock(60);
  const file = someSettings({ holdSeconds: 0, ...settings });
  const renderer = aRenderer();
  loadLibrary(db);
  const drafts = createDrafts({ db, live: desk.live, clock });
  const log = aLog();
  const outbox = createOutbox({ db, live: desk.live, forum, sync: desk.sync, clock, log, settings: file, accountId: 'practice' });
  const answers = createAnswers({ db, live: desk.live, clock, settings: file, disclaimers: createDisclaimers({ db, live: desk.live, clock, settings: file, renderer }), outbox, drafts });
  let isOpen = true;
  const kill = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    desk.sync.stop();
    await outbox.stop(0);
    db.close();
  };
  onTestFinished(kill);
  await desk.begin();
  outbox.start();
  const item = async (id: CommandId): Promise<OutboxItem> => {
    const found = (await latest(outbox.list(undefined)))?.find((one) => one.id === id);
    if (!found) throw new Error('This item is not in the outbox.');
    return found;
  };
  return {
    ...desk,
    folder,
    drafts,
    outbox,
    log,
    kill,
    item,
    send: (topicId: number, text: string): CommandId => answers.handOver({ commandId: commandId.parse(randomUUID()), questionId: asQuestionId('practice', topicId), content: { ...emptyDraft, text } }, someBlock).id,
    become: (id: CommandId, state: OutboxItem['state']): Promise<OutboxItem> => until(() => item(id), (seen) => seen.state === state),
  };
}

/** How often a text stands in a thread, as anybody reads it. */
export async function standing(practice: TestForum, topicId: number, text: string): Promise<number> {
  const topic = (await practice.as('willow_reads').call('GET', `t/${topicId}.json`)) as { post_stream: { posts: { cooked: string }[] } };
  return topic.post_stream.posts.filter((post) => post.cooked.includes(text)).length;
}
