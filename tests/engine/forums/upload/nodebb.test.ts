import { describe, expect, it } from 'vitest';
import { aNodebbAccount, aNodebbAdapter } from '#tests/makers/a-nodebb-account.ts';
import { cameraWords, cleaned, fromACamera, holds } from '#tests/makers/a-picture.ts';

async function aSession(start: Parameters<typeof aNodebbAccount>[0] = {}) {
  const account = await aNodebbAccount(start);
  const { cookie } = account.double.signIn('volunteer');
  const { forum } = aNodebbAdapter(account.double.baseUrl, { kind: 'session', cookie }, { clock: account.double.clock });
  const lying = async (markdown: string): Promise<Uint8Array> => {
    const path = /\]\(([^)]+)\)$/.exec(markdown)?.[1] ?? '';
    return new Uint8Array(await (await fetch(new URL(path, account.double.baseUrl))).arrayBuffer());
  };
  const upload = async () => (await forum.abilities()).find(({ ability }) => ability === 'upload');
  return { ...account, token: account.forum, forum, cookie, lying, upload };
}

describe('a picture for an answer, on a NodeBB', () => {
  it.each(['', '/community'])('lies there without what the camera said, below “%s”', async (subFolder) => {
    const { forum, lying, upload } = await aSession({ rules: { subFolder } });
    expect(await upload()).toMatchObject({ isThere: true });
    const done = await forum.attach(cleaned(fromACamera()), 'The arm, from [above]');
    expect(done).toEqual({ kind: 'attached', markdown: expect.stringMatching(/^!\[The arm, from above\]\(\S*\/assets\/uploads\/files\/[\w-]+picture\.jpg\)$/) });
    const bytes = await lying(done.kind === 'attached' ? done.markdown : '');
    expect(bytes).toEqual(cleaned(fromACamera()).bytes);
    expect(holds(bytes, cameraWords)).toBe(false);
  });

  it('would carry it all, were it not taken out before', async () => {
    const { forum, lying } = await aSession();
    const done = await forum.attach({ ...cleaned(fromACamera()), bytes: fromACamera() }, 'The arm');
    expect(holds(await lying(done.kind === 'attached' ? done.markdown : ''), cameraWords)).toBe(true);
  });

  it('is nothing a token can send, and the account knows before anybody tries', async () => {
    const { double, token } = await aSession();
    const why = (await token.abilities()).find(({ ability }) => ability === 'upload');
    expect(why).toMatchObject({ isThere: false, why: expect.stringContaining('name and password') });
    expect(await token.attach(cleaned(fromACamera()), 'x')).toEqual({ kind: 'refused', why: 'forbidden', status: 403, reasons: [why?.why] });
    expect(double.backstage.requests.list({ method: 'POST' })).toEqual([]);
  });

  it('that the forum does not take says why, in the forum’s words where it has some', async () => {
    const { double, forum, upload } = await aSession();
    double.rules.maximumFileSize = 0;
    expect(await upload()).toMatchObject({ isThere: false, why: 'This forum takes no pictures.' });
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('larger than this forum takes')] });
    expect(double.backstage.requests.list({ method: 'POST' })).toEqual([]);
    double.rules.maximumFileSize = 2_048;
    double.rules.allowedFileExtensions = ['png', 'gif'];
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'refused', why: 'other', reasons: ['Invalid file type .jpg. Allowed types are: .png, .gif'] });
    double.rules.allowedFileExtensions = ['png', 'jpg'];
    double.rules.rejectImagePx = 1;
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'refused', why: 'other', reasons: ['Image dimensions are too big'] });
    double.rules.membersMayUpload = false;
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'refused', why: 'forbidden' });
  });

  it('too many at a time are asked to wait', async () => {
    const { double, forum } = await aSession();
    double.rules.uploadRateLimitThreshold = 1;
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'attached' });
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'slow-down', waitMs: 60_000 });
  });

  it('waits while the forum is looked after, which it says without a sentence', async () => {
    const { double, forum } = await aSession();
    double.backstage.moods.maintenance = true;
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toEqual({ kind: 'slow-down', waitMs: 30_000, isWholeForum: true });
    expect(double.backstage.requests.list({ method: 'POST' })).toMatchObject([{ path: '/api/post/upload', status: 503 }]);
    double.backstage.moods.maintenance = false;
    // The same number from somebody on the way says nothing of the forum.
    double.backstage.moods.next({ method: 'POST' }, { kind: 'answer', status: 503, body: '{"message":"no healthy upstream"}' });
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'lost' });
  });

  it('is not sent by a session that is over', async () => {
    const { double, forum } = await aSession();
    double.backstage.deeds.expireSessions('volunteer');
    expect(await forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'signed-out' });
    expect(double.backstage.requests.list({ method: 'POST' })).toEqual([]);
  });
});
