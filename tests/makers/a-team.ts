import { userKey } from '#electron/engine/forums/credential.ts';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine } from '#electron/engine/engine.ts';
import type { DeskClient } from '#renderer/link/desk.tsx';
import type { Claim } from '#shared/words/claim.ts';
import { emptyDraft, type DraftContent } from '#shared/words/draft.ts';
import { asQuestionId, commandId, type QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { Settings } from '#shared/words/settings.ts';
import { aDataDir, somePorts } from './a-desk.ts';
import { aForum, type TestForum } from './a-forum.ts';
import { aShiftingClock, type ShiftingClock } from './a-shifting-clock.ts';
import { latest } from './a-watcher.ts';

/** A desk of one member, on a data folder and a clock of its own. */
export interface TeamDesk {
  client: DeskClient;
  engine: Engine;
  clock: ShiftingClock;
  dataDir: string;
  log: { lines: string[] };
  claim(id: QuestionId): Promise<Claim | null>;
  /** The row of the queue. */
  row(id: QuestionId): Promise<QuestionRow | undefined>;
  write(id: QuestionId, text: string): Promise<void>;
  send(id: QuestionId, text: string): Promise<{ id: string }>;
  /** Ends at once and says goodbye to nobody; the folder stays. */
  end(): Promise<void>;
}

export interface Team {
  forum: TestForum;
  /** The forum's own clock. */
  clock: ShiftingClock;
  ask(title: string): Promise<{ id: QuestionId; topicId: number }>;
  desk(username: string, options?: { clock?: ShiftingClock; dataDir?: string; settings?: Partial<Settings> }): Promise<TeamDesk>;
  /** Time goes by for everybody. */
  skip(ms: number): void;
}

const within = 15_000;
export async function soon<T>(ask: () => Promise<T> | T, isSo: (value: T) => boolean, what = 'it', ms = within): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    if (performance.now() > end) throw new Error(`${what} did not become so; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** One practice forum and several real desks on it, each with its own member's key. */
export async function aTeam(rules: Parameters<typeof aForum>[0] = {}): Promise<Team> {
  const clock = aShiftingClock();
  const forum = await aForum({ ...rules, clock });
  const clocks = new Set<ShiftingClock>([clock]);
  return {
    forum,
    clock,
    async ask(title) {
      const topicId = await forum.as('paper_lantern').ask(title);
      return { id: asQuestionId('practice', topicId), topicId };
    },
    async desk(username, { clock: own = aShiftingClock(), dataDir, settings = {} } = {}) {
      clocks.add(own);
      const folder = dataDir === undefined ? aDataDir() : null;
      if (folder) onTestFinished(() => folder.remove());
      const at = dataDir ?? folder?.dataDir ?? '';
      const ports = { ...somePorts(at, { holdSeconds: 0, ...settings }), clock: own };
      const engine = createEngine(ports, { accountId: 'practice', kind: 'discourse', baseUrl: forum.baseUrl, credential: userKey(forum.signIn(username)), isPractice: true });
      let isOver = false;
      const end = async (): Promise<void> => {
        if (isOver) return;
        isOver = true;
        await engine.stop(0);
      };
      onTestFinished(end);
      engine.start();
      const client: DeskClient = createRouterClient(engine.router);
      await soon(async () => (await latest(await client.desk.status()))?.sync.state, (state) => state === 'idle', 'the first sync');
      const content = (text: string): DraftContent => ({ ...emptyDraft, text });
      return {
        client,
        engine,
        clock: own,
        dataDir: at,
        log: ports.log,
        claim: async (id) => (await latest(await client.claims.ofQuestion({ questionId: id }))) ?? null,
        row: async (id) => (await latest(await client.queue.page({ filter: {}, sort: 'newest', offset: 0, limit: 100 })))?.rows.find((row) => row.id === id),
        async write(id, text) {
          const { rev } = await client.drafts.open({ questionId: id });
          await client.drafts.save({ questionId: id, rev, content: content(text) });
        },
        send: (id, text) => client.answers.send({ commandId: commandId.parse(crypto.randomUUID()), questionId: id, content: content(text) }),
        end,
      };
    },
    skip(ms) {
      for (const one of clocks) one.skip(ms);
    },
  };
}
