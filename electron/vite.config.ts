import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outside = ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** Everything but Electron and Node itself is bundled, so that a package needs no node_modules. */
function program(input: Record<string, string>, format: 'es' | 'cjs', extension: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: outside, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      target: 'node24',
      rollupOptions: {
        input,
        external: outside,
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `chunks/[name]-[hash].${extension}` },
      },
    },
  };
}

/**
 * One file that needs nothing beside it: it is carried to its thread as text, and text lies nowhere that could be required from.
 * What a package has for browsers reads no files, and neither shall this. `mainFields`: without `browser` where a package's browser part needs a document.
 */
function thread(input: Record<string, string>, mainFields = ['browser', 'module', 'main']): EnvironmentOptions {
  const options = program(input, 'es', 'js');
  return { ...options, resolve: { ...options.resolve, conditions: ['browser', 'import', 'module', 'default'], mainFields }, build: { ...options.build, rollupOptions: { ...options.build?.rollupOptions, platform: 'browser' } } };
}

export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vite-electron',
  logLevel: 'warn',
  environments: {
    serve: program({ serve: 'electron/serve.ts' }, 'es', 'js'),
    electron: program({ main: 'electron/main.ts', 'engine-process': 'electron/engine-process.ts' }, 'es', 'js'),
    renderWorker: thread({ 'render-worker': 'electron/engine/templates/language/render-worker.ts' }),
    exchangeWorker: thread({ 'exchange-worker': 'electron/engine/templates/exchange/worker/exchange-worker.ts' }, ['module', 'main']),
    preload: program({ preload: 'electron/preload.ts' }, 'cjs', 'cjs'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['serve', 'electron', 'renderWorker', 'exchangeWorker', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
