import { describe, expect, it } from 'vitest';
import { aNodebb } from '#tests/makers/a-nodebb.ts';

describe('people', () => {
  it('are listed by reputation, 50 a page, and by joining for a section nobody knows', async () => {
    const forum = await aNodebb({ questions: 1_000 });
    const list = async (query: string, who = 'volunteer') => (await forum.as(who).get(`/api/users?${query}`)).json as { users: { uid: number; reputation: number }[]; userCount: number };
    const best = await list('section=sort-reputation');
    expect(best.users).toHaveLength(50);
    expect(best.userCount).toBe(forum.world.members.size);
    expect(best.users[0]).toMatchObject({ uid: 1, reputation: 900 });
    expect((await list('section=whatever')).users.map(({ uid }) => uid)).toEqual((await list('section=joindate')).users.map(({ uid }) => uid));
    const second = await list('section=sort-reputation&page=2');
    expect(second.users.length).toBeGreaterThan(0);
    expect(second.users.map(({ uid }) => uid)).not.toContain(1);
    expect((await forum.as('volunteer').get('/api/users?section=banned')).status).toBe(403);
    expect((await forum.as('tomasz_keeps_order').get('/api/users?section=banned')).status).toBe(200);
  });

  it('have a page by number, by name, and in both APIs', async () => {
    const forum = await aNodebb();
    for (const path of ['/api/user/volunteer', '/api/user/uid/2']) expect((await forum.as('nurse_ilse').get(path)).json).toMatchObject({ uid: 2, username: 'volunteer', userslug: 'volunteer', isAdmin: false, groups: [{ name: 'Volunteers' }] });
    expect((await forum.as('nurse_ilse').get('/api/v3/users/2')).response).toMatchObject({ uid: 2, followerCount: 0 });
    expect((await forum.as('nurse_ilse').get('/api/v3/users/999')).says).toBe('User does not exist');
    expect((await forum.as('harbour_hana').get('/api/self')).json).toMatchObject({ isAdmin: true, groups: [{ slug: 'administrators' }, {}] });
    expect((await forum.as('harbour_hana').get('/api/user/harbour_hana')).json).toMatchObject({ userslug: 'harbour_hana' });
  });

  it('have their newest posts first, without those that may not be seen', async () => {
    const forum = await aNodebb();
    const tid = forum.ask();
    const secret = forum.ask({ cid: 2 });
    const pids = [];
    for (const at of [tid, secret, tid]) {
      await forum.clock.forward(1_000);
      pids.push(forum.backstage.deeds.answer(at, 'Somebody answers.', 'nurse_ilse'));
    }
    const seen = async (who: string) => ((await forum.as(who).get('/api/user/nurse_ilse/posts')).json['posts'] as { pid: number }[]).map(({ pid }) => pid);
    expect((await seen('volunteer')).slice(0, 2)).toEqual([pids[2], pids[0]]);
    expect((await seen('tomasz_keeps_order')).slice(0, 3)).toEqual([pids[2], pids[1], pids[0]]);
    forum.backstage.deeds.deletePost(pids[2] ?? 0);
    expect((await seen('volunteer'))[0]).toBe(pids[0]);
  });

  it('are members of groups', async () => {
    const forum = await aNodebb();
    const { users } = (await forum.as('volunteer').get('/api/v3/groups/volunteers/members')).response as { users: { username: string }[] };
    expect(users.map(({ username }) => username)).toContain('nurse_ilse');
    expect((await forum.as('volunteer').get('/api/v3/groups/nobodys/members')).status).toBe(404);
  });
});
