import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createDisclaimers } from '#electron/engine/disclaimers/disclaimers.ts';
import { createModeration } from '#electron/engine/moderation/moderation.ts';
import { createDb } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { createCatalog } from '#electron/engine/templates/library/catalog.ts';
import { createTemplates } from '#electron/engine/templates/using/templates.ts';
import type { Batch, Deed, DeedDetail, DeedKind } from '#shared/words/deed.ts';
import { asQuestionId, commandId, type CommandId } from '#shared/words/ids.ts';
import { aLog, someSettings } from './a-desk.ts';
import { anAdapter, until, type TestForum } from './a-forum.ts';
import { aHurriedClock } from './a-hurry.ts';
import { aRenderer } from './a-renderer.ts';
import { aFolder } from './a-store.ts';
import { aSyncedDesk } from './a-synced-desk.ts';
import { latest } from './a-watcher.ts';

/** Store, sync, adapter, library and moderation as they are, against a forum over HTTP; only the waiting is shorter. `kill` and another one on the same folder is a crash. */
export async function aRealModeration(practice: TestForum, { folder = aFolder(), writeMs = 500 }: { folder?: string; writeMs?: number } = {}) {
  const db = createDb(openSqlite(path.join(folder, 'rounds.sqlite')));
  const forum = anAdapter(practice.access, { limits: { writeMs, readMs: 2_000 } });
  const clock = aHurriedClock(60);
  const desk = aSyncedDesk(practice, { db, forum });
  const settings = someSettings({ holdSeconds: 0 });
  const renderer = aRenderer();
  const log = aLog();
  const templates = createTemplates({ db, settings, renderer, clock, catalog: createCatalog(db) });
  const disclaimers = createDisclaimers({ db, live: desk.live, clock, settings, renderer });
  const moderation = createModeration({ db, live: desk.live, clock, log, settings, forum, access: practice.access, sync: desk.sync, outbox: { isBusy: () => false }, templates, disclaimers });
  let isOpen = true;
  const kill = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    desk.sync.stop();
    await moderation.stop(0);
    await renderer.stop();
    db.close();
  };
  onTestFinished(kill);
  await desk.begin();
  moderation.start();
  const batch = async (batchId: CommandId): Promise<Batch> => {
    const found = (await latest(moderation.batches(undefined)))?.find(({ id }) => id === batchId);
    if (!found) throw new Error('There is no such batch.');
    return found;
  };
  return {
    ...desk,
    folder,
    moderation,
    log,
    kill,
    batch,
    batches: async (): Promise<Batch[]> => (await latest(moderation.batches(undefined))) ?? [],
    deeds: async (batchId: CommandId): Promise<Deed[]> => (await latest(moderation.ofBatch({ batchId }, undefined))) ?? [],
    async act(kind: DeedKind, topicIds: readonly number[], detail: DeedDetail = {}): Promise<CommandId> {
      const batchId = commandId.parse(randomUUID());
      await moderation.act({ batchId, kind, detail, questionIds: topicIds.map((topicId) => asQuestionId('practice', topicId)) });
      return batchId;
    },
    /** Waits until nothing of it is under way any more. */
    settled: (batchId: CommandId, patience = 60_000): Promise<Batch> => until(() => batch(batchId), ({ waiting }) => waiting === 0, { patience }),
  };
}
