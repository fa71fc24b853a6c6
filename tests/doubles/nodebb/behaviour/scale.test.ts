import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { aNodebb } from '#tests/makers/a-nodebb.ts';

const run = promisify(execFile);

describe('100,000 questions', () => {
  it('take little memory and are listed without looking through them', async () => {
    const program = `
      import { startNodebb } from './tests/doubles/nodebb/nodebb.ts';
      globalThis.gc();
      const before = process.memoryUsage().heapUsed;
      const forum = await startNodebb({ questions: 100_000 });
      globalThis.gc();
      console.log(JSON.stringify({ topics: forum.world.topics.size, megabytes: (process.memoryUsage().heapUsed - before) / 1e6 }));
      await forum.stop();`;
    const { stdout } = await run(process.execPath, ['--expose-gc', '--input-type=module-typescript', '--eval', program], { cwd: process.cwd() });
    const { topics, megabytes } = JSON.parse(stdout) as { topics: number; megabytes: number };
    expect(topics).toBeGreaterThan(100_000);
    expect(megabytes).toBeLessThan(220);
  }, 120_000);

  it('are the same forum every time', async () => {
    const [one, two] = [await aNodebb({ questions: 500 }), await aNodebb({ questions: 500 })];
    const path = '/api/v3/categories/6/topics?after=20&sort=recently_created';
    const plain = async (forum: typeof one) => (await forum.as('volunteer').get(path)).text.replaceAll(forum.baseUrl, '');
    expect(await plain(one)).toBe(await plain(two));
  });

  it('make a search lose, which takes 500 of a category and filters then', async () => {
    const forum = await aNodebb({ questions: 100_000 });
    const { json } = await forum.as('volunteer').get('/api/search?in=titles&replies=1&repliesFilter=atmost&itemsPerPage=100&categories[]=7&sortBy=topic.timestamp&searchOnly=1');
    expect(json['matchCount']).toBeLessThan(500);
    expect(json['matchCount']).toBeGreaterThan(100);
    const truth = [...forum.world.topics.values()].filter(({ cid, pids }) => cid === 7 && pids.length === 1).length;
    expect(truth).toBeGreaterThan(3_000);
  }, 60_000);
});
