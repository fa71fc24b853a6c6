import { describe, expect, it } from 'vitest';
import { userKey } from '#electron/engine/forums/credential.ts';
import { draftOf } from '#electron/engine/store/drafts.ts';
import { whatIsLeft } from '#electron/engine/store/remove-account.ts';
import { createPeople } from '#electron/engine/people/people.ts';
import { systemClock } from '#electron/system-clock.ts';
import { asPostId, asQuestionId } from '#shared/words/ids.ts';
import type { Role } from '#shared/words/people.ts';
import { aForum, until, type TestForum } from '#tests/makers/a-forum.ts';
import { aCommand, aRealAmends, sourcesIn } from '#tests/makers/a-real-amends.ts';
import { troubleFrom, troubleIn } from '#tests/makers/a-trouble.ts';
import { someBlock } from '#tests/makers/an-outbox.ts';

const first = 'Keep it dry and see a pharmacist if it spreads.';
const second = 'Keep it dry, and see a doctor if it spreads or hurts.';
const numberOf = (postId: string): string => postId.slice(postId.indexOf(':') + 1);

/** `as`: whose account the desk has. */
async function aForumWithAnAnswer({ as, ...start }: Parameters<typeof aForum>[0] & { as?: string } = {}) {
  const forum = await aForum(start);
  const practice: TestForum = as === undefined ? forum : { ...forum, access: { ...forum.access, credential: userKey(forum.signIn(as)) } };
  const topicId = await practice.as('paper_lantern').ask('Is this rash something to worry about');
  const desk = await aRealAmends(practice);
  const postId = await desk.answered(topicId, first);
  return { practice, topicId, desk, postId, path: `/posts/${numberOf(postId)}.json` };
}

const draftText = (desk: Awaited<ReturnType<typeof aRealAmends>>, topicId: number): string => {
  const row = draftOf(desk.db, asQuestionId('practice', topicId));
  return row && row.is_discarded === 0 ? (JSON.parse(row.content) as { text: string }).text : '';
};

