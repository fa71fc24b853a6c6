import { describe, expect, it } from 'vitest';
import { leaseMs } from '#electron/engine/claims/lease.ts';
import { noteOf } from '#electron/engine/forums/discourse/translate.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import { aTeam, soon, type Team } from '#tests/makers/a-team.ts';

const minute = 60_000;
const assigned = { method: 'PUT', path: '/assign/assign.json' };
const given = { method: 'PUT', path: '/assign/unassign.json' };
const by = (team: Team, username: string, topicId: number, to: string, note?: string) =>
  team.forum.as(username).call('PUT', 'assign/assign.json', { target_id: topicId, target_type: 'Topic', username: to, ...(note === undefined ? {} : { note }) });

/** A forum with one question, and one desk that knows it. */
async function one(rules: Parameters<typeof aTeam>[0] = {}, username = 'nurse_ilse') {
  const team = await aTeam(rules);
  const { id, topicId } = await team.ask('Itchy bumps since the holiday');
  const desk = await team.desk(username);
  await soon(() => desk.row(id), (row) => row !== undefined);
  return { team, desk, id, topicId };
}

describe('a claim the forum does not keep', () => {
  it('is known to this machine only where the forum has no assignments, and says so', async () => {
    const { team, desk, id } = await one({ rules: { assign: false } });
    expect(await desk.client.claims.take({ questionId: id })).toMatchObject({ isMe: true });
    expect(await soon(() => desk.claim(id), (claim) => claim?.why === 'refused')).toMatchObject({ isMe: true, place: 'machine' });
    expect(await desk.row(id)).toMatchObject({ holder: { isMe: true, place: 'machine' } });
    const asked = team.forum.requests.count(assigned);
    for (let i = 0; i < 5; i += 1) {
      team.skip(4 * minute);
      expect(await desk.client.claims.renew({ questionId: id })).toMatchObject({ isMe: true });
    }
    expect(team.forum.requests.count(assigned)).toBe(asked);
    team.skip(leaseMs + 1_000);
    await soon(() => desk.claim(id), (claim) => claim === null);
    expect(team.forum.requests.count(given)).toBe(0);
  });

  it('is known to this machine only for somebody who may not assign', async () => {
    const { team, desk, id } = await one({}, 'bike_to_work_ben');
    const osei = await team.desk('dr_r_osei');
    await desk.client.claims.take({ questionId: id });
    await soon(() => desk.claim(id), (claim) => claim?.why === 'refused');
    expect(await osei.claim(id)).toBeNull();
    await desk.client.claims.release({ questionId: id });
    expect(await desk.claim(id)).toBeNull();
  });

  it('yields to somebody who then takes it on the forum', async () => {
    // Whoever may not assign sees assignments here all the same.
    const { team, desk, id, topicId } = await one({}, 'bike_to_work_ben');
    await desk.client.claims.take({ questionId: id });
    await soon(() => desk.claim(id), (claim) => claim?.why === 'refused');
    await by(team, 'dr_r_osei', topicId, 'dr_r_osei', noteOf(team.clock.now() + leaseMs));
    expect(await soon(() => desk.claim(id), (claim) => claim?.isMe === false)).toMatchObject({ username: 'dr_r_osei' });
  });
});

describe('a forum that cannot be reached', () => {
  it('is told when it is back, with the end the claim has by then', async () => {
    const { team, desk, id, topicId } = await one();
    const osei = await team.desk('dr_r_osei');
    team.forum.moods.always({}, { kind: 'drop-before' });
    expect(await desk.client.claims.take({ questionId: id })).toMatchObject({ isMe: true });
    expect(await soon(() => desk.claim(id), (claim) => claim?.why === 'waiting')).toMatchObject({ isMe: true, place: 'machine' });
    team.skip(5 * minute);
    expect(await desk.claim(id)).toMatchObject({ isMe: true });
    team.forum.moods.clear();
    await soon(() => desk.claim(id), (claim) => claim?.why === 'told', 'the forum being told', 40_000);
    const end = (await team.forum.forum.holderOf(topicId))?.untilAt ?? 0;
    expect(end).toBeGreaterThan(team.clock.now() + 9 * minute);
    expect(end).toBeLessThanOrEqual(team.clock.now() + 10 * minute);
    await soon(() => osei.claim(id), (claim) => claim?.username === 'nurse_ilse');
  });

  it('keeps what somebody else took meanwhile, and says who', async () => {
    const { team, desk, id, topicId } = await one();
    team.forum.moods.always({ path: /^\/(t\/\d+\.json|assign\/.*|message-bus\/.*|latest.json)$/ }, { kind: 'drop-before' });
    await desk.client.claims.take({ questionId: id });
    await soon(() => desk.claim(id), (claim) => claim?.why === 'waiting');
    team.forum.moods.clear();
    await by(team, 'dr_r_osei', topicId, 'dr_r_osei', noteOf(team.clock.now() + leaseMs));
    expect(await soon(() => desk.claim(id), (claim) => claim?.isMe === false, 'who took it', 40_000)).toMatchObject({ username: 'dr_r_osei' });
    expect((await team.forum.forum.holderOf(topicId))?.username).toBe('dr_r_osei');
  });

  it('is told of a release when it is back', async () => {
    const { team, desk, id, topicId } = await one();
    await desk.client.claims.take({ questionId: id });
    await soon(() => desk.claim(id), (claim) => claim?.why === 'told');
    team.forum.moods.always({}, { kind: 'drop-before' });
    await desk.client.claims.release({ questionId: id });
    expect(await desk.claim(id)).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 200));
    team.forum.moods.clear();
    await soon(() => team.forum.forum.holderOf(topicId), (holder) => holder === null, 'the release', 40_000);
    expect(await desk.claim(id)).toBeNull();
  });

  it.each(['drop-after-commit', 'cut-short'] as const)('may have heard us all the same (%s): looking tells', async (kind) => {
    const { team, desk, id } = await one();
    team.forum.moods.next(assigned, { kind });
    await desk.client.claims.take({ questionId: id });
    expect(await soon(() => desk.claim(id), (claim) => claim?.why === 'told')).toMatchObject({ place: 'forum' });
    expect(team.forum.requests.count(assigned)).toBe(1);
  });
});

