// npm run dev: the page from Vite, replaced as you type; the engine from its sources, started anew at every change.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { readFlags, usage } from './flags.mjs';
import { openPage } from './open-page.mjs';
import { inCache, inRoot, ownNode, root } from './places.mjs';
import { explain, nodeMistake, prepare } from './ready/prepare.mjs';

async function dev() {
  const read = readFlags(process.argv.slice(2));
  if ('mistake' in read) {
    process.stderr.write(`${read.mistake}\n${usage}`);
    return 2;
  }
  const { flags } = read;
  await prepare({ build: false });
  const { createServer } = await import('vite');
  // Not the folder a person answers from: what is being written may damage it.
  const dataDir = flags.dataDir === null ? inCache('dev-data') : path.resolve(flags.dataDir);
  const token = randomBytes(32).toString('base64url');
  const enginePort = await aFreePort();

  const host = spawn(ownNode(), ['--watch', '--watch-preserve-output', 'electron/serve.ts', '--no-open', '--port', String(enginePort), '--practice-port', String(flags.practicePort || (await aFreePort())), '--data-dir', dataDir], {
    cwd: root,
    // The same token over every restart, so that the page finds its way back by itself.
    env: { ...process.env, ROUNDS_DEV_TOKEN: token, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const page = await createServer({
    configFile: inRoot('renderer', 'vite.config.ts'),
    root: inRoot('renderer'),
    clearScreen: false,
    server: {
      host: '127.0.0.1',
      port: flags.port || 5173,
      strictPort: Boolean(flags.port),
      proxy: { '/desk': { target: `http://127.0.0.1:${enginePort}`, ws: true, changeOrigin: true, rewriteWsOrigin: true } },
    },
  });
  await page.listen();
  const address = page.httpServer?.address();
  const url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/#${token}`;

  let isFirst = true;
  host.stdout.setEncoding('utf8');
  host.stdout.on('data', (/** @type {string} */ piece) => {
    // The engine's own address is of no use here: its page is not built.
    const rest = piece.split('\n').filter((line) => line !== '' && !line.startsWith('Rounds is ready: '));
    if (rest.length > 0) process.stdout.write(`${rest.join('\n')}\n`);
    if (!isFirst || !piece.includes('Practice forum: ')) return;
    isFirst = false;
    process.stdout.write(`Rounds is ready: ${url}\n`);
    if (flags.open) void openPage(url, dataDir);
  });
  const stop = () => void host.kill('SIGTERM');
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  const [code] = await once(host, 'exit');
  await page.close();
  return code ?? 0;
}

/** @returns {Promise<number>} */
async function aFreePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address && typeof address === 'object' ? address.port : 0;
}

try {
  const mistake = nodeMistake();
  if (mistake) throw new Error(mistake);
  process.exit(await dev());
} catch (error) {
  explain(error);
  process.exit(1);
}