describe('other words for an answer that stands', { timeout: 60_000 }, () => {
  it('opens the person’s own words without the line only Rounds reads, puts others there, and keeps that line and the disclaimer', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer();
    const [before = ''] = await sourcesIn(practice, topicId);
    const opened = await desk.amends.open(postId);
    expect(opened).toMatchObject({ text: first, before: '', after: `\n\n---\n\n${someBlock.bottom}`, edit: { isAllowed: true }, delete: { isAllowed: true } });
    const id = await desk.edit(postId, second);
    await desk.became(id, 'done');
    const [after = ''] = await sourcesIn(practice, topicId);
    expect(after).toBe(before.replace(first, second));
    expect(after).toMatch(/<!-- rounds:[0-9a-f]{16} -->$/);
    const item = await until(() => desk.item((desk.db.one(desk.db.sql.selectFrom('outbox').select('id'))?.id ?? '') as never), ({ body }) => body.includes(second));
    expect(item).toMatchObject({ state: 'sent', excerpt: second });
    await until(() => desk.db.one(desk.db.sql.selectFrom('posts').select('html').where('id', '=', postId))?.html, (html) => html?.includes('see a doctor') === true);
    expect(desk.newest(topicId)).toMatchObject({ kind: 'edit', state: 'done' });
  });

  it('overwrites nothing that somebody changed meanwhile, shows what stands there now, and writes over it only when told', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer();
    const { source } = await desk.amends.open(postId);
    const theirs = 'A moderator took a name out of these words here.';
    await practice.as('willow_reads').call('PUT', `posts/${numberOf(postId)}.json`, { post: { raw: theirs } });
    const id = aCommand();
    desk.amends.edit({ commandId: id, postId, text: second, source, waivers: [] });
    await desk.became(id, 'needs-you');
    expect(await sourcesIn(practice, topicId)).toEqual([theirs]);
    expect(desk.newest(topicId)).toMatchObject({ state: 'needs-you', text: second, now: theirs, reason: expect.stringContaining('Somebody changed this answer') });
    desk.amends.retry({ id, over: true });
    await desk.became(id, 'done');
    expect((await sourcesIn(practice, topicId))[0]).toContain(second);
  });

  it('can be given up, and leaves what somebody else wrote', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer();
    const { source } = await desk.amends.open(postId);
    const theirs = 'A moderator took a name out of these words here.';
    await practice.as('willow_reads').call('PUT', `posts/${numberOf(postId)}.json`, { post: { raw: theirs } });
    const id = aCommand();
    desk.amends.edit({ commandId: id, postId, text: second, source, waivers: [] });
    await desk.became(id, 'needs-you');
    desk.amends.drop(id);
    expect(desk.rowOf(id)).toMatchObject({ state: 'dropped' });
    expect(await sourcesIn(practice, topicId)).toEqual([theirs]);
    expect(troubleFrom(() => desk.amends.drop(id))).toMatchObject({ kind: 'too-late' });
  });

  it.each(['drop-before', 'drop-after-commit', 'hang', 'cut-short'] as const)('a reply that is lost (%s) is looked for, and the words stand there once in the end', async (kind) => {
    const { practice, topicId, desk, postId, path } = await aForumWithAnAnswer();
    practice.moods.next({ method: 'PUT', path }, { kind });
    const id = await desk.edit(postId, second);
    await desk.became(id, 'done');
    const [now = ''] = await sourcesIn(practice, topicId);
    expect(now.split(second)).toHaveLength(2);
    const version = (await practice.as('willow_reads').call('GET', `posts/${numberOf(postId)}.json`))['version'];
    expect(version, 'one change, not two').toBeLessThanOrEqual(2);
  });

  it('says in the forum’s words that it is too late, and why beforehand once it is known', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer({ rules: { postEditMinutes: 0 } });
    const id = aCommand();
    desk.amends.edit({ commandId: id, postId, text: second, source: (await sourcesIn(practice, topicId))[0] ?? '', waivers: [] });
    await desk.became(id, 'needs-you');
    expect(desk.newest(topicId)).toMatchObject({ state: 'needs-you', text: second, reason: expect.stringContaining('created too long ago') });
    expect((await desk.amends.open(postId)).edit).toMatchObject({ isAllowed: false });
    expect(troubleFrom(() => desk.amends.edit({ commandId: aCommand(), postId, text: second, source: '', waivers: [] }))).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('does not let this account change this answer any more') });
    expect(desk.answers(topicId)[0]).toMatchObject({ edit: { isAllowed: false, why: expect.stringContaining('often a day') }, delete: { isAllowed: true } });
  });

  it('goes through the checks that refuse: nothing of it is written down or asked', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer();
    const before = await sourcesIn(practice, topicId);
    expect(await troubleIn(desk.edit(postId, 'Write to me at robin.hood@example.org and I will look at your pictures.'))).toMatchObject({ kind: 'findings' });
    expect(await troubleIn(desk.edit(postId, 'Too short'))).toMatchObject({ kind: 'too-short' });
    expect(await troubleIn(desk.edit(postId, `Dear {{ asker.name }}, ${first}`))).toMatchObject({ kind: expect.stringMatching(/blanks-left|findings/) });
    expect(desk.db.all(desk.db.sql.selectFrom('amends').select('id'))).toEqual([]);
    expect(await sourcesIn(practice, topicId)).toEqual(before);
    // The same command twice is one change (control: the first of them is taken).
    const { source } = await desk.amends.open(postId);
    const commandId = aCommand();
    for (let twice = 0; twice < 2; twice += 1) desk.amends.edit({ commandId, postId, text: second, source, waivers: [] });
    expect(desk.db.all(desk.db.sql.selectFrom('amends').select('id'))).toHaveLength(1);
  });
});

