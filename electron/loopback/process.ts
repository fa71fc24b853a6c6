import packageFacts from '../../package.json' with { type: 'json' };
import { watchParents } from '../start/parent-watch.mjs';
import { runHost } from './host.ts';

/** The host as a process: signals, whoever started it, and the exit code. */
export async function serve({ pages, renderWorker, exchangeWorker, words }: { pages: string; renderWorker: URL; exchangeWorker: URL; words: readonly string[] }): Promise<void> {
  // Everything we write is this person's alone.
  process.umask(0o077);
  // Whoever read us may be gone; that is no reason to fall over while a draft is being saved.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let isAsked = false;
  let ask = (_why: string): void => {};
  const asked = new Promise<string>((resolve) => {
    ask = (why) => {
      isAsked = true;
      resolve(why);
    };
  });
  // A terminal and npm both pass Ctrl-C on, so the same wish may come twice; it is one wish.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
  process.on('disconnect', () => ask('starter gone'));
  const parents = watchParents(() => ask('starter gone'));

  const code = await runHost({
    words,
    version: packageFacts.version,
    pages,
    renderWorker,
    exchangeWorker,
    asked,
    isLeaving: () => isAsked || parents.isGone() || (process.send !== undefined && !process.connected),
    print: (line) => void process.stdout.write(`${line}\n`),
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
    token: developmentToken(process.env['ROUNDS_DEV_TOKEN']),
  });
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

/** `npm run dev` restarts the host at every change and keeps its page; a token it did not make, or made short, is not taken. */
const developmentToken = (given: string | undefined): string | undefined => (given && /^[\w-]{43}$/.test(given) ? given : undefined);
