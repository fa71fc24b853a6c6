import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The entry opens the link and asks for the desk; the browser fetches the desk meanwhile, with its styles. */
const fetchDeskAhead: Plugin = {
  name: 'fetch-desk-ahead',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const desk = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.isDynamicEntry && file.name === 'start');
      const entry = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.isEntry);
      if (desk?.type !== 'chunk' || entry?.type !== 'chunk') return [];
      // Those of its imports too: a style that is asked for by script holds the first paint up.
      const styles = new Set([desk.fileName, ...desk.imports].flatMap((file) => {
        const chunk = bundle?.[file];
        return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
      }));
      return [
        ...[desk.fileName, ...desk.imports].filter((file) => !entry.imports.includes(file) && file !== entry.fileName).map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` }, injectTo: 'head' as const })),
        ...[...styles].map((file) => ({ tag: 'link', attrs: { rel: 'stylesheet', crossorigin: true, href: `./${file}` }, injectTo: 'head' as const })),
      ];
    },
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  cacheDir: '../node_modules/.cache/vite-renderer',
  logLevel: 'warn',
  plugins: [react(), fetchDeskAhead],
  // Both hosts put a fresh nonce in its place, each time they send the page.
  html: { cspNonce: '__STYLE_NONCE__' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
