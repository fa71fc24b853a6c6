import { fork, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** `isBare`: without questions. */
export interface ForumAsked {
  dataDir: string;
  title: string;
  isBare: boolean;
}

/** What others do on the forum meanwhile. ask: a question; its topic's number. revoke-keys: the volunteer takes back the key of every application. hold-next: the next post waits for a moderator. approve: a moderator lets out what waits longest. */
export type ForumOrder = { do: 'ask'; title: string; text: string } | { do: 'revoke-keys' } | { do: 'hold-next' } | { do: 'approve' };

export interface ForumProcess {
  /** Without a slash at the end. */
  baseUrl: string;
  order(order: ForumOrder): Promise<unknown>;
  stop(): Promise<void>;
}

const quiet = '--disable-warning=ExperimentalWarning';

/** Starts a Discourse-shaped forum of its own. */
export async function startForumProcess(asked: ForumAsked): Promise<ForumProcess> {
  const child = fork(fileURLToPath(new URL('a-forum-program.ts', import.meta.url)), [JSON.stringify(asked)], { execArgv: [quiet], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hears = <T>(): Promise<T> => Promise.race([new Promise<T>((resolve) => child.once('message', (said) => resolve(said as T))), gone.then(() => Promise.reject(new Error(`the forum ended\n${complaints}`)))]);
  const { baseUrl } = await hears<{ baseUrl: string }>();
  return {
    baseUrl,
    async order(order) {
      const answer = hears<{ result?: unknown; error?: string }>();
      child.send(order);
      const { result, error } = await answer;
      if (error !== undefined) throw new Error(error);
      return result;
    },
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

interface Member {
  username: string;
  token: string;
  password: string;
}

export interface NodebbProcess {
  baseUrl: string;
  volunteer: Member;
  /** Somebody who wrote nothing so far: the forum holds what they write until a moderator has seen it. */
  newcomer: Member;
  /** One of the double's deeds, by name. */
  deed(name: string, ...given: unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a NodeBB-shaped forum of its own. `questions`: how many, or the ones of the practice forum. */
export async function startNodebbProcess({ questions = 'demo' }: { questions?: number | 'demo' } = {}): Promise<NodebbProcess> {
  const child = spawn(process.execPath, [quiet, fileURLToPath(new URL('../doubles/nodebb/program.ts', import.meta.url)), '--questions', String(questions)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const first = await Promise.race([line, gone.then(() => Promise.reject(new Error(`the forum ended\n${complaints}`)))]);
  const said = JSON.parse(first) as Pick<NodebbProcess, 'baseUrl' | 'volunteer' | 'newcomer'>;
  return {
    ...said,
    async deed(name, ...given) {
      const answer = await fetch(`${said.baseUrl}/backstage/deeds/${name}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(given) });
      const { result, error } = (await answer.json()) as { result?: unknown; error?: string };
      if (error !== undefined) throw new Error(error);
      return result;
    },
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
