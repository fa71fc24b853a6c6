import { describe, expect, it, onTestFinished } from 'vitest';
import { aNodebb } from '#tests/makers/a-nodebb.ts';
import { startNodebbProgram } from '#tests/makers/a-nodebb-program.ts';

describe('in a browser', () => {
  it('shows the newest questions, and one with its answers', async () => {
    const forum = await aNodebb({ questions: 'demo' });
    const tid = forum.ask({ title: '<b>Bold</b> & "quoted"' });
    forum.backstage.deeds.answer(tid, 'It will **pass**.\n\n[//]: # (outbox:12)', 'volunteer');
    const front = await forum.as(null).get('/');
    expect(front.text).toContain('&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;quoted&quot;');
    expect(front.text).toContain('Pinprick red spots');
    const page = await forum.as(null).get(`/topic/${tid}/any`);
    expect(page.text).toContain('<p dir="auto">It will <strong>pass</strong>.</p>');
    expect(page.text).not.toContain('outbox');
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const moved = await forum.as(null).get(`/post/${forum.world.topics.get(tid)?.mainPid}`);
    expect([moved.status, moved.headers.get('Location')]).toEqual([307, expect.stringContaining(`/topic/${tid}/`)]);
    expect((await forum.as(null).get('/topic/9999')).status).toBe(404);
    expect((await forum.as(null).get(`/topic/${forum.ask({ cid: 2 })}`)).status).toBe(404);
  });

  it('says to other servers what servers say to each other', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const heard = await fetch(`${forum.baseUrl}/topic/${tid}`, { headers: { Accept: 'application/activity+json' } });
    expect(await heard.json()).toMatchObject({ type: 'OrderedCollection', totalItems: 1 });
    expect((await fetch(`${forum.baseUrl}/api/topic/${tid}`, { headers: { Accept: 'application/json' } })).headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  });

  it('opens its backstage to nobody unless it is told to', async () => {
    const forum = await aNodebb();
    expect((await forum.as('harbour_hana').get('/backstage/queue')).status).toBe(404);
    const open = await aNodebb({ openBackstage: true });
    expect((await open.as(null).get('/backstage/queue')).text).toContain('Nothing waits.');
  });
});

describe('as a program', () => {
  it('prints where it is, and can be played administrator of from outside', async () => {
    const program = await startNodebbProgram({ subFolder: '/community', rules: { title: 'Rules are given' } });
    onTestFinished(() => program.stop());
    const { baseUrl } = program;
    const authorized = { Authorization: `Bearer ${program.newcomer.token}`, 'Content-Type': 'application/json' };
    expect(baseUrl).toMatch(/\/community$/);
    expect(((await (await fetch(`${baseUrl}/api/config`)).json()) as { siteTitle: string }).siteTitle).toBe('Rules are given');
    const held = await fetch(`${baseUrl}/api/v3/topics/5`, { method: 'POST', headers: authorized, body: JSON.stringify({ content: 'It often settles by itself.' }) });
    const { id } = ((await held.json()) as { response: { id: string } }).response;
    expect(await (await fetch(`${baseUrl}/backstage/queue`)).text()).toContain('It often settles by itself.');
    const approved = await fetch(`${baseUrl}/backstage/queue/${id}/approve`, { method: 'POST', redirect: 'manual' });
    expect(approved.status).toBe(303);
    expect(await (await fetch(`${baseUrl}/topic/5`)).text()).toContain('It often settles by itself.');
    const tid = await program.do('ask', { title: 'Asked from outside', content: 'Is anybody there?', cid: 6 });
    expect(await (await fetch(`${baseUrl}/topic/${tid}`)).text()).toContain('Asked from outside');
    await program.do('revoke', program.newcomer.username);
    expect((await fetch(`${baseUrl}/api/self`, { headers: authorized })).status).toBe(401);
    await expect(program.do('lock', 9_999)).rejects.toThrow('the double has no topic 9999');
    expect((await fetch(`${baseUrl}/backstage/deeds/toString`, { method: 'POST', body: '[]' })).status).toBe(404);
    const seen = await program.requests();
    expect([seen.perMinute, seen.perDay]).toEqual([seen.count, seen.count]);
  });
});
