import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticeForum } from '#electron/practice-forum/practice-forum.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aPlace, aPracticeForum } from '#tests/makers/a-practice-forum.ts';

const noLog = { info: () => {}, warn: () => {}, error: () => {} };
const start = (dataDir: string, port = 0) => startPracticeForum({ dataDir, port, clock: aClock(), log: noLog, seed: 'bare' });

describe('starting', () => {
  it('listens where it says, with a key of its own each time', async () => {
    const dataDir = aPlace();
    const first = await start(dataDir);
    expect(first.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${first.baseUrl}/session/current.json`, { headers: { 'User-Api-Key': first.key } })).status).toBe(200);
    await first.stop();
    const second = await start(dataDir);
    onTestFinished(() => second.stop());
    expect(second.key).not.toBe(first.key);
    expect((await fetch(`${second.baseUrl}/session/current.json`, { headers: { 'User-Api-Key': first.key } })).status).toBe(403);
  });

  it('finds everything again, and is seeded once', async () => {
    const dataDir = aPlace();
    const forum = await aPracticeForum({ dataDir });
    const topicId = await forum.ask({ title: 'A question that outlives its forum' });
    await forum.answer(topicId, 'An answer that is there again tomorrow.');
    await forum.as(null).get(`/t/${topicId}.json`);
    await forum.stop();
    const again = await aPracticeForum({ dataDir, seed: 'demo' });
    const { json } = await again.as(null).get(`/t/${topicId}.json?include_raw=true`);
    expect(json).toMatchObject({ title: 'A question that outlives its forum', posts_count: 2, views: 1 });
    expect(((await again.as(null).get('/latest.json')).json['topic_list'] as { topics: object[] }).topics).toHaveLength(1);
  });

  it('says plainly that a port is taken, and lets go of its file', async () => {
    const dataDir = aPlace();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await expect(start(dataDir, port)).rejects.toThrow(`Port ${port} is already in use. Choose another one for the practice forum, or 0 for any free one.`);
    const forum = await start(dataDir);
    await forum.stop();
    const exact = await start(dataDir, Number(new URL(forum.baseUrl).port));
    onTestFinished(() => exact.stop());
    expect(exact.baseUrl).toBe(forum.baseUrl);
  });

  it('leaves a file alone that another one holds or a newer one wrote', async () => {
    const dataDir = aPlace();
    const forum = await aPracticeForum({ dataDir });
    await expect(start(dataDir)).rejects.toThrow(/^Another Rounds is using the practice forum/);
    await forum.stop();
    const sqlite = new DatabaseSync(`${dataDir}/practice-forum.sqlite`);
    sqlite.exec('pragma user_version = 99');
    sqlite.close();
    await expect(start(dataDir)).rejects.toThrow(/newer Rounds\. Nothing was changed\.$/);
  });

  it('begins again where the seeding was cut off: half a forum is none', async () => {
    const dataDir = aPlace();
    const broken = { ...aClock(), now: () => { throw new Error('cut off'); } };
    await expect(startPracticeForum({ dataDir, port: 0, clock: broken, log: noLog })).rejects.toThrow('cut off');
    const forum = await start(dataDir);
    onTestFinished(() => forum.stop());
    expect((await fetch(`${forum.baseUrl}/site.json`)).status).toBe(200);
  });
});
