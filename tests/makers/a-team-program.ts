// A practice forum, or one desk on it, as a process of its own: what a power cut does to a desk is seen in no other way.
import { userKey } from '#electron/engine/forums/credential.ts';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createEngine } from '#electron/engine/engine.ts';
import { startServer } from '#electron/loopback/server.ts';
import { threadProgram } from '#electron/open-desk.ts';
import { readPageFiles } from '#electron/page-files.ts';
import { startPracticeForum } from '#electron/practice-forum/practice-forum.ts';
import { systemClock } from '#electron/system-clock.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { somePorts } from './a-desk.ts';
import type { ProgramAsked, ProgramSays } from './a-team-process.ts';

const asked = JSON.parse(process.argv[2] ?? '') as ProgramAsked;
const say = (line: ProgramSays): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const clock = systemClock();
const inDist = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

if (asked.kind === 'forum') {
  const forum = await startPracticeForum({ dataDir: asked.dataDir, port: 0, clock, log: { info: () => {}, warn: () => {}, error: () => {} } });
  say({ kind: 'forum', baseUrl: forum.baseUrl, keys: Object.fromEntries(asked.members.map((name) => [name, forum.signIn(name)])) });
} else {
  const ports = somePorts(asked.dataDir, { holdSeconds: 0 });
  const engine = createEngine({ ...ports, renderWorker: asked.hasPage ? threadProgram(new URL(`file://${inDist('render-worker.js')}`)) : ports.renderWorker }, { accountId: 'practice', kind: 'discourse', baseUrl: asked.baseUrl, credential: userKey(asked.key), isPractice: true });
  engine.start();
  if (asked.hasPage) {
    const server = await startServer({ port: 0, pages: readPageFiles(inDist('renderer')), clock, log: ports.log, openSocket: (socket) => engine.openSocket(socket) });
    say({ kind: 'page', url: server.url });
  }
  if (asked.claim !== undefined) {
    const client = createRouterClient(engine.router);
    const questionId = asQuestionId('practice', asked.claim);
    const take = (): Promise<unknown> => Promise.resolve(client.claims.take({ questionId })).catch(() => new Promise((resolve) => setTimeout(resolve, 50)).then(take));
    await take();
    for await (const claim of await client.claims.ofQuestion({ questionId })) if (claim?.why === 'told') break;
    say({ kind: 'claimed' });
  }
}
