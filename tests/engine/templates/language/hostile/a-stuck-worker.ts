import { parentPort } from 'node:worker_threads';

/** A thread as the renderer starts it, without any limit of its own: `hang` loops for ever, `eat` takes all memory, anything else is its own text. */
parentPort?.on('message', ({ id, job }: { id: number; job: { body: string } }) => {
  while (job.body === 'hang');
  const eaten: number[][] = [];
  while (job.body === 'eat') eaten.push(Array.from({ length: 100_000 }, Math.random));
  parentPort?.postMessage({ kind: 'done', id, outcome: { kind: 'rendered', rendered: { text: job.body, blanks: [], fields: [], branches: [] } } });
});
parentPort?.postMessage({ kind: 'ready' });
