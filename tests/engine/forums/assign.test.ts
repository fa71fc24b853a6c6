import { userKey } from '#electron/engine/forums/credential.ts';
import { describe, expect, it } from 'vitest';
import type { AccountAccess } from '#electron/engine/ports.ts';
import { endIn, noteOf, seenHolder } from '#electron/engine/forums/discourse/translate.ts';
import { systemClock } from '#electron/system-clock.ts';
import { aForum, anAdapter } from '#tests/makers/a-forum.ts';
import { aDeadPort, aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const end = Date.UTC(2026, 10, 22, 12, 45);
const access = (baseUrl: string, key: string): AccountAccess => ({ accountId: 'practice', kind: 'discourse', baseUrl, credential: userKey(key), isPractice: true });

describe('the note of an assignment', () => {
  it('carries the end, for people and for every Rounds', () => {
    expect(noteOf(end)).toBe('Rounds until 2026-11-22T12:45:00Z');
    expect(endIn(noteOf(end))).toBe(end);
    expect(noteOf(end + 999)).toBe(noteOf(end));
  });
  it('is somebody’s own when it says anything else', () => {
    for (const note of [null, '', 'please check the dose', 'Rounds until tomorrow', 'Rounds until 2026-13-45T99:99:99Z', `${noteOf(end)} or so`, `See ${noteOf(end)}`]) expect(endIn(note)).toBeNull();
  });
  it('is unknown where a list leaves it out, and absent where the thread itself has none', () => {
    const held = { assigned_to_user: { username: 'nurse_ilse', name: 'Ilse' } };
    expect(seenHolder(held, { isWhole: false })?.untilAt).toBeUndefined();
    expect(seenHolder({ ...held, assignment_note: null }, { isWhole: false })?.untilAt).toBeNull();
    expect(seenHolder(held, { isWhole: true })?.untilAt).toBeNull();
    expect(seenHolder({ assigned_to_user: null, assignment_note: noteOf(end) }, { isWhole: true })).toBeNull();
  });
});

describe('a forum with assignments', () => {
  it('gives a thread to us with an end, moves the end without a trace, and lets go', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    expect(await practice.forum.holderOf(topicId)).toBeNull();
    expect(await practice.forum.assign(topicId, end)).toEqual({ kind: 'done' });
    expect(await practice.forum.holderOf(topicId)).toEqual({ username: 'volunteer', name: 'Practice volunteer', untilAt: end });
    expect((await practice.forum.topicsById([topicId])).items[0]?.holder).toMatchObject({ username: 'volunteer', untilAt: end });
    expect(await practice.forum.assign(topicId, end + 60_000)).toEqual({ kind: 'done' });
    expect((await practice.forum.thread(topicId)).holder).toMatchObject({ untilAt: end + 60_000 });
    expect((await practice.forum.thread(topicId)).posts.filter(({ kind }) => kind === 'small-action')).toHaveLength(1);
    expect(await practice.forum.unassign(topicId)).toEqual({ kind: 'done' });
    expect(await practice.forum.holderOf(topicId)).toBeNull();
  });

  it('tells every listener which threads changed hands, once', async () => {
    const practice = await aForum();
    const other = anAdapter(access(practice.baseUrl, practice.signIn('nurse_ilse')));
    const first = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    const second = await practice.as('paper_lantern').ask('A stiff neck since the holiday');
    await practice.forum.assign(first, end);
    expect(await other.changedHands()).toEqual([]);
    await practice.forum.assign(second, end);
    await practice.forum.unassign(first);
    await practice.forum.unassign(second);
    expect(await other.changedHands()).toEqual([second, first]);
    expect(await other.changedHands()).toEqual([]);
  });

  it('goes on listening when the forum’s counting begins anew', async () => {
    let restarted = false;
    const server = await aScriptedServer(({ body }, response) => {
      const asked = (JSON.parse(body) as Record<string, number>)['/staff/topic-assignment'];
      if (!restarted) return json(response, asked === -1 ? [{ global_id: -1, message_id: -1, channel: '/__status', data: { '/staff/topic-assignment': 40 } }] : [{ global_id: 9, message_id: 41, channel: '/staff/topic-assignment', data: { topic_id: 7 } }, 'nonsense', { channel: '/staff/topic-assignment', message_id: 42, data: { topic_id: 'x' } }]);
      json(response, asked === 41 ? [{ global_id: -1, message_id: -1, channel: '/__status', data: { '/staff/topic-assignment': 2 } }] : [{ global_id: 1, message_id: 3, channel: '/staff/topic-assignment', data: { topic_id: 8 } }]);
    });
    const forum = anAdapter(access(server.url, 'k'));
    expect([await forum.changedHands(), await forum.changedHands()]).toEqual([[], [7]]);
    restarted = true;
    expect([await forum.changedHands(), await forum.changedHands()]).toEqual([[], [8]]);
    expect(JSON.parse(server.seen.at(-1)?.body ?? '')).toEqual({ '/staff/topic-assignment': 2 });
  });

  it('refuses whoever may not assign, and one that keeps none', async () => {
    const practice = await aForum();
    const topicId = await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    expect(await anAdapter(access(practice.baseUrl, practice.signIn('bike_to_work_ben'))).assign(topicId, end)).toEqual({ kind: 'refused', status: 403 });
    const without = await aForum({ rules: { assign: false } });
    const there = await without.as('paper_lantern').ask('Itchy bumps since the holiday');
    expect(await without.forum.assign(there, end)).toEqual({ kind: 'refused', status: 404 });
    expect(await without.forum.holderOf(there)).toBeNull();
  });

  it('knows what never left from what may have arrived', async () => {
    const gone = anAdapter(access(`http://127.0.0.1:${await aDeadPort()}`, 'k'));
    expect(await gone.assign(1, end)).toEqual({ kind: 'unreachable' });
    expect(await gone.unassign(1)).toEqual({ kind: 'unreachable' });
    const server = await aScriptedServer(({ path }, response, raw) => (path.includes('session') ? json(response, { current_user: { id: 1, username: 'volunteer' } }) : void raw.socket.destroy()));
    expect(await anAdapter(access(server.url, 'k')).assign(1, end)).toEqual({ kind: 'lost' });
  });

  it('says what time it is there', async () => {
    const skew = 40 * 60_000;
    const practice = await aForum({ clock: { ...systemClock(), now: () => Date.now() + skew } });
    const before = Date.now();
    const ours = anAdapter(practice.access);
    expect(ours.time.latest()).toBeLessThan(before + skew);
    await ours.about();
    expect(ours.time.latest()).toBeGreaterThanOrEqual(before + skew);
    expect(ours.time.earliest()).toBeLessThanOrEqual(Date.now() + skew);
  });
});
