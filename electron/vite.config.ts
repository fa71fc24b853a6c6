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

export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vite-electron',
  logLevel: 'warn',
  environments: {
    serve: program({ serve: 'electron/serve.ts' }, 'es', 'js'),
    electron: program({ main: 'electron/main.ts', 'engine-process': 'electron/engine-process.ts' }, 'es', 'js'),
    // Alone, so that it is one file: it is carried to its thread as text.
    renderWorker: program({ 'render-worker': 'electron/engine/templates/language/render-worker.ts' }, 'es', 'js'),
    preload: program({ preload: 'electron/preload.ts' }, 'cjs', 'cjs'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['serve', 'electron', 'renderWorker', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
