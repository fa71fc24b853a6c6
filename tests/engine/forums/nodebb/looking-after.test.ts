import { describe, expect, it } from 'vitest';
import { aNodebbAccount } from '#tests/makers/a-nodebb-account.ts';
import { aReply } from './a-reply.ts';

async function aModerator() {
  const account = await aNodebbAccount({ username: 'tomasz_keeps_order' });
  const tid = account.double.ask({ tags: ['knee', 'running'] });
  return { ...account, tid, topic: () => account.double.world.topics.get(tid) ?? (undefined as never), volunteer: account.as('volunteer') };
}

describe('a moderator of a NodeBB forum', () => {
  it('sees how a question stands', async () => {
    const { double, forum, tid, topic } = await aModerator();
    expect(await forum.stateOf(tid)).toEqual({ topicId: tid, isClosed: false, isListed: true, communityId: 6, tags: ['knee', 'running'], isFlagged: null, firstPostId: topic().mainPid });
    double.backstage.deeds.lock(tid);
    const other = double.ask();
    expect((await forum.statesOf([tid, other, 99_999])).map(({ topicId, isClosed }) => [topicId, isClosed])).toEqual([[tid, true], [other, false]]);
  });

  it('closes and opens', async () => {
    const { forum, tid, topic, volunteer } = await aModerator();
    expect(await forum.setClosed(tid, true)).toEqual({ kind: 'done' });
    expect(topic().locked).toBe(true);
    expect(await forum.setClosed(tid, true)).toEqual({ kind: 'done' });
    expect(await forum.setClosed(tid, false)).toEqual({ kind: 'done' });
    expect(topic().locked).toBe(false);
    expect(await volunteer.setClosed(tid, true)).toMatchObject({ kind: 'refused', why: 'forbidden', status: 403 });
  });

  it('moves to communities that are there, and to no others: the forum itself would lose the question', async () => {
    const { double, forum, tid, topic, volunteer } = await aModerator();
    expect(await forum.move(tid, 7)).toEqual({ kind: 'done' });
    expect(topic().cid).toBe(7);
    expect(await forum.move(tid, 7)).toEqual({ kind: 'done', isNew: false });
    expect(await forum.move(tid, 999)).toMatchObject({ kind: 'refused', why: 'other', reasons: [expect.stringContaining('no such community')] });
    expect(topic().cid).toBe(7);
    expect(await volunteer.move(tid, 8)).toMatchObject({ kind: 'refused', why: 'forbidden' });
    // What would have happened: 200, and nobody but administrators sees it again.
    expect((await double.as('tomasz_keeps_order').send('PUT', `/api/v3/topics/${tid}/move`, { cid: 999 })).status).toBe(200);
    await expect(forum.stateOf(tid)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('tags, and hears what became of the tags', async () => {
    const { forum, tid, topic } = await aModerator();
    expect(await forum.setTags(tid, { add: ['Needs-Information-Please', 'knee'], remove: ['RUNNING', 'absent'] })).toEqual({ kind: 'done', added: ['needs-informatio'.slice(0, 15)], removed: ['running'] });
    expect(topic().tags).toEqual(['knee', 'needs-informati']);
    expect(await forum.setTags(tid, { add: ['knee'], remove: ['absent'] })).toEqual({ kind: 'done', added: [], removed: [] });
    expect(await forum.setTags(tid, { add: [], remove: ['knee', 'needs-informati'] })).toEqual({ kind: 'done', added: [], removed: ['knee', 'needs-informati'] });
    expect(topic().tags).toEqual([]);
  });

  it('does not tag what cannot be read first, nor takes another yes for one', async () => {
    const { double, forum, tid, topic } = await aModerator();
    double.backstage.moods.next({ path: `/api/v3/topics/${tid}` }, { kind: 'answer', status: 500, body: '{}' });
    expect(await forum.setTags(tid, { add: ['x-ray'], remove: [] })).toMatchObject({ kind: 'unread', trouble: { kind: 'fault' } });
    double.backstage.moods.next({ method: 'PUT' }, { kind: 'answer', status: 200, body: '{"status":{"code":"ok","message":"OK"},"response":{}}' });
    expect(await forum.setTags(tid, { add: ['x-ray'], remove: [] })).toMatchObject({ kind: 'lost' });
    expect(topic().tags).toEqual(['knee', 'running']);
  });

  it('can be told of a question by anybody, once', async () => {
    const { double, tid, volunteer } = await aModerator();
    expect(await volunteer.flag(tid, 'Please have a look.')).toEqual({ kind: 'done', isNew: true });
    expect(await volunteer.flag(tid, 'Please have a look.')).toEqual({ kind: 'done', isNew: false });
    expect([...double.world.flags.values()]).toMatchObject([{ reason: 'Please have a look.', uid: 2 }]);
    const theirs = double.backstage.deeds.ask({ title: 'From the staff', content: 'A question of the staff.', cid: 6, by: 'tomasz_keeps_order' });
    expect(await volunteer.flag(theirs, 'Hm.')).toMatchObject({ kind: 'refused', why: 'other', reasons: [expect.stringContaining('not allowed to flag')] });
  });

  it('gets a report taken back where the forum says which it is', async () => {
    const { double, tid, topic, volunteer } = await aModerator();
    await volunteer.flag(tid, 'Please have a look.');
    expect(await volunteer.unflag(tid)).toMatchObject({ kind: 'refused', why: 'other' });
    const says = (flagId: number) => ({ kind: 'strange', change: (body: unknown) => ({ ...(body as object), response: { ...(body as { response: object }).response, flagId } }) }) as const;
    double.backstage.moods.next({ path: `/api/v3/posts/${topic().mainPid}` }, says(0));
    expect(await volunteer.unflag(tid)).toEqual({ kind: 'done', isNew: false });
    double.backstage.moods.next({ path: `/api/v3/posts/${topic().mainPid}` }, says(1));
    double.backstage.moods.next({ method: 'DELETE', path: '/api/v3/flags/1/report' }, { kind: 'answer', status: 200, body: '{"status":{"code":"ok","message":"OK"},"response":{}}' });
    expect(await volunteer.unflag(tid)).toEqual({ kind: 'done' });
  });

  it('leaves the outcome unknown when the answer is not the forum’s', async () => {
    const { double, forum, tid } = await aModerator();
    double.backstage.moods.next({ method: 'PUT' }, { kind: 'answer', status: 200, body: '<html>', type: 'text/html' });
    expect(await forum.setClosed(tid, true)).toMatchObject({ kind: 'lost' });
    double.backstage.moods.next({ method: 'PUT' }, { kind: 'answer', status: 502, body: '<html>', type: 'text/html' });
    expect(await forum.setClosed(tid, true)).toMatchObject({ kind: 'lost' });
  });
});

describe('what waits for a moderator', () => {
  it('is shown to those who decide, oldest first, and to nobody else', async () => {
    const { double, forum, tid, volunteer, as } = await aModerator();
    await as('rainy_window').reply(aReply(tid));
    await double.clock.forward(1_000);
    await as('marmalade_cat').reply(aReply(tid, { marker: 'second' }));
    const { items } = await forum.held();
    expect(items).toMatchObject([
      { topicId: tid, author: 'rainy_window', raw: aReply(tid).raw, title: double.world.topics.get(tid)?.title, at: double.clock.now() - 1_000, why: '' },
      { topicId: tid, author: 'marmalade_cat' },
    ]);
    await expect(volunteer.held()).rejects.toMatchObject({ kind: 'forbidden' });
    // To its author the forum does show it; it is still not theirs to decide.
    await expect(as('rainy_window').held()).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is let out or turned away, once', async () => {
    const { double, forum, tid, as, topic } = await aModerator();
    await as('rainy_window').reply(aReply(tid));
    await as('marmalade_cat').reply(aReply(tid));
    const [first, second] = (await forum.held()).items;
    expect(await forum.judgeHeld(first?.reviewId ?? 0, first?.version ?? 0, true)).toEqual({ kind: 'done' });
    expect(topic().pids).toHaveLength(2);
    expect(await forum.judgeHeld(second?.reviewId ?? 0, second?.version ?? 0, false)).toEqual({ kind: 'done' });
    expect(double.world.queue.size).toBe(0);
    expect(await forum.judgeHeld(first?.reviewId ?? 0, first?.version ?? 0, true)).toMatchObject({ kind: 'refused', why: 'changed' });
    expect(topic().pids).toHaveLength(2);
  });

  it('is not let out with other words than were read', async () => {
    const { double, forum, tid, as, topic } = await aModerator();
    await as('rainy_window').reply(aReply(tid));
    const [held] = (await forum.held()).items;
    const [id] = [...double.world.queue.keys()];
    await double.as('rainy_window').send('PUT', `/api/v3/posts/queue/${id}`, { content: 'Buy my pills instead, all of you.' });
    expect(await forum.judgeHeld(held?.reviewId ?? 0, held?.version ?? 0, true)).toMatchObject({ kind: 'refused', why: 'changed' });
    expect(topic().pids).toHaveLength(1);
  });

  it('of many comes page by page', async () => {
    const { double, forum, tid } = await aModerator();
    for (let at = 0; at < 45; at += 1) double.world.queue.set(`reply-${1_760_000_000_000 + at}`, { id: `reply-${1_760_000_000_000 + at}`, uid: 9, type: 'reply', timestamp: 1_760_000_000_000 + at, tid, cid: 6, toPid: 0, title: '', content: `Answer ${at}.`, tags: [] });
    expect((await forum.held()).items).toHaveLength(45);
  });
});
