// A whole engine that reads a large forum for the first time, in a process of its own so that its memory can be measured. `first-sync.ts` beside it starts it.
import { keepHeapSmall } from '#electron/small-heap.ts';

// As the front doors do, before anything large is read.
keepHeapSmall();
await import('./first-sync-run.ts');
