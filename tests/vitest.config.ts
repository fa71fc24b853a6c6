import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { requestsSeen, sharedData, watchRequests } from './renderer/browser-commands.ts';

const pageDependencies = [
  ...['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', 'zustand', 'zustand/middleware', 'zod', 'dompurify', 'markdown-it', 'partysocket/ws'],
  ...['@tabler/icons-react', '@tanstack/react-query', '@tanstack/react-router', '@tanstack/react-virtual'],
  ...['@orpc/client', '@orpc/client/message-port', '@orpc/client/plugins', '@orpc/client/websocket', '@orpc/contract', '@orpc/server', '@orpc/server/message-port', '@orpc/tanstack-query'],
  ...['@codemirror/autocomplete', '@codemirror/commands', '@codemirror/lang-markdown', '@codemirror/language', '@codemirror/lint', '@codemirror/state', '@codemirror/view'],
  ...['fast-check', 'recharts', 'syllable', 'vitest-browser-react'],
];
const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        root,
        cacheDir: 'node_modules/.cache/vitest-browser',
        plugins: [react()],
        // Named, because one found while the tests run makes the page load again under them.
        optimizeDeps: { include: [...pageDependencies] },
        test: {
          name: 'chromium',
          include: ['tests/renderer/**/*.test.tsx'],
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { requestsSeen, sharedData, watchRequests },
            provider: playwright({
              launchOptions: {
                ...(process.env['ROUNDS_CHROMIUM'] ? { executablePath: process.env['ROUNDS_CHROMIUM'] } : {}),
                args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1440, height: 900 } }],
          },
        },
      },
    ],
  },
});