describe('an assignment made by hand', () => {
  it('holds without an end, whoever wrote whatever beside it', async () => {
    const { team, desk, id, topicId } = await one();
    await by(team, 'dr_r_osei', topicId, 'dr_r_osei', 'I know this family <b>well</b>');
    expect(await soon(() => desk.claim(id), (claim) => claim !== null)).toMatchObject({ username: 'dr_r_osei', untilAt: null, place: 'forum' });
    team.skip(5 * 3_600_000);
    await expect(desk.client.claims.take({ questionId: id })).rejects.toMatchObject({ data: { kind: 'not-allowed', say: 'R. Osei is at it.' } });
    await desk.client.claims.take({ questionId: id, force: true });
    await soon(() => team.forum.forum.holderOf(topicId), (holder) => holder?.username === 'nurse_ilse');
  });

  it('to me is mine without an end, is not given back by itself, and is when I say so', async () => {
    const { team, desk, id, topicId } = await one();
    await by(team, 'dr_r_osei', topicId, 'nurse_ilse', 'This one is for you');
    expect(await soon(() => desk.claim(id), (claim) => claim !== null)).toMatchObject({ isMe: true, untilAt: null });
    expect(await desk.client.claims.take({ questionId: id })).toMatchObject({ isMe: true, untilAt: null });
    await desk.write(id, 'A beginning that leads nowhere.');
    await desk.client.drafts.discard({ questionId: id });
    team.skip(2 * leaseMs);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await desk.claim(id)).toMatchObject({ isMe: true, untilAt: null });
    expect(team.forum.requests.count(given) + team.forum.requests.list(assigned).filter(({ username }) => username === 'nurse_ilse').length).toBe(0);
    await desk.client.claims.release({ questionId: id });
    await soon(() => team.forum.forum.holderOf(topicId), (holder) => holder === null);
    expect(await latest(await desk.client.claims.mine())).toEqual([]);
  });

  it('ends our claim when a moderator takes it away, until the next letter', async () => {
    const { team, desk, id, topicId } = await one();
    await desk.client.claims.take({ questionId: id });
    await soon(() => desk.claim(id), (claim) => claim?.why === 'told');
    await team.forum.as('harbour_hana').call('PUT', 'assign/unassign.json', { target_id: topicId, target_type: 'Topic' });
    await soon(() => desk.claim(id), (claim) => claim === null);
    expect(await desk.client.claims.renew({ questionId: id })).toMatchObject({ isMe: true });
    await soon(() => team.forum.forum.holderOf(topicId), (holder) => holder?.username === 'nurse_ilse');
  });
});

describe('a forum whose lists carry no notes', () => {
  const withoutNotes = (team: Team): void =>
    team.forum.moods.always({ path: '/latest.json' }, { kind: 'rewrite', rewrite: (body) => body.replace(/"assignment_note":(null|"[^"]*"),?/g, '') });

  it('is asked for the thread itself, so that a claim still ends by its time', async () => {
    // Where assignments are private they are no post that would have the thread read anyway.
    const { team, desk, id, topicId } = await one({ rules: { assignsPublic: false } });
    withoutNotes(team);
    await by(team, 'dr_r_osei', topicId, 'dr_r_osei', noteOf(team.clock.now() + leaseMs));
    expect(await soon(() => desk.claim(id), (claim) => claim?.untilAt != null)).toMatchObject({ username: 'dr_r_osei' });
    team.skip(leaseMs + 1_000);
    await soon(() => desk.claim(id), (claim) => claim === null);
  });

  it('is asked before a claim is made, when nobody has looked for a while', async () => {
    const { team, desk, id, topicId } = await one();
    team.forum.moods.always({ path: /^\/(message-bus\/.*|latest.json|posts.json)$/ }, { kind: 'answer', status: 404, body: '{}' });
    await by(team, 'dr_r_osei', topicId, 'dr_r_osei', noteOf(team.clock.now() + leaseMs));
    expect(await desk.client.claims.take({ questionId: id })).toMatchObject({ isMe: true });
    expect(await soon(() => desk.claim(id), (claim) => claim?.isMe === false)).toMatchObject({ username: 'dr_r_osei' });
    expect(team.forum.requests.list(assigned).map(({ username }) => username)).toEqual(['dr_r_osei']);
  });
});
