import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aNodebb } from '#tests/makers/a-nodebb.ts';

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

  it('opens its backstage to nobody unless it is told to', async () => {
    const forum = await aNodebb();
    expect((await forum.as('harbour_hana').get('/backstage/queue')).status).toBe(404);
    const open = await aNodebb({ openBackstage: true });
    expect((await open.as(null).get('/backstage/queue')).text).toContain('Nothing waits.');
  });
});

describe('as a program', () => {
  it('prints where it is, and can be played administrator of from outside', async () => {
    const program = spawn(process.execPath, ['tests/doubles/nodebb/program.ts', '--sub-folder', '/community', '--rules', '{"title":"Rules are given"}'], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void program.kill());
    const [line] = await new Promise<string[]>((resolve) => createInterface({ input: program.stdout }).once('line', (text) => resolve([text])));
    const said = JSON.parse(line ?? '') as { baseUrl: string; newcomer: { token: string } };
    const authorized = { Authorization: `Bearer ${said.newcomer.token}`, 'Content-Type': 'application/json' };
    expect(((await (await fetch(`${said.baseUrl}/api/config`)).json()) as { siteTitle: string }).siteTitle).toBe('Rules are given');
    const held = await fetch(`${said.baseUrl}/api/v3/topics/5`, { method: 'POST', headers: authorized, body: JSON.stringify({ content: 'It often settles by itself.' }) });
    const { id } = ((await held.json()) as { response: { id: string } }).response;
    expect(await (await fetch(`${said.baseUrl}/backstage/queue`)).text()).toContain('It often settles by itself.');
    const approved = await fetch(`${said.baseUrl}/backstage/queue/${id}/approve`, { method: 'POST', redirect: 'manual' });
    expect(approved.status).toBe(303);
    expect(await (await fetch(`${said.baseUrl}/topic/5`)).text()).toContain('It often settles by itself.');
    const revoked = await fetch(`${said.baseUrl}/backstage/deeds/revoke`, { method: 'POST', body: JSON.stringify(['rainy_window']) });
    expect(revoked.status).toBe(200);
    expect((await fetch(`${said.baseUrl}/api/self`, { headers: authorized })).status).toBe(401);
    expect(await (await fetch(`${said.baseUrl}/backstage/deeds/burnItDown`, { method: 'POST', body: '[]' })).json()).toEqual({ error: 'no deed is called burnItDown' });
    const seen = (await (await fetch(`${said.baseUrl}/backstage/requests`)).json()) as { count: number; perMinute: number };
    expect(seen.perMinute).toBe(seen.count);
  });
});
