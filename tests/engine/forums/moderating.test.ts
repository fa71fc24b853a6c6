import { userKey } from '#electron/engine/forums/credential.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fate } from '#electron/practice-forum/backstage/moods.ts';
import { checkFor, isDocumentHere } from '#tests/practice-forum/discourse-schema.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aForum, anAdapter, type TestForum } from '#tests/makers/a-forum.ts';
import { aDeadPort } from '#tests/makers/a-scripted-server.ts';
import { aMutation, mutate } from '#tests/makers/a-mutation.ts';

const topicOf = (practice: TestForum, topicId: number) => practice.as('willow_reads').call('GET', `t/${topicId}.json`) as Promise<{ closed: boolean; visible: boolean; category_id: number; tags: { name: string }[]; post_stream: { posts: { id: number; cooked: string }[] } }>;
const asMember = (practice: TestForum, username: string) => anAdapter({ ...practice.access, credential: userKey(practice.signIn(username)) });
const quick = (practice: TestForum) => anAdapter(practice.access, { limits: { writeMs: 500, readMs: 1_000 } });

describe('what a moderator asks', () => {
  it('closes and opens, hides and shows, and says how it stands', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question to be closed');
    const { forum } = practice;
    expect(await forum.stateOf(topicId)).toEqual({ topicId, isClosed: false, isListed: true, communityId: 4, tags: [], isFlagged: false, firstPostId: expect.any(Number) });
    expect(await forum.setClosed(topicId, true)).toEqual({ kind: 'done' });
    expect(await forum.setListed(topicId, false)).toEqual({ kind: 'done' });
    expect(await topicOf(practice, topicId)).toMatchObject({ closed: true, visible: false });
    expect(await forum.stateOf(topicId)).toMatchObject({ isClosed: true, isListed: false });
    expect(await forum.statesOf([topicId]), 'what is hidden stands in no list').toEqual([]);
    await forum.setClosed(topicId, false);
    await forum.setListed(topicId, true);
    expect(await forum.statesOf([topicId, 999])).toEqual([{ topicId, isClosed: false, isListed: true, communityId: 4, tags: [], isFlagged: null, firstPostId: null }]);
    expect(await forum.setClosed(topicId, false), 'asking for what is so changes nothing').toEqual({ kind: 'done' });
    expect((await topicOf(practice, topicId)).post_stream.posts).toHaveLength(5);
  });

  it('moves and tags, saying what was really added and taken, and keeping what others set', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question to be sorted');
    const { forum } = practice;
    expect(await forum.move(topicId, 6)).toEqual({ kind: 'done' });
    expect(await forum.setTags(topicId, { add: ['rash', 'child'], remove: [] })).toEqual({ kind: 'done', added: ['rash', 'child'], removed: [] });
    await practice.as('willow_reads').call('PUT', `t/${topicId}/tags.json`, { tags: ['rash', 'sun'] });
    expect(await forum.setTags(topicId, { add: ['Rash', 'school'], remove: ['child'] })).toEqual({ kind: 'done', added: ['school'], removed: [] });
    expect(await topicOf(practice, topicId)).toMatchObject({ category_id: 6, tags: [{ name: 'rash' }, { name: 'sun' }, { name: 'school' }] });
    const puts = practice.requests.count({ method: 'PUT' });
    expect(await forum.setTags(topicId, { add: ['sun'], remove: ['gone'] })).toEqual({ kind: 'done', added: [], removed: [] });
    expect(practice.requests.count({ method: 'PUT' }), 'nothing to change, nothing asked').toBe(puts);
    expect(await forum.setTags(topicId, { add: [], remove: ['rash', 'sun', 'school'] })).toMatchObject({ removed: ['rash', 'sun', 'school'] });
    expect(await topicOf(practice, topicId)).toMatchObject({ tags: [] });
    expect(await forum.setTags(topicId, { add: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'], remove: [] })).toMatchObject({ kind: 'refused', why: 'other', status: 422, reasons: [expect.stringContaining('5 tags')] });
    expect(await forum.move(topicId, 777)).toMatchObject({ kind: 'refused', why: 'other', status: 400 });
  });

  it('tags what somebody else tags at the same moment, once more with what is there then', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question that two people tag');
    const others = practice.as('willow_reads');
    const gate = Promise.withResolvers<void>();
    practice.moods.next({ method: 'PUT', path: `/t/-/${topicId}.json` }, { kind: 'wait', until: gate.promise });
    const tagging = practice.forum.setTags(topicId, { add: ['ours'], remove: [] });
    await others.call('PUT', `t/${topicId}/tags.json`, { tags: ['theirs'] });
    gate.resolve();
    expect(await tagging).toEqual({ kind: 'done', added: ['ours'], removed: [] });
    expect(await topicOf(practice, topicId)).toMatchObject({ tags: [{ name: 'theirs' }, { name: 'ours' }] });
    practice.moods.always({ method: 'PUT', path: `/t/-/${topicId}.json` }, { kind: 'answer', status: 409, body: '{"errors":["changed"]}' });
    expect(await practice.forum.setTags(topicId, { add: ['more'], remove: [] })).toMatchObject({ kind: 'refused', why: 'changed' });
  });

  it('flags once, knows what it flagged, and takes it back while the forum allows that', async () => {
    const clock = aClock({ now: Date.now() });
    const practice = await aForum({ clock });
    const forum = anAdapter(practice.access);
    const topicId = await practice.as('paper_lantern').ask('A question to be looked at');
    expect(await forum.flag(topicId, 'Please look.')).toEqual({ kind: 'done', isNew: true });
    expect(await forum.stateOf(topicId)).toMatchObject({ isFlagged: true });
    expect(await forum.flag(topicId, 'Please look again.')).toEqual({ kind: 'done', isNew: false });
    expect(await forum.unflag(topicId)).toMatchObject({ kind: 'done' });
    expect(await forum.unflag(topicId)).toEqual({ kind: 'done', isNew: false });
    await forum.flag(topicId, 'Please look.');
    await clock.forward(11 * 60_000);
    expect(await forum.unflag(topicId)).toMatchObject({ kind: 'refused', why: 'forbidden' });
    const own = await practice.as('volunteer').ask('A question of my very own');
    expect(await forum.flag(own, 'Please look.'), 'nobody flags themselves').toMatchObject({ kind: 'refused', why: 'forbidden' });
  });

  it('takes a message away again, and says only what it knows', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question with a message');
    const marker = 'note-0123456789abcdef';
    const raw = `A moderator has something to say here.\n\n<!-- rounds:${marker} -->`;
    const reply = { topicId, raw, marker, firstTriedAt: Date.now(), typingMs: 0, openMs: 0 };
    const posted = await practice.forum.reply(reply);
    expect(posted).toMatchObject({ kind: 'posted' });
    const postId = posted.kind === 'posted' ? posted.postId : 0;
    expect(await practice.forum.unpost(postId), 'the yes is an empty page').toMatchObject({ kind: 'lost' });
    expect(await practice.forum.findReply(reply)).toBeNull();
    expect(await practice.forum.unpost(9_999)).toEqual({ kind: 'done', isNew: false });
    const others = await practice.as('dr_r_osei').reply(topicId, 'An answer that is not ours to take away.');
    expect(await practice.forum.unpost(others.id)).toMatchObject({ kind: 'refused', why: 'forbidden' });
  });

  it('reviews what is held, page by page, and is told when somebody else was quicker', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question with many held answers');
    practice.moods.enqueue(13, 'fast_typer');
    for (let i = 0; i < 12; i += 1) await practice.as('dr_r_osei').call('POST', 'posts.json', { topic_id: topicId, raw: `A held answer, and it is number ${i} of them.` });
    await practice.as('oat_milk_omar').call('POST', 'posts.json', { title: 'A question that has to wait', raw: 'And the body of it, long enough for all.', category: 4 });
    const { items, skipped } = await practice.forum.held();
    expect([items.length, skipped]).toEqual([13, 0]);
    expect(items[0]).toEqual({ reviewId: expect.any(Number), version: 0, topicId, title: 'A question with many held answers', author: 'dr_r_osei', raw: 'A held answer, and it is number 0 of them.', at: expect.any(Number), why: 'fast_typer' });
    expect(items[12]).toMatchObject({ topicId: null, title: 'A question that has to wait', author: 'oat_milk_omar' });
    const [first, second, third] = items.map(({ reviewId }) => reviewId);
    expect(await practice.forum.judgeHeld(first!, 0, true)).toEqual({ kind: 'done' });
    expect(await practice.forum.judgeHeld(second!, 0, false)).toEqual({ kind: 'done' });
    expect((await topicOf(practice, topicId)).post_stream.posts.map(({ cooked }) => cooked).join()).toContain('number 0');
    expect((await topicOf(practice, topicId)).post_stream.posts).toHaveLength(2);
    expect(await practice.forum.judgeHeld(first!, 0, true)).toMatchObject({ kind: 'refused', why: 'changed' });
    expect(await practice.forum.judgeHeld(third!, 7, true)).toMatchObject({ kind: 'refused', why: 'changed', status: 409 });
    expect((await practice.forum.held()).items).toHaveLength(11);
    expect(await asMember(practice, 'dr_r_osei').judgeHeld(third!, 0, true)).toMatchObject({ kind: 'refused', why: 'gone' });
    await expect(asMember(practice, 'dr_r_osei').held()).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('what becomes of it', () => {
  it('is a refusal with the reason for one who may not, and a sign-out for a key nobody knows', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question for a stranger');
    const stranger = asMember(practice, 'oat_milk_omar');
    for (const ask of [() => stranger.setClosed(topicId, true), () => stranger.setListed(topicId, false), () => stranger.move(topicId, 6), () => stranger.setTags(topicId, { add: ['x'], remove: [] })]) {
      expect(await ask()).toMatchObject({ kind: 'refused', why: 'forbidden', status: 403, reasons: [expect.stringContaining('not permitted')] });
    }
    expect(await topicOf(practice, topicId)).toMatchObject({ closed: false, visible: true, category_id: 4, tags: [] });
    expect(await practice.forum.setClosed(9_999, true)).toMatchObject({ kind: 'refused', why: 'gone' });
    expect(await practice.forum.flag(9_999, 'x')).toMatchObject({ kind: 'refused', why: 'gone' });
    expect(await practice.forum.setTags(9_999, { add: ['x'], remove: [] })).toMatchObject({ kind: 'unread', trouble: { kind: 'gone' } });
    practice.moods.revokeKey(practice.key);
    expect(await practice.forum.setClosed(topicId, true)).toEqual({ kind: 'signed-out' });
    expect(await practice.forum.setTags(topicId, { add: ['x'], remove: [] })).toMatchObject({ kind: 'unread', trouble: { kind: 'signed-out' } });
    await expect(practice.forum.stateOf(topicId)).rejects.toMatchObject({ kind: 'signed-out' });
  });

  const fates: [string, Fate, object][] = [
    ['taken, then the connection ends', { kind: 'drop-after-commit' }, { kind: 'lost' }],
    ['the connection ends before it was read', { kind: 'drop-before' }, { kind: 'lost' }],
    ['silence', { kind: 'hang' }, { kind: 'lost' }],
    ['half an answer', { kind: 'cut-short' }, { kind: 'lost' }],
    ['a proxy’s 502 behind which it was done', { kind: 'gateway', status: 502, after: 'commit' }, { kind: 'lost' }],
    ['a 500 with JSON', { kind: 'answer', status: 500, body: '{"errors":["boom"]}' }, { kind: 'lost' }],
    ['a 200 that is no JSON', { kind: 'rewrite', rewrite: () => 'not json at all' }, { kind: 'lost' }],
    ['a 200 that means nothing', { kind: 'rewrite', rewrite: () => '{"done":true}' }, { kind: 'lost' }],
    ['a 200 with HTML', { kind: 'answer', status: 200, body: '<html>Sign in</html>', headers: { 'Content-Type': 'text/html' } }, { kind: 'lost' }],
    ['a login page of some network', { kind: 'answer', status: 302, headers: { Location: 'https://login.test/' } }, { kind: 'lost' }],
    ['slow down, all of you', { kind: 'slow-down', seconds: 1 }, { kind: 'slow-down', isWholeForum: true }],
    ['slow down with this', { kind: 'slow-down', seconds: 1, wholeForum: false }, { kind: 'slow-down', isWholeForum: false }],
    ['a conflict', { kind: 'answer', status: 409, body: '{"errors":["changed"]}' }, { kind: 'refused', why: 'changed' }],
  ];
  it.each(fates)('is told apart: %s', async (_, fate, expected) => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question on a bad line');
    practice.moods.next({ method: 'PUT', path: `/t/${topicId}/status.json` }, fate);
    expect(await quick(practice).setClosed(topicId, true)).toMatchObject(expected);
    practice.moods.clear();
    const isDone = 'after' in fate || fate.kind === 'drop-after-commit' || fate.kind === 'cut-short' || fate.kind === 'rewrite';
    expect((await quick(practice).stateOf(topicId)).isClosed, 'and looking tells').toBe(isDone);
  });

  it('waits where the forum takes no changes at all, and knows when not a byte left', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question in a quiet night');
    practice.moods.readOnly = true;
    expect(await practice.forum.setClosed(topicId, true)).toMatchObject({ kind: 'slow-down', isWholeForum: true });
    const nowhere = anAdapter({ ...practice.access, baseUrl: `http://127.0.0.1:${await aDeadPort()}` });
    expect(await nowhere.setClosed(topicId, true)).toMatchObject({ kind: 'unreachable' });
    expect(await nowhere.setTags(topicId, { add: ['x'], remove: [] })).toMatchObject({ kind: 'unread', trouble: { kind: 'unreachable' } });
    await expect(nowhere.held()).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('a yes counts only in the shape a yes has, whatever else is said', { timeout: 60_000 }, async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question for a forum that babbles');
    await fc.assert(
      fc.asyncProperty(aMutation, fc.constantFrom('close', 'move', 'flag'), async (mutation, what) => {
        practice.moods.clear();
        practice.moods.next({ method: what === 'flag' ? 'POST' : 'PUT' }, { kind: 'rewrite', rewrite: (body) => JSON.stringify(mutate(JSON.parse(body), mutation)) });
        const done = what === 'close' ? await practice.forum.setClosed(topicId, true) : what === 'move' ? await practice.forum.move(topicId, 5) : await practice.forum.flag(topicId, 'Please look.');
        expect(['done', 'lost', 'refused']).toContain(done.kind);
        if (what === 'flag') await practice.forum.unflag(topicId);
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(!isDocumentHere)('the practice forum’s answers to a moderator', () => {
  it('are Discourse’s, word for word where the document holds', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('A question for the document');
    const me = practice.as('volunteer');
    // The document was recorded without a timer's object; null fits it.
    expect(checkFor('put', '/t/{id}/status.json', { strict: true })(await me.call('PUT', `t/${topicId}/status.json`, { status: 'closed', enabled: 'true' }))).toEqual([]);
    expect(checkFor('put', '/t/-/{id}.json', { strict: true })(await me.call('PUT', `t/-/${topicId}.json`, { category_id: 6, tags: ['a'], original_tags: [] }))).toEqual([]);
    const flagged = await me.call('POST', 'post_actions.json', { id: topicId, flag_topic: 'true', post_action_type_id: 7, message: 'Look.' });
    expect(checkFor('post', '/post_actions.json')(flagged)).toEqual([]);
    expect(checkFor('post', '/post_actions.json')({ ...flagged, topic_id: 'seven' }), 'and the comparison would tell').not.toEqual([]);
  });
});