describe('an answer taken off the forum', { timeout: 60_000 }, () => {
  it('is gone for everybody; its text is the draft again, and the question waits again', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer();
    await until(() => desk.waiting(), (waiting) => waiting.length === 0);
    const id = desk.takeDown(postId);
    await desk.became(id, 'done');
    expect((await sourcesIn(practice, topicId)).join()).not.toContain(first);
    expect(draftText(desk, topicId), 'the person’s own words, without what was put around them').toBe(first);
    await until(() => desk.waiting(), (waiting) => waiting.includes(topicId));
    const [item] = desk.db.all(desk.db.sql.selectFrom('outbox').select('id'));
    expect(await desk.item(item?.id as never)).toMatchObject({ state: 'withdrawn', url: null, reason: 'Deleted from the forum; the text is your draft again.' });
    expect(troubleFrom(() => desk.takeDown(postId))).toMatchObject({ kind: 'not-found' });
  });

  it('gives back the words as they stood there last', async () => {
    const { topicId, desk, postId } = await aForumWithAnAnswer();
    await desk.became(await desk.edit(postId, second), 'done');
    await desk.became(desk.takeDown(postId), 'done');
    expect(draftText(desk, topicId)).toBe(second);
  });

  it.each(['drop-before', 'drop-after-commit', 'hang', 'gateway'] as const)('a reply that is lost (%s) is looked for first, and the text comes back once', async (kind) => {
    const { practice, topicId, desk, postId, path } = await aForumWithAnAnswer();
    practice.moods.next({ method: 'DELETE', path }, kind === 'gateway' ? { kind, status: 502, after: 'commit' } : { kind });
    await desk.became(desk.takeDown(postId), 'done');
    expect((await sourcesIn(practice, topicId)).join()).not.toContain(first);
    expect(draftText(desk, topicId)).toBe(first);
  });

  it('keeps its question out of the queue until the text is a draft again, whoever hears of the deletion first', async () => {
    const { practice, topicId, desk, postId, path } = await aForumWithAnAnswer();
    // For as long as this hangs, the sync hears of it before we do.
    practice.moods.next({ method: 'DELETE', path }, { kind: 'hang', after: 'commit' });
    const id = desk.takeDown(postId);
    const seen: string[] = [];
    await until(
      () => {
        if (desk.waiting().includes(topicId)) seen.push(draftText(desk, topicId));
        return desk.rowOf(id)?.state;
      },
      (state) => state === 'done' && seen.length > 0,
    );
    expect(new Set(seen)).toEqual(new Set([first]));
  });

  it('that somebody else deleted first is a draft all the same', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer();
    await practice.as('willow_reads').call('DELETE', `posts/${numberOf(postId)}.json`);
    await desk.became(desk.takeDown(postId), 'done');
    expect(draftText(desk, topicId)).toBe(first);
  });

  it('puts what was begun meanwhile aside as an earlier version', async () => {
    const { topicId, desk, postId } = await aForumWithAnAnswer();
    const questionId = asQuestionId('practice', topicId);
    const { rev: _rev, savedAt: _savedAt, questionId: _id, ...content } = desk.drafts.open(questionId);
    desk.drafts.save({ questionId, rev: draftOf(desk.db, questionId)?.rev ?? 0, content: { ...content, text: 'Something else was begun here.' } });
    await desk.became(desk.takeDown(postId), 'done');
    expect(draftText(desk, topicId)).toBe(first);
    expect(desk.drafts.restore(questionId).text).toBe('Something else was begun here.');
  });
});

describe('the mark of the answer that solved it', { timeout: 60_000 }, () => {
  const isSolved = async (practice: TestForum, topicId: number): Promise<boolean> => {
    const topic = (await practice.as('willow_reads').call('GET', `t/${topicId}.json`)) as { post_stream: { posts: { accepted_answer: boolean }[] } };
    return topic.post_stream.posts.some((post) => post.accepted_answer);
  };

  it.each([null, 'drop-after-commit', 'drop-before'] as const)('is set and taken away again (fault: %s)', async (kind) => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer({ as: 'willow_reads' });
    if (kind) practice.moods.next({ method: 'POST', path: '/solution/accept.json' }, { kind });
    const id = aCommand();
    desk.amends.accept({ commandId: id, postId, isAccepted: true });
    await desk.became(id, 'done');
    expect(await isSolved(practice, topicId)).toBe(true);
    expect(desk.answers(topicId)[0]).toMatchObject({ isAccepted: true });
    const back = aCommand();
    desk.amends.accept({ commandId: back, postId, isAccepted: false });
    await desk.became(back, 'done');
    expect(await isSolved(practice, topicId)).toBe(false);
  });
});

