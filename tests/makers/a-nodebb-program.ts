import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Deeds } from '#tests/doubles/nodebb/backstage/deeds.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Person {
  username: string;
  token: string;
  password: string;
}

/** A NodeBB-shaped forum as a program of its own, for journeys. `do` plays administrator; `/backstage/queue` is a page where a person approves what waits. */
export interface NodebbProgram {
  baseUrl: string;
  volunteer: Person;
  newcomer: Person;
  moderator: Person;
  admin: Person;
  do<Deed extends keyof Deeds>(deed: Deed, ...args: Parameters<Deeds[Deed]>): Promise<ReturnType<Deeds[Deed]>>;
  requests(): Promise<{ count: number; perMinute: number; perDay: number; list: { method: string; path: string; status: number }[] }>;
  stop(): Promise<void>;
}

export async function startNodebbProgram({ questions = 'demo', subFolder = '', rules = {}, port = 0 }: { questions?: 'demo' | number; subFolder?: string; rules?: Record<string, string | number | boolean>; port?: number } = {}): Promise<NodebbProgram> {
  const program = spawn(process.execPath, ['tests/doubles/nodebb/program.ts', '--questions', String(questions), '--sub-folder', subFolder, '--rules', JSON.stringify(rules), '--port', String(port)], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  let complaints = '';
  program.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const said = await new Promise<string>((resolve, reject) => {
    createInterface({ input: program.stdout }).once('line', resolve);
    program.once('exit', (code) => reject(new Error(`the double ended with ${code} before it was ready.\n${complaints}`)));
  });
  const people = JSON.parse(said) as Pick<NodebbProgram, 'baseUrl' | 'volunteer' | 'newcomer' | 'moderator' | 'admin'>;
  return {
    ...people,
    async do(deed, ...args) {
      const heard = await fetch(`${people.baseUrl}/backstage/deeds/${deed}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(args) });
      const { result, error } = (await heard.json()) as { result?: unknown; error?: string };
      if (error !== undefined) throw new Error(error);
      return result as never;
    },
    requests: async () => (await (await fetch(`${people.baseUrl}/backstage/requests`)).json()) as never,
    stop() {
      program.kill();
      return gone;
    },
  };
}
