import { parentPort } from 'node:worker_threads';
import { work, type Job } from './job.ts';

/** The thread other people's files are read on. Whoever started it may end it at any time. */
parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => parentPort?.postMessage({ id, outcome: work(job) }));

// The first reading is slow, and nobody's time is running yet.
const bytes = new TextEncoder().encode('matches:\n  - trigger: ":a"\n    html: "<p>Hello <b>you</b></p>"\n');
work({ kind: 'read', files: [{ name: 'a.yml', bytes }], format: undefined });
parentPort?.postMessage({ id: 0 });
