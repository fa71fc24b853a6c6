import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// In a folder of ours: code that is run again must not come from a temporary folder that others can write to.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rounds/compiled', import.meta.url)));

const { serve } = await import('./loopback/process.ts');
await serve({ pages: fileURLToPath(new URL('./renderer', import.meta.url)), renderWorker: new URL('./render-worker.js', import.meta.url), words: process.argv.slice(2) });
