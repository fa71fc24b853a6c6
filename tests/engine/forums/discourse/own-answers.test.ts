import { describe, expect, it } from 'vitest';
import { userKey } from '#electron/engine/forums/credential.ts';
import { aForum, anAdapter } from '#tests/makers/a-forum.ts';

const was = 'Keep the skin dry and show it to a doctor this week, please.';
const next = 'Keep the skin dry and show it to a doctor today, please.';

async function anAnswer() {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
  const { id: postId } = await practice.as('volunteer').reply(topicId, was);
  const rawOf = async (): Promise<unknown> => (await practice.as('volunteer').call('GET', `posts/${postId}.json`))['raw'];
  return { practice, topicId, postId, rawOf };
}

describe('changing an answer of ours', () => {
  it('puts the new words there, and does no harm when it is asked again', async () => {
    const { practice, postId, rawOf } = await anAnswer();
    expect(await practice.forum.sourceOf(postId)).toMatchObject({ raw: was, mayEdit: true, mayDelete: true });
    expect(await practice.forum.editPost({ postId, raw: next, was })).toMatchObject({ kind: 'done' });
    expect(await rawOf()).toBe(next);
    expect(await practice.forum.editPost({ postId, raw: `${next}\r\n`, was })).toEqual({ kind: 'done', isNew: false });
    expect(await rawOf()).toBe(next);
  });

  it('leaves what somebody else changed in between, and says so', async () => {
    const { practice, postId, rawOf } = await anAnswer();
    await practice.as('harbour_hana').call('PUT', `posts/${postId}.json`, { post: { raw: 'A moderator put other words here, for a reason.' } });
    expect(await practice.forum.editPost({ postId, raw: next, was })).toMatchObject({ kind: 'refused', why: 'changed', status: 409 });
    expect(await rawOf()).toBe('A moderator put other words here, for a reason.');
    // Without the words it was changed from, the moderator's would be gone.
    await practice.as('volunteer').call('PUT', `posts/${postId}.json`, { post: { raw: next } });
    expect(await rawOf()).toBe(next);
  });

  it('that was lost on the way back is found to be done', async () => {
    const { practice, postId, rawOf } = await anAnswer();
    practice.moods.next({ method: 'PUT' }, { kind: 'drop-after-commit' });
    expect(await practice.forum.editPost({ postId, raw: next, was })).toMatchObject({ kind: 'lost' });
    expect(await practice.forum.editPost({ postId, raw: next, was })).toMatchObject({ kind: 'done' });
    expect(await rawOf()).toBe(next);
  });

  it.each([
    ['of somebody else', 'refused', 'forbidden'],
    ['that is gone', 'refused', 'gone'],
  ])('%s is refused', async (name, kind, why) => {
    const { practice, topicId } = await anAnswer();
    const { id: theirs } = await practice.as('dr_r_osei').reply(topicId, 'Another answer by somebody who knows about it.');
    expect(await practice.forum.editPost({ postId: name === 'of somebody else' ? theirs : 999_999, raw: next, was })).toMatchObject({ kind, why });
  });

  it('is refused with the forum’s reason when it is too short', async () => {
    const { practice, postId } = await anAnswer();
    expect(await practice.forum.editPost({ postId, raw: 'No.', was })).toMatchObject({ kind: 'refused', why: 'other', status: 422, reasons: [expect.stringContaining('short')] });
  });
});

describe('the source of a post', () => {
  it('of somebody else is there to be read and not to be changed', async () => {
    const { practice, topicId } = await anAnswer();
    const { id } = await practice.as('dr_r_osei').reply(topicId, 'Another answer by somebody who knows about it.');
    expect(await practice.forum.sourceOf(id)).toMatchObject({ mayEdit: false, mayDelete: false });
    await expect(practice.forum.sourceOf(999_999)).rejects.toMatchObject({ kind: 'gone' });
  });
});

describe('saying which answer is the one', () => {
  it('is for the one who asked and for who looks after the forum, and can be taken back', async () => {
    const { practice, topicId, postId } = await anAnswer();
    expect(await practice.forum.accept(postId, true)).toMatchObject({ kind: 'refused', why: 'forbidden' });
    const asker = anAdapter({ ...practice.access, credential: userKey(practice.signIn('paper_lantern')) });
    expect(await asker.accept(postId, true)).toEqual({ kind: 'done' });
    expect((await asker.thread(topicId)).isSolved).toBe(true);
    expect(await asker.accept(postId, true)).toEqual({ kind: 'done' });
    expect(await asker.accept(postId, false)).toEqual({ kind: 'done' });
    expect((await asker.thread(topicId)).isSolved).toBe(false);
  });

  it('is refused where the forum has no such mark', async () => {
    const practice = await aForum({ rules: { solved: false } });
    expect(await practice.forum.accept(1, true)).toMatchObject({ kind: 'refused', why: 'gone' });
  });
});
