import { Liquid } from 'liquidjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '#electron/engine/templates/language/renderer.ts';
import { templateReport } from '#shared/words/library.ts';
import { aDesk, until, type DeskUnderTest } from '#tests/makers/a-desk.ts';
import { renderWorker } from '#tests/makers/a-renderer.ts';
import { aJob } from './a-job.ts';
import { bombs } from './bombs.ts';

// The two bounds the studio promises: a bomb is refused in 300 ms while the desk answers in 100 ms. The best of a few tries counts,
// because this machine may be busy with something else; what holds the desk up holds it up every time.
const tries = 20;
const refusedMs = 300;
const answersMs = 100;

let desk: DeskUnderTest;
let renderer: Renderer;
let someQuestion = '';
beforeAll(async () => {
  desk = await aDesk();
  renderer = createRenderer({ worker: renderWorker });
  await renderer.warm();
  await until(desk.client.desk.status(), ({ sync, waiting }) => sync.state === 'idle' && waiting > 0, 'questions on the desk', 60_000);
  const page = await until(desk.client.queue.page({ filter: {}, sort: 'oldest', offset: 0, limit: 1 }), ({ rows }) => rows.length > 0);
  someQuestion = page.rows[0]?.id ?? '';
  for (let i = 0; i < 20; i += 1) await ask();
}, 90_000);
afterAll(async () => {
  await renderer.stop();
  await desk.close();
});

const ask = async (): Promise<void> => {
  expect(await desk.client.queue.next({ filter: {}, sort: 'oldest', afterId: someQuestion })).not.toBeNull();
};

interface Seen {
  outcome: unknown;
  tookMs: number;
  slowestMs: number;
}

async function bestOf(work: () => Promise<unknown>, by: Renderer): Promise<Seen> {
  let best = await whileAsked(work);
  for (let i = 1; i < tries && (best.tookMs >= refusedMs || best.slowestMs >= answersMs); i += 1) {
    // The thread that was ended has a successor that is still starting; a try that waits for that says nothing about the bomb.
    await by.warm();
    best = await whileAsked(work);
  }
  return best;
}

/** Asks the desk over and over while `work` goes on. Milliseconds of both; the desk and the renderer live on this thread. */
async function whileAsked(work: () => Promise<unknown>): Promise<Seen> {
  let isDone = false;
  let slowestMs = 0;
  const began = performance.now();
  let tookMs = 0;
  const outcome = work()
    .catch((error: unknown) => error)
    .finally(() => {
      tookMs = performance.now() - began;
      isDone = true;
    });
  do {
    const from = performance.now();
    await ask();
    // The next turn of the loop, as a message of a window would wait for.
    await new Promise((resolve) => setImmediate(resolve));
    slowestMs = Math.max(slowestMs, performance.now() - from);
  } while (!isDone);
  return { outcome: await outcome, tookMs, slowestMs };
}

describe('a bomb', () => {
  it.each(bombs)('is refused while the desk answers: $name', async ({ body, more, say }) => {
    const { outcome, tookMs, slowestMs } = await bestOf(() => renderer.render(aJob(body, more)), renderer);
    expect(outcome).toMatchObject({ name: 'TemplateFault', message: expect.stringMatching(say) });
    expect(tookMs).toBeLessThan(refusedMs);
    expect(slowestMs).toBeLessThan(answersMs);
  });

  it.each(bombs)('is looked through while the desk answers: $name', async ({ body, more, say, isHidden }) => {
    const snippets = Object.fromEntries(Object.entries(more?.snippets ?? {}).map(([slug, text]) => [slug, { body: text, fillIns: [] }]));
    const { outcome, tookMs, slowestMs } = await bestOf(() => renderer.report({ body, fillIns: [], kind: 'answer', language: 'en', slug: null, snippets }), renderer);
    const { faults } = templateReport.parse(outcome);
    expect(faults.some((fault) => fault.severity === 'error' && say.test(fault.say))).toBe(isHidden !== true);
    expect(tookMs).toBeLessThan(refusedMs);
    expect(slowestMs).toBeLessThan(answersMs);
  });
});

describe('without the stop', () => {
  it('a thread that hangs is ended in time, and whoever waits behind it is served by another', async () => {
    const stuck = createRenderer({ worker: new URL('./a-stuck-worker.ts', import.meta.url) });
    await stuck.warm();
    const first = bestOf(() => stuck.render(aJob('hang')), stuck);
    const behind = stuck.render(aJob('Hello'));
    const { outcome, tookMs, slowestMs } = await first;
    expect(outcome).toMatchObject({ name: 'TemplateFault', message: expect.stringContaining('stopped') });
    expect(tookMs).toBeLessThan(refusedMs);
    expect(slowestMs).toBeLessThan(answersMs);
    expect((await behind).text).toBe('Hello');
    await stuck.stop();
  });

  it('a thread that eats all memory ends alone', async () => {
    const greedy = createRenderer({ worker: new URL('./a-stuck-worker.ts', import.meta.url), hardStopMs: 10_000 });
    await expect(greedy.render(aJob('eat'))).rejects.toMatchObject({ name: 'TemplateFault', message: expect.stringContaining('memory') });
    expect((await greedy.render(aJob('Hello'))).text).toBe('Hello');
    await greedy.stop();
  });

  it('the same thread would not have answered within four times the bound (control)', async () => {
    const patient = createRenderer({ worker: new URL('./a-stuck-worker.ts', import.meta.url), hardStopMs: refusedMs * 4 });
    await patient.warm();
    const { tookMs } = await whileAsked(() => patient.render(aJob('hang')));
    expect(tookMs).toBeGreaterThanOrEqual(refusedMs * 4 - 5);
    await patient.stop();
  });

  it('the desk does not answer in time while plain Liquid loops beside it (control)', async () => {
    const loop = '{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}';
    const { outcome, slowestMs } = await whileAsked(async () => new Liquid({ renderLimit: answersMs * 4 }).parseAndRender(loop));
    expect(outcome).toMatchObject({ message: expect.stringContaining('limit') });
    expect(slowestMs).toBeGreaterThan(answersMs);
  });
});
