import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type ProgramAsked = { kind: 'forum'; dataDir: string; members: readonly string[] } | { kind: 'desk'; dataDir: string; baseUrl: string; key: string; hasPage: boolean; claim?: number };
export type ProgramSays = { kind: 'forum'; baseUrl: string; keys: Record<string, string> } | { kind: 'page'; url: string } | { kind: 'claimed' };

export interface TeamProcess {
  /** Waits until it says so. */
  hears<K extends ProgramSays['kind']>(kind: K): Promise<Extract<ProgramSays, { kind: K }>>;
  /** As a power cut does: nothing gets to say goodbye. */
  kill(): Promise<void>;
}

/** Starts a forum or a desk as a process of its own. */
export function startTeamProcess(asked: ProgramAsked): TeamProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('a-team-program.ts', import.meta.url)), JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: ProgramSays[] = [];
  let complaints = '';
  let wake = (): void => {};
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as ProgramSays);
    wake();
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    async hears(kind) {
      for (;;) {
        const line = said.find((one) => one.kind === kind);
        if (line) return line as Extract<ProgramSays, { kind: typeof kind }>;
        const isGone = await Promise.race([gone.then(() => true), new Promise<false>((resolve) => (wake = () => resolve(false)))]);
        if (isGone) throw new Error(`it ended before it said ${kind}\n${complaints}`);
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
