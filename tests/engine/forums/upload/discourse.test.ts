import { describe, expect, it } from 'vitest';
import { userKey } from '#electron/engine/forums/credential.ts';
import { aForum, anAdapter, type TestForum } from '#tests/makers/a-forum.ts';
import { aPicture, cameraWords, cleaned, fromACamera, holds } from '#tests/makers/a-picture.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

/** The picture as anybody gets it from the forum who sees this Markdown there. */
async function asShown(practice: TestForum, markdown: string): Promise<{ bytes: Uint8Array; headers: Headers; html: string }> {
  const topicId = await practice.as('paper_lantern').ask('Which of these is it', `Here it is, and it itches.\n\n${markdown}`);
  const { posts } = await practice.forum.thread(topicId);
  const html = posts[0]?.html ?? '';
  const response = await fetch(`${practice.baseUrl}${/<img src="(\/uploads\/[^"]+)"/.exec(html)?.[1] ?? '/nowhere'}`);
  return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers, html };
}

describe('a picture for an answer, on a Discourse', () => {
  it('lies there without what the camera said, under a name that says nothing, and shows in a post', async () => {
    const practice = await aForum();
    const done = await practice.forum.attach(cleaned(fromACamera()), 'The arm, from above');
    expect(done).toEqual({ kind: 'attached', markdown: expect.stringMatching(/^!\[The arm, from above\|8x4\]\(upload:\/\/[0-9A-Za-z]+\.jpg\)$/) });
    const { bytes, headers, html } = await asShown(practice, done.kind === 'attached' ? done.markdown : '');
    expect([headers.get('Content-Type'), headers.get('X-Content-Type-Options'), headers.get('Content-Disposition')]).toEqual(['image/jpeg', 'nosniff', "inline; filename*=UTF-8''picture.jpg"]);
    expect(holds(bytes, cameraWords)).toBe(false);
    expect(bytes).toEqual(cleaned(fromACamera()).bytes);
    expect(html).toContain('alt="The arm, from above"');
  });

  it('would carry it all, were it not taken out before', async () => {
    const practice = await aForum();
    const done = await practice.forum.attach({ ...cleaned(fromACamera()), bytes: fromACamera() }, 'The arm');
    expect(holds((await asShown(practice, done.kind === 'attached' ? done.markdown : '')).bytes, cameraWords)).toBe(true);
  });

  it('that the forum would not take is not sent', async () => {
    const practice = await aForum();
    const settings = (change: object) => practice.moods.next({ path: '/site/settings.json' }, { kind: 'rewrite', rewrite: (body) => JSON.stringify({ ...(JSON.parse(body) as object), ...change }) });
    settings({ authorized_extensions: 'jpg|png' });
    expect(await practice.forum.attach(cleaned(aPicture('webp')), 'x')).toMatchObject({ kind: 'refused', reasons: ['It takes no WEBP pictures.'] });
    settings({ max_image_size_kb: 0.1 });
    expect(await practice.forum.attach(cleaned(aPicture('jpeg')), 'x')).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('larger than this forum takes')] });
    expect(practice.requests.count({ method: 'POST' })).toBe(0);
    expect(await practice.forum.attach(cleaned(aPicture('jpeg')), 'x')).toMatchObject({ kind: 'attached' });
  });

  it('that never arrived, or of which nobody knows, says which; and may be sent again', async () => {
    const practice = await aForum();
    practice.moods.next({ path: '/uploads.json' }, { kind: 'drop-after-commit' });
    expect(await practice.forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'lost' });
    expect(await practice.forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'attached' });
    await practice.stop();
    expect(await practice.forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'unread', trouble: { kind: 'unreachable' } });
  });

  it('is refused to a key that is no longer good', async () => {
    const practice = await aForum();
    practice.moods.revokeKey(practice.key);
    expect(await practice.forum.attach(cleaned(fromACamera()), 'x')).toMatchObject({ kind: 'unread', trouble: { kind: 'signed-out' } });
  });

  it.each<[string, number, object | string, object]>([
    ['its reasons', 422, { errors: ['Sorry, new members cannot.'] }, { kind: 'refused', reasons: ['Sorry, new members cannot.'] }],
    ['its reason in older words', 422, { failed: 'FAILED', message: 'Sorry, no.' }, { kind: 'refused', reasons: ['Sorry, no.'] }],
    ['a page that says it is too large', 413, '<html>', { kind: 'refused', status: 413, reasons: ['It is larger than this forum takes.'] }],
    ['a page of something on the way', 502, '<html>', { kind: 'lost' }],
    ['a yes without an address', 200, { id: 7 }, { kind: 'lost' }],
    ['a yes with an address of somebody else', 200, { short_url: 'https://evil.example/x.png' }, { kind: 'lost' }],
    ['a yes that would break out of the Markdown', 200, { short_url: 'upload://a.png) [click](https://evil.example' }, { kind: 'lost' }],
    ['a wait', 429, { errors: ['slow'], error_type: 'rate_limit', extras: { wait_seconds: 27 } }, { kind: 'slow-down', waitMs: 27_000 }],
  ])('hears %s', async (_what, status, body, outcome) => {
    const server = await aScriptedServer(({ method, path }, response) => {
      if (method === 'POST' && typeof body === 'string') response.writeHead(status, { 'Content-Type': 'text/html' }).end(body);
      else if (method === 'POST') json(response, body as object, status);
      else if (path === '/site/basic-info.json') json(response, { title: 'x', login_required: true });
      else json(response, {});
    });
    const forum = anAdapter({ accountId: 'a', kind: 'discourse', baseUrl: server.url, credential: userKey('k'), isPractice: false });
    expect(await forum.attach(cleaned(aPicture('png')), 'x')).toMatchObject(outcome);
  });
});
