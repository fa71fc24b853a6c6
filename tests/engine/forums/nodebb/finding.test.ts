import { describe, expect, it } from 'vitest';
import { aNodebbAccount } from '#tests/makers/a-nodebb-account.ts';
import { aReply } from './a-reply.ts';

const minute = 60_000;

describe('looking for an answer whose outcome was lost', () => {
  it('finds it at the end of the thread, by its mark', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    expect(await forum.findReply(aReply(tid))).toBeNull();
    double.backstage.deeds.answer(tid, 'Somebody else’s answer.', 'nurse_ilse');
    const pid = double.backstage.deeds.answer(tid, aReply(tid).raw, 'volunteer');
    expect(await forum.findReply(aReply(tid))).toEqual({ kind: 'posted', postId: pid, number: 3, twins: [] });
    expect(await forum.findReply(aReply(tid, { marker: 'another', raw: 'Other words altogether.' }))).toBeNull();
  });

  it('finds it behind what was written after it, page after page', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    for (let at = 0; at < 30; at += 1) double.backstage.deeds.answer(tid, `Earlier answer ${at}.`);
    const pid = double.backstage.deeds.answer(tid, aReply(tid).raw, 'volunteer');
    for (let at = 0; at < 50; at += 1) double.backstage.deeds.answer(tid, `Later answer ${at}.`);
    expect(await forum.findReply(aReply(tid))).toEqual({ kind: 'posted', postId: pid, number: 32, twins: [] });
  });

  it('says when it stands there twice', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const pids = [1, 2].map(() => double.backstage.deeds.answer(tid, aReply(tid).raw, 'volunteer'));
    expect(await forum.findReply(aReply(tid))).toEqual({ kind: 'posted', postId: pids[0], number: 2, twins: [pids[1]] });
  });

  it('knows it by its words where there is no mark, if it is not from long before the first try', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const words = 'Rest it for a while.\r\nThen walk.';
    const old = double.world.addPost({ tid, uid: 2, content: 'Rest it for a while.\nThen walk.', at: double.clock.now() }).pid;
    const late = aReply(tid, { raw: words, marker: '', firstTriedAt: double.clock.now() + 13 * 60 * minute });
    expect(await forum.findReply(late)).toBeNull();
    expect(await forum.findReply({ ...late, firstTriedAt: double.clock.now() + 3 * 60 * minute })).toMatchObject({ kind: 'posted', postId: old });
  });

  it('never takes somebody else’s words for ours, not with our mark in them either', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.deeds.answer(tid, aReply(tid).raw, 'nurse_ilse');
    expect(await forum.findReply(aReply(tid))).toBeNull();
  });

  it('finds it though a moderator moved or deleted it meanwhile, and never sends it again over that', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const pid = double.backstage.deeds.answer(tid, aReply(tid).raw, 'volunteer');
    double.backstage.deeds.deletePost(pid);
    expect(await forum.findReply(aReply(tid))).toMatchObject({ kind: 'posted', postId: pid });
    // A moderator gave it a thread of its own.
    const other = double.ask();
    const moved = double.backstage.deeds.answer(other, aReply(tid, { marker: 'second' }).raw, 'volunteer');
    expect(await forum.findReply(aReply(tid, { marker: 'second' }))).toMatchObject({ kind: 'posted', postId: moved });
  });

  it('knows nothing where the whole question went, unless it finds it elsewhere', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.deeds.answer(tid, aReply(tid).raw, 'volunteer');
    double.backstage.deeds.deleteTopic(tid);
    await expect(forum.findReply(aReply(tid))).rejects.toMatchObject({ kind: 'forbidden' });
    const pid = double.backstage.deeds.answer(double.ask(), aReply(tid).raw, 'volunteer');
    expect(await forum.findReply(aReply(tid))).toMatchObject({ kind: 'posted', postId: pid });
  });

  it('takes a deleted post of ours that cannot be read for ours', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    const pid = double.backstage.deeds.answer(tid, 'Whatever it was.', 'volunteer');
    double.backstage.deeds.deletePost(pid);
    double.backstage.moods.always({ path: `/api/v3/posts/${pid}` }, { kind: 'strange', change: (body) => {
      (body as { response: { content: string } }).response.content = '[[topic:post-is-deleted]]';
      return body;
    } });
    expect(await forum.findReply(aReply(tid))).toMatchObject({ kind: 'posted', postId: pid });
    // One that was deleted long before is another.
    expect(await forum.findReply(aReply(tid, { firstTriedAt: double.clock.now() + 60 * minute }))).toBeNull();
  });

  it('finds it among what waits, whatever else of ours and of others waits', async () => {
    const { double, as } = await aNodebbAccount();
    const tid = double.ask();
    const newcomer = as('rainy_window');
    for (const marker of ['one', 'two', 'three']) {
      await newcomer.reply(aReply(tid, { marker }));
      await double.clock.forward(2 * minute + 1_000);
    }
    await as('marmalade_cat').reply(aReply(tid, { marker: 'two' }));
    const [, second] = [...double.world.queue.values()];
    const found = await newcomer.findReply(aReply(tid, { marker: 'two' }));
    expect(found).toEqual({ kind: 'in-review', reviewId: Number(second?.id.split('-')[1]) * 2 });
    expect(await newcomer.findReply(aReply(tid, { marker: 'four', raw: 'Other words.' }))).toBeNull();
    double.backstage.deeds.reject(second?.id);
    expect(await newcomer.findReply(aReply(tid, { marker: 'two', raw: 'Other words. (rounds:two)' }))).toBeNull();
  });

  it.each<[string, RegExp | string]>([['the thread', /^\/api\/topic\//], ['our newest posts', /^\/api\/user\//], ['what waits', '/api/post-queue'], ['who we are', '/api/self'], ['a post of ours', /^\/api\/v3\/posts\//]])('knows nothing when %s cannot be read, and says so', async (_name, path) => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.deeds.answer(tid, 'An earlier answer.', 'volunteer');
    double.backstage.moods.always({ path }, { kind: 'answer', status: 502, body: '<html>', type: 'text/html' });
    await expect(forum.findReply(aReply(tid))).rejects.toMatchObject({ kind: 'fault' });
  });

  it('does not take a page with an unreadable post for the whole truth', async () => {
    const { double, forum } = await aNodebbAccount();
    const tid = double.ask();
    double.backstage.moods.always({ path: `/api/topic/${tid}` }, { kind: 'strange', change: (body) => {
      Object.assign((body as { posts: object[] }).posts[0] as object, { timestamp: 'yesterday' });
      return body;
    } });
    await expect(forum.findReply(aReply(tid))).rejects.toMatchObject({ kind: 'fault' });
  });
});