describe('the mark of an answer by somebody else', { timeout: 60_000 }, () => {
  it('is for whoever looks after the forum here, though they do not answer; and for no trainee', async () => {
    const { practice, topicId, desk, postId: mine } = await aForumWithAnAnswer({ as: 'willow_reads' });
    const { id: number } = await practice.as('dr_r_osei').reply(topicId, 'An answer by somebody who knows about it.');
    await until(() => desk.answers(topicId), (answers) => answers.length === 2);
    const theirs = asPostId('practice', number);
    const people = createPeople({ db: desk.db, live: desk.live, clock: systemClock() });
    const be = (...roles: Role[]): void => {
      desk.db.run(desk.db.sql.updateTable('people').set({ roles: '["administrator"]' }).where('username', '=', 'willow_reads'));
      people.setRoles({ username: 'hana', roles: ['administrator'] });
      people.setRoles({ username: 'willow_reads', roles });
    };
    be('trainee');
    expect(troubleFrom(() => desk.amends.accept({ commandId: aCommand(), postId: theirs, isAccepted: true }))).toMatchObject({ kind: 'not-allowed' });
    be('moderator');
    const id = aCommand();
    desk.amends.accept({ commandId: id, postId: theirs, isAccepted: true });
    await desk.became(id, 'done');
    expect(desk.answers(topicId).map(({ isAccepted }) => isAccepted)).toEqual([false, true]);
    expect(troubleFrom(() => desk.takeDown(mine)), 'answers are for answerers').toMatchObject({ kind: 'not-allowed' });
  });
});

describe('the mark, where the forum leaves it to the asker', { timeout: 60_000 }, () => {
  it('is refused in the forum’s words, and not offered once the forum has said so', async () => {
    const { topicId, desk, postId } = await aForumWithAnAnswer();
    const id = aCommand();
    desk.amends.accept({ commandId: id, postId, isAccepted: true });
    await desk.became(id, 'needs-you');
    expect(desk.newest(topicId)).toMatchObject({ kind: 'accept', trouble: { kind: 'refused' }, reason: expect.stringContaining('does not let this account mark this answer') });
    desk.db.run(desk.db.sql.updateTable('accounts').set({ abilities: JSON.stringify([{ ability: 'accept', isThere: false, why: 'On this forum the one who asked says it.' }]) }));
    expect(desk.answers(topicId)[0]).toMatchObject({ accept: { isAllowed: false, why: 'On this forum the one who asked says it.' } });
    expect(troubleFrom(() => desk.amends.accept({ commandId: aCommand(), postId, isAccepted: true }))).toMatchObject({ kind: 'not-allowed' });
  });
});

describe('a crash in the middle', { timeout: 60_000 }, () => {
  it.each(['edit', 'delete'] as const)('of an order to %s: what was asked is looked for at the next start and comes to its end once', async (kind) => {
    const { practice, topicId, desk, postId, path } = await aForumWithAnAnswer();
    practice.moods.next({ method: kind === 'edit' ? 'PUT' : 'DELETE', path }, { kind: 'drop-after-commit' });
    const id = kind === 'edit' ? await desk.edit(postId, second) : desk.takeDown(postId);
    await until(() => desk.rowOf(id)?.attempts, (attempts) => attempts === 1);
    await desk.kill();
    const next = await aRealAmends(practice, { folder: desk.folder });
    await next.became(id, 'done');
    expect(next.rowOf(id)?.attempts, 'asked once').toBe(1);
    if (kind === 'edit') expect((await sourcesIn(practice, topicId))[0]).toContain(second);
    else expect(draftText(next, topicId)).toBe(first);
  });

  it('before anything was asked loses nothing either', async () => {
    const { practice, topicId, desk, postId } = await aForumWithAnAnswer();
    const { source } = await desk.amends.open(postId);
    const id = aCommand();
    desk.amends.edit({ commandId: id, postId, text: second, source, waivers: [] });
    expect(desk.rowOf(id)?.state).toBe('waiting');
    expect(whatIsLeft(desk.db, 'practice'), 'nor is it taken off the desk with its forum').toContain('one change of an answer that is not done');
    await desk.kill();
    const next = await aRealAmends(practice, { folder: desk.folder });
    await next.became(id, 'done');
    expect((await sourcesIn(practice, topicId))[0]).toContain(second);
  });
});
