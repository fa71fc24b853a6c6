import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '#electron/engine/templates/exchange/worker/reader.ts';
import { threadProgram } from '#electron/open-desk.ts';

let folder: string;
let reader: Reader;
const program = (): string => path.join(folder, 'exchange-worker.js');
const aFile = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-bundle-'));
  const builder = await createBuilder({ configFile: fileURLToPath(new URL('../../../../electron/vite.config.ts', import.meta.url)), environments: { exchangeWorker: { build: { outDir: folder } } } });
  const environment = builder.environments['exchangeWorker'];
  if (environment) await builder.build(environment);
  reader = createReader({ worker: threadProgram(pathToFileURL(program())), longestMs: () => 20_000 });
}, 60_000);
afterAll(async () => {
  await reader.stop();
  rmSync(folder, { recursive: true });
});

describe('the bundle of the thread that reads files', () => {
  it('starts from text, and reads YAML, HTML, XML and tables', async () => {
    const titles = async (file: ReturnType<typeof aFile>) => (await reader.read([file])).foreign.map(({ carried }) => carried.title);
    expect(await titles(aFile('base.yml', 'matches:\n  - trigger: ":ecz"\n    label: Eczema\n    html: "<p>Hello <b>you</b></p>"\n'))).toEqual(['Eczema']);
    expect(await titles(aFile('two.csv', 'title,body\nNails,Short and dry.\n'))).toEqual(['Nails']);
    expect(
      await titles(aFile('q.xml', '<?xml version="1.0"?><quicktext version="2"><filetype>templates</filetype><menu><title>Skin</title><texts><text type="text/plain"><name>Acne</name><keyword>a</keyword><subject></subject><body>Wash.</body></text></texts></menu></quicktext>')),
    ).toEqual(['Acne']);
  });

  it('would not start if it had to be somewhere to load the rest of itself', async () => {
    const rooted = `import { createRequire } from 'node:module';\ncreateRequire(import.meta.url);\n${readFileSync(program(), 'utf8')}`;
    const lost = createReader({ worker: new URL(`data:text/javascript;base64,${Buffer.from(rooted).toString('base64')}`) });
    await expect(lost.read([aFile('two.csv', 'title,body\n')])).rejects.toMatchObject({ trouble: { kind: 'unexpected', say: expect.stringContaining('did not start') } });
    await lost.stop();
  });
});
