import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  cacheDir: '../node_modules/.cache/vite-renderer',
  logLevel: 'warn',
  plugins: [react()],
  // Both hosts put a fresh nonce in its place, each time they send the page.
  html: { cspNonce: '__STYLE_NONCE__' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
