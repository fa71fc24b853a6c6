import { userKey } from '#electron/engine/forums/credential.ts';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { createEngine } from '#electron/engine/engine.ts';
import type { DeskClient } from '#renderer/link/desk.tsx';
import type { Settings } from '#shared/words/settings.ts';
import { aDataDir, somePorts, until } from './a-desk.ts';
import type { TestForum } from './a-forum.ts';

export interface Colleague {
  client: DeskClient;
  username: string;
  ports: ReturnType<typeof somePorts>;
  /** Closes the desk; called by itself at the end of the test. */
  leave(): Promise<void>;
}

/** A whole desk of one member of a forum that others use, too: store, engine and HTTP as they are, in a folder of its own. Waits for the first sync. */
export async function aColleague(practice: TestForum, username: string, settings: Partial<Settings> = {}): Promise<Colleague> {
  const { dataDir, remove } = aDataDir();
  const ports = somePorts(dataDir, { holdSeconds: 0, ...settings });
  const engine = createEngine(ports, { accountId: 'practice', kind: 'discourse', baseUrl: practice.baseUrl, credential: userKey(practice.signIn(username)), isPractice: true });
  let isOpen = true;
  const leave = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await engine.stop(0);
    remove();
  };
  onTestFinished(leave);
  engine.start();
  const client: DeskClient = createRouterClient(engine.router);
  await until(client.desk.status(), ({ sync, me }) => sync.state === 'idle' && me.username === username, `the first sync of ${username}`);
  return { client, username, ports, leave };
}
