import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// In a folder of ours: code that is run again must not come from a temporary folder that others can write to.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rounds/compiled', import.meta.url)));

const { keepHeapSmall } = await import('./small-heap.ts');
keepHeapSmall();

// Bundled, it lies beside us; under development it is read where it was written.
const thread = (name: string, room: string): URL => new URL(import.meta.url.endsWith('.ts') ? `./engine/templates/${room}/${name}.ts` : `./${name}.js`, import.meta.url);

const { serve } = await import('./loopback/process.ts');
await serve({ pages: fileURLToPath(new URL('./renderer', import.meta.url)), renderWorker: thread('render-worker', 'language'), exchangeWorker: thread('exchange-worker', 'exchange/worker'), words: process.argv.slice(2) });
