import { describe, expect, it } from 'vitest';
import { aNodebbAccount } from '#tests/makers/a-nodebb-account.ts';

async function anAnswer() {
  const account = await aNodebbAccount();
  const tid = account.double.ask();
  const pid = account.double.backstage.deeds.answer(tid, 'Rest it.', 'volunteer');
  return { ...account, tid, pid, source: () => account.double.world.sourceOf(account.double.world.posts.get(pid) as never) };
}

describe('an answer of ours', () => {
  it('can be read as it was typed, and changed', async () => {
    const { forum, pid, source } = await anAnswer();
    expect(await forum.sourceOf(pid)).toEqual({ raw: 'Rest it.', mayEdit: true, mayDelete: true, isDeleted: false });
    expect(await forum.editPost({ postId: pid, raw: 'Rest it for a week.', was: 'Rest it.' })).toEqual({ kind: 'done' });
    expect(source()).toBe('Rest it for a week.');
  });

  it('changed twice the same way is changed once', async () => {
    const { double, forum, pid } = await anAnswer();
    await forum.editPost({ postId: pid, raw: 'Rest it for a week.', was: 'Rest it.' });
    expect(await forum.editPost({ postId: pid, raw: 'Rest it for a week.', was: 'Rest it.' })).toEqual({ kind: 'done', isNew: false });
    expect(double.backstage.requests.list({ method: 'PUT' })).toHaveLength(1);
  });

  it('that somebody changed meanwhile keeps their words, which the forum alone would not see to', async () => {
    const { double, forum, pid, source } = await anAnswer();
    double.backstage.deeds.edit(pid, 'Rest it, says the moderator.', 'tomasz_keeps_order');
    expect(await forum.editPost({ postId: pid, raw: 'Rest it for a week.', was: 'Rest it.' })).toMatchObject({ kind: 'refused', why: 'changed' });
    expect(source()).toBe('Rest it, says the moderator.');
  });

  it('too old to be changed says so, and one of somebody else is not ours to change', async () => {
    const { double, forum, tid, pid } = await anAnswer();
    double.rules.postEditSeconds = 60;
    double.rules.postDeleteSeconds = 60;
    await double.clock.forward(61_000);
    expect(await forum.editPost({ postId: pid, raw: 'Rest it for a week.', was: 'Rest it.' })).toMatchObject({ kind: 'refused', why: 'other', reasons: ['You are only allowed to edit posts for 60 second(s) after posting'] });
    expect(await forum.unpost(pid)).toMatchObject({ kind: 'refused', why: 'other', reasons: ['You are only allowed to delete posts for 60 second(s) after posting'] });
    const theirs = double.backstage.deeds.answer(tid, 'Not ours.', 'nurse_ilse');
    expect(await forum.sourceOf(theirs)).toMatchObject({ mayEdit: false, mayDelete: false });
    expect(await forum.editPost({ postId: theirs, raw: 'Ours now.', was: 'Not ours.' })).toMatchObject({ kind: 'refused', why: 'forbidden' });
  });

  it('that cannot be read first is not changed', async () => {
    const { double, forum, pid, source } = await anAnswer();
    double.backstage.moods.next({ path: `/api/v3/posts/${pid}` }, { kind: 'answer', status: 502, body: '<html>', type: 'text/html' });
    expect(await forum.editPost({ postId: pid, raw: 'Rest it for a week.', was: 'Rest it.' })).toMatchObject({ kind: 'unread', trouble: { kind: 'fault' } });
    expect(source()).toBe('Rest it.');
  });

  it('can be taken back, so that it could be brought back, and twice is once', async () => {
    const { double, forum, pid } = await anAnswer();
    expect(await forum.unpost(pid)).toEqual({ kind: 'done' });
    expect(double.world.posts.get(pid)).toMatchObject({ deleted: true });
    expect(await forum.unpost(pid)).toEqual({ kind: 'done', isNew: false });
    expect(await forum.unpost(999_999)).toEqual({ kind: 'done', isNew: false });
    // A word less in the address, and it would have been gone for good.
    expect(double.backstage.requests.list({ method: 'DELETE' }).map(({ path }) => path)).toEqual([`/api/v3/posts/${pid}/state`, `/api/v3/posts/${pid}/state`, '/api/v3/posts/999999/state']);
  });
});

describe('what an account may do', () => {
  it('is less for a volunteer than for somebody who looks after the forum, and never what NodeBB has not', async () => {
    const { forum, as } = await aNodebbAccount();
    const there = async (of: typeof forum): Promise<string[]> => (await of.abilities()).flatMap(({ ability, isThere }) => (isThere ? [ability] : []));
    expect(await there(forum)).toEqual(['reply', 'edit', 'delete', 'flag']);
    expect(await there(as('tomasz_keeps_order'))).toEqual(['reply', 'edit', 'delete', 'tag', 'move', 'close', 'flag', 'judge-held']);
    expect(await there(as('willow_reads'))).toContain('close');
    const missing = (await forum.abilities()).filter(({ isThere }) => !isThere);
    expect(missing.every(({ why }) => why.endsWith('.'))).toBe(true);
    expect(missing.find(({ ability }) => ability === 'claim')?.why).toContain('stay on this computer');
  });

  it('is little while the forum has muted it', async () => {
    const { double, forum } = await aNodebbAccount();
    double.backstage.deeds.mute('volunteer', 30);
    expect((await forum.abilities()).find(({ ability }) => ability === 'reply')).toMatchObject({ isThere: false, why: 'The forum has muted this account for now.' });
  });

  it('does not include holding questions, writing messages, hiding or marking: each is refused without a request', async () => {
    const { double, forum } = await aNodebbAccount();
    double.backstage.requests.clear();
    expect(await forum.holderOf(1)).toBeNull();
    expect(await forum.assign(1, 0)).toEqual({ kind: 'refused', status: 501 });
    expect(await forum.unassign(1)).toEqual({ kind: 'done' });
    await expect(forum.changedHands()).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await forum.messages(['moderators'])).toEqual({ items: [], skipped: 0 });
    expect(await forum.sendMessage({ to: ['x'], title: 'y', raw: 'z', marker: 'm' })).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('chats')] });
    expect(await forum.findMessage({ to: ['x'], title: 'y', raw: 'z', marker: 'm' })).toBeNull();
    expect(await forum.aboutThreads()).toEqual([]);
    expect(await forum.setListed(1, false)).toMatchObject({ kind: 'refused', why: 'other', reasons: [expect.stringContaining('off its lists')] });
    expect(await forum.accept(1, true)).toMatchObject({ kind: 'refused', why: 'other' });
    expect(double.backstage.requests.list()).toEqual([]);
  });
});
