import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One running Rounds, started as a person would. */
export interface Rounds {
  url: string;
  practiceUrl: string;
  dataDir: string;
  /** As Ctrl-C does. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut does to a process: nothing gets to say goodbye. */
  kill(): Promise<void>;
}

export async function startRounds(dataDir: string, extra: readonly string[] = []): Promise<Rounds> {
  const child = spawn(process.execPath, ['electron/start/start.mjs', '--browser', '--no-open', '--port', '0', '--practice-port', '0', '--data-dir', dataDir, ...extra], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { url, practiceUrl } = await addressesOf(child);
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    url,
    practiceUrl,
    dataDir,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
    kill: async () => {
      // The whole group: the starter and the host it started.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

function addressesOf(child: ChildProcess): Promise<{ url: string; practiceUrl: string }> {
  return new Promise((resolve, reject) => {
    let out = '';
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const url = /Rounds is ready: (\S+)/.exec(out)?.[1];
      const practiceUrl = /Practice forum: (\S+)/.exec(out)?.[1];
      if (url && practiceUrl) resolve({ url, practiceUrl });
    });
    child.once('exit', (code) => reject(new Error(`Rounds ended with ${code} before it was ready.\n${out}\n${complaints}`)));
  });
}
