import { describe, expect, it } from 'vitest';
import { seenPost, seenThread } from '#electron/engine/forums/discourse/translate.ts';
import * as wire from '#electron/engine/forums/discourse/wire/wire.ts';
import { aForum } from '#tests/makers/a-forum.ts';

const aWirePost = (values: object = {}): unknown => ({ id: 7, post_number: 2, post_type: 1, user_id: 5, username: 'mei', created_at: '2026-11-22T10:00:00Z', cooked: '<p>Yes.</p>', ...values });
const read = (values: object = {}) => seenPost(wire.post.parse(aWirePost(values)), null);

describe('how a post was received, as Discourse says it', () => {
  it('is read from its summary of actions, of which a like is number two', () => {
    expect(read({ actions_summary: [{ id: 3, count: 9 }, { id: 2, count: 4, acted: true }], accepted_answer: true, reply_to_post_number: 1 })).toMatchObject({ likes: 4, isAccepted: true, replyTo: 1 });
  });

  it('is nothing where the row, the count or the whole summary is missing', () => {
    for (const actions_summary of [[], [{ id: 2, can_act: true }], [{ id: 4, count: 2 }], null, undefined]) expect(read({ actions_summary })).toMatchObject({ likes: 0, isAccepted: false, replyTo: null });
  });

  it('never costs the post itself, whatever stands there', () => {
    const strange = { actions_summary: 'many', accepted_answer: 'yes', reply_to_post_number: 'first' };
    expect(read(strange)).toMatchObject({ id: 7, likes: 0, isAccepted: false, replyTo: null });
    expect(read({ actions_summary: [null, 5, { id: 2, count: -1 }, { id: 2, count: 3 }] })).toMatchObject({ likes: 0 });
    // What a post cannot be without does cost it (control).
    expect(wire.post.safeParse(aWirePost({ cooked: 5 })).success).toBe(false);
  });

  it('is found where only the thread says which post was accepted', () => {
    const topic = wire.topicView.parse({ id: 1, title: 'T', posts_count: 2, highest_post_number: 2, created_at: '2026-11-22T10:00:00Z', tags: [], like_count: 6, accepted_answer: { post_number: 2 }, post_stream: { posts: [], stream: [] } });
    const thread = seenThread(topic, [read({ id: 6, post_number: 1 }), read()], { isWhole: true, skipped: 0 });
    expect(thread).toMatchObject({ isSolved: true, likes: 6 });
    expect(thread.posts.map(({ isAccepted }) => isAccepted)).toEqual([false, true]);
  });

  it('comes with the thread, the feed and the row of a list of a real forum', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    const { id } = await practice.as('volunteer').reply(topicId, 'Keep it dry and show it to somebody this week, please.');
    await practice.as('nurse_ilse').call('POST', 'post_actions.json', { id, post_action_type_id: 2 });
    await practice.as('paper_lantern').call('POST', 'solution/accept.json', { id });
    const post = { likes: 1, isAccepted: true };
    const { posts } = await practice.forum.thread(topicId);
    expect(posts.find((one) => one.id === id)).toMatchObject(post);
    expect((await practice.forum.feed(null)).items.find((one) => one.id === id)).toMatchObject(post);
    expect((await practice.forum.topicsById([topicId])).items[0]).toMatchObject({ likes: 1, isSolved: true });
  });
});
