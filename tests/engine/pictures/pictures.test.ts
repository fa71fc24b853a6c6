import { describe, expect, it } from 'vitest';
import { mostPicture } from '#shared/words/picture.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aDeskOnForums, refusalOf } from '#tests/makers/a-desk-on-forums.ts';
import { until } from '#tests/makers/a-forum.ts';
import { aPicture, base64Of, cameraWords, fromACamera, holds, text, together } from '#tests/makers/a-picture.ts';

async function aDesk() {
  const desk = await aDeskOnForums();
  const questionId = await desk.ask(desk.home, 'practice', 'What is this on my arm');
  await until(() => desk.isQueued(questionId), (isThere) => isThere, { patience: 20_000 });
  const attach = (bytes: Uint8Array, alt = 'The arm') => desk.client().pictures.attach({ questionId, base64: base64Of(bytes), alt });
  return { ...desk, questionId, attach };
}

describe('a picture in an answer', () => {
  it('arrives with it, and what the camera said does not', async () => {
    const { home, questionId, attach, send, sent } = await aDesk();
    expect(holds(fromACamera(), cameraWords)).toBe(true);
    const { markdown } = await attach(fromACamera(), '  The arm,\u202e from above ');
    expect(markdown).toMatch(/^!\[The arm, from above\|8x4\]\(upload:\/\/\w+\.jpg\)$/);
    await send(questionId, `Thank you for asking. Rub the cream in like this, and see your doctor if it spreads.\n\n${markdown}`);
    await sent(questionId);
    const { posts } = await home.forum.thread(Number(questionId.split(':')[1]));
    const src = /<img src="(\/uploads\/[^"]+)" alt="The arm, from above"/.exec(posts[1]?.html ?? '')?.[1];
    const lying = new Uint8Array(await (await fetch(`${home.baseUrl}${src ?? '/nowhere'}`)).arrayBuffer());
    expect(lying.subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
    expect(holds(lying, cameraWords)).toBe(false);
    expect(holds(lying, text('Jane'))).toBe(false);
  });

  it('that is none is refused in a sentence, and the forum hears nothing of it', async () => {
    const { home, questionId, attach, client } = await aDesk();
    home.requests.clear();
    expect(await refusalOf(attach(text('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toMatchObject({ kind: 'bad-file', say: expect.stringMatching(/^This is not a JPEG.*\.$/) });
    expect(await refusalOf(attach(aPicture('jpeg').subarray(0, 200)))).toMatchObject({ kind: 'bad-file', say: expect.stringContaining('damaged') });
    expect(await refusalOf(client().pictures.attach({ questionId: asQuestionId('practice', 999_999), base64: base64Of(aPicture()), alt: 'x' }))).toMatchObject({ kind: 'not-found' });
    for (const wrong of [{ alt: '   ' }, { alt: 'x'.repeat(mostPicture.alt + 1) }, { base64: 'not base64!' }]) await expect(client().pictures.attach({ questionId, base64: base64Of(aPicture()), alt: 'x', ...wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(home.requests.count({ path: '/uploads.json' })).toBe(0);
    expect(await attach(aPicture('png'))).toMatchObject({ markdown: expect.stringContaining('upload://') });
  });

  it('of the largest size goes through, and one byte more does not', async () => {
    const { attach, home } = await aDesk();
    const [start, end] = [aPicture('jpeg').subarray(0, -2), aPicture('jpeg').subarray(-2)];
    const large = together(start, new Uint8Array(mostPicture.bytes - start.length - 2), end);
    expect(large.length).toBe(mostPicture.bytes);
    expect(await attach(large)).toMatchObject({ markdown: expect.stringContaining('upload://') });
    home.requests.clear();
    expect(await refusalOf(attach(together(start, new Uint8Array(mostPicture.bytes - start.length - 1), end)))).toMatchObject({ kind: 'bad-file', say: expect.stringContaining('10 MB') });
    expect(home.requests.count({ path: '/uploads.json' })).toBe(0);
  });

  it('that did not come through says what to do, in each case', async () => {
    const { home, attach } = await aDesk();
    const next = (fate: Parameters<typeof home.moods.next>[1]) => home.moods.next({ path: '/uploads.json' }, fate);
    next({ kind: 'drop-after-commit' });
    expect(await refusalOf(attach(aPicture()))).toMatchObject({ kind: 'forum-fault', remedy: 'retry', say: expect.stringContaining('never said whether') });
    next({ kind: 'answer', status: 422, body: JSON.stringify({ errors: ['Sorry, new members cannot.'] }), headers: { 'Content-Type': 'application/json' } });
    expect(await refusalOf(attach(aPicture()))).toMatchObject({ kind: 'refused', say: 'The forum did not take this picture: Sorry, new members cannot.' });
    expect(await attach(aPicture())).toMatchObject({ markdown: expect.stringContaining('upload://') });
    home.moods.revokeKey(home.key);
    for (const _again of [1, 2]) expect(await refusalOf(attach(aPicture()))).toMatchObject({ kind: 'signed-out', remedy: 'sign-in' });
  });

  it('waits for a forum that wants it to, and says for how long', async () => {
    const { home, attach, clock } = await aDesk();
    home.moods.next({ path: '/uploads.json' }, { kind: 'slow-down', seconds: 20, wholeForum: true });
    const before = clock.now();
    for (const _again of [1, 2]) {
      const said = await refusalOf(attach(aPicture()));
      expect(said.kind === 'slow-down' && said.untilAt > before + 15_000).toBe(true);
    }
  });

  it('finds the forum gone, and says so', async () => {
    const { home, attach } = await aDesk();
    await home.stop();
    expect(await refusalOf(attach(aPicture()))).toMatchObject({ kind: 'offline', remedy: 'retry' });
  });
});
