import { firstSync, type FirstSyncAsked } from './first-sync.ts';

/** `node tests/engine/sync/scale/measure.ts '{"kind":"discourse","topics":100000}'`: the figures of one first sync, as JSON. */
const { progress, ...figures } = await firstSync(JSON.parse(process.argv[2] ?? '{"kind":"discourse","topics":100000,"restarts":2,"isNightToo":true}') as FirstSyncAsked);
console.log(JSON.stringify({ ...figures, progress: progress.slice(-40) }, null, 2));
