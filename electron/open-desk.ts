import { userKey } from './engine/forums/credential.ts';
import fs from 'node:fs';
import { createEngine, type Engine } from './engine/engine.ts';
import type { Ports } from './engine/ports.ts';
import { startPracticeForum } from './practice-forum/practice-forum.ts';

export interface Desk {
  engine: Engine;
  /** Where a person can read the practice forum. */
  practiceForumUrl: string;
  close(): Promise<void>;
}

/** What both front doors stand on: the engine, with the practice forum beside it in the same process. */
export async function openDesk(ports: Ports, { practicePort }: { practicePort: number }): Promise<Desk> {
  const practice = await startPracticeForum({ dataDir: ports.dataDir, port: practicePort, clock: ports.clock, log: ports.log });
  try {
    const engine = createEngine(ports, { accountId: 'practice', kind: 'discourse', baseUrl: practice.baseUrl, credential: userKey(practice.key), isPractice: true });
    engine.start();
    return {
      engine,
      practiceForumUrl: `${practice.baseUrl}/`,
      async close() {
        await engine.stop();
        await practice.stop();
      },
    };
  } catch (error) {
    await practice.stop();
    throw error;
  }
}

/**
 * The program of a thread, read where it lies and carried in its address: a thread cannot be trusted to read out of a packed app, and what is unpacked beside it could be changed.
 * A program that is not there keeps its own address, so that whoever starts it hears of it.
 */
export function threadProgram(bundle: URL): URL {
  // A source under development is no program yet; whoever runs it reads it where it lies.
  if (bundle.pathname.endsWith('.ts')) return bundle;
  try {
    return new URL(`data:text/javascript;base64,${fs.readFileSync(bundle).toString('base64')}`);
  } catch {
    return bundle;
  }
}
