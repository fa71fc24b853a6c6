import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '#electron/engine/templates/language/renderer.ts';
import { renderTemplate } from '#electron/engine/templates/language/render.ts';
import { threadProgram } from '#electron/open-desk.ts';
import { bombs } from './hostile/bombs.ts';
import { aJob } from './hostile/a-job.ts';
import { contentOfStarter } from './a-starter.ts';

let folder: string;
let renderer: Renderer;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rounds-bundle-'));
  const builder = await createBuilder({ configFile: fileURLToPath(new URL('../../../../electron/vite.config.ts', import.meta.url)), environments: { renderWorker: { build: { outDir: folder } } } });
  const environment = builder.environments['renderWorker'];
  if (environment) await builder.build(environment);
  renderer = createRenderer({ worker: threadProgram(pathToFileURL(path.join(folder, 'render-worker.js'))), hardStopMs: 10_000 });
}, 60_000);
afterAll(async () => {
  await renderer.stop();
  rmSync(folder, { recursive: true });
});

describe('the bundle of the rendering thread', () => {
  it('is one file that can reach nothing but its parent', () => {
    expect(readdirSync(folder).filter((name) => !name.endsWith('.map'))).toEqual(['render-worker.js']);
    const program = readFileSync(path.join(folder, 'render-worker.js'), 'utf8');
    expect([...program.matchAll(/^import .* from "(.+)";$/gm)].map(([, name]) => name)).toEqual(['node:worker_threads']);
    expect(program).not.toMatch(/\bimport\(|createRequire/);
  });

  it('says of everything that comes with Rounds what the sources say', async () => {
    const values = { asker: { name: 'Ann' }, question: { patient_is_child: true, tags: ['postpartum'] }, patient: { their: 'your' } };
    for (const { id, content } of contentOfStarter()) {
      const job = aJob(content.body, { templateId: id, fillIns: content.fillIns, values });
      expect(await renderer.render(job), id).toEqual(renderTemplate(job));
    }
  });

  it('refuses what the sources refuse', async () => {
    for (const { name, body, more, say } of bombs) await expect(renderer.render(aJob(body, more)), name).rejects.toMatchObject({ name: 'TemplateFault', message: expect.stringMatching(say) });
  });
});

describe('a program that is not there', () => {
  it('is said to the person, and nothing is rendered elsewhere', async () => {
    const lost = createRenderer({ worker: threadProgram(pathToFileURL(path.join(folder, 'no-such.js'))) });
    await expect(lost.warm()).rejects.toMatchObject({ trouble: { kind: 'unexpected', remedy: 'restart', say: expect.stringContaining('did not start') } });
    await expect(lost.render(aJob('Hello'))).rejects.toMatchObject({ trouble: { kind: 'unexpected' } });
    await lost.stop();
  });

  it('that is no program is said too', async () => {
    const broken = createRenderer({ worker: new URL('data:text/javascript,throw new Error("no")') });
    await expect(broken.render(aJob('Hello'))).rejects.toMatchObject({ trouble: { kind: 'unexpected' } });
    await broken.stop();
  });

  it('is not waited for when Rounds closes', async () => {
    const closing = createRenderer({ worker: new URL('./hostile/a-stuck-worker.ts', import.meta.url), hardStopMs: 60_000 });
    const asked = [closing.render(aJob('hang')), closing.render(aJob('Hello'))].map((one) => one.catch((error: unknown) => error));
    await closing.warm();
    await closing.stop();
    for (const one of asked) expect(await one).toMatchObject({ trouble: { say: expect.stringContaining('closing') } });
  });
});
