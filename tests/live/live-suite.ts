import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDoor } from '#electron/engine/accounts/connect/door.ts';
import { whoIs } from '#electron/engine/accounts/connect/who.ts';
import type { Credential } from '#electron/engine/forums/credential.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import type { TypedCredential } from '#shared/words/account.ts';
import { aConnect } from '#tests/makers/a-connect.ts';
import { comesTrue, type LiveForum } from './live-forum.ts';
import { aLiveDesk, isPost, type LiveDesk } from './live-desk.ts';

const word = randomBytes(4).toString('hex');
const title = (what: string): string => `Rounds is being tried out (${what}, ${word}), please do not answer`;
const question = (what: string): string => `Rounds, a program for volunteers, is being tried out on this forum (${what}, ${word}). Nobody needs an answer to this, and it goes away again by itself.`;
const words = (what: string): string => `This is an answer of the program Rounds that is being tried out: ${what}, ${randomBytes(4).toString('hex')}. It goes away again by itself.`;

/** From being let in to clearing away, in this order, through the rooms an account has on a desk. Everything that is written is taken away again at the end. */
export function liveSuite(name: string, open: () => Promise<LiveForum>, { longestMs }: { longestMs: number }): void {
  describe(name, { timeout: longestMs }, () => {
    let forum: LiveForum;
    let desk: LiveDesk;
    let before = 0;
    let later = 0;
    const asked: number[] = [];
    const written: { desk: LiveDesk; postId: number }[] = [];
    const desks: LiveDesk[] = [];

    const ask = async (what: string): Promise<number> => {
      if (!forum.asker) throw new Error('nobody asks');
      const topicId = await forum.asker.ask({ title: title(what), raw: question(what), community: forum.community });
      asked.push(topicId);
      return topicId;
    };
    const open_ = async (credential: Credential): Promise<LiveDesk> => {
      const one = await aLiveDesk(forum, credential);
      desks.push(one);
      return one;
    };
    const standing = async (topicId: number, text: string) => (await forum.asker?.standing(topicId))?.filter(({ raw }) => raw.includes(text)) ?? [];
    /** Until it stands; where it stands, by the forum's own word. `isHeld`: it waits for approval before. */
    const sent = async (on: LiveDesk, id: Parameters<LiveDesk['row']>[0], what: string, { isHeld = false } = {}) => {
      const row = await comesTrue(what, forum, () => on.row(id), ({ state }) => state === 'sent' || state === 'needs-you' || (state === 'in-review' && !isHeld));
      expect(row.state, row.trouble ?? (row.state === 'in-review' ? 'answers of this account wait for approval; give one whose answers do not' : '')).toBe('sent');
      const postId = row.post_id ?? 0;
      written.push({ desk: on, postId });
      return { ...row, postId };
    };

    beforeAll(async () => {
      forum = await open();
      if (forum.asker) before = await ask('a question from before');
      desk = await open_(forum.credential);
    }, longestMs);

    afterAll(async () => {
      const left: string[] = [];
      for (const one of written.toReversed()) await one.desk.account.forum.unpost(one.postId);
      for (const one of desks) await one.stop();
      for (const topicId of asked) {
        const stays = (await forum.moderator?.remove(topicId)) ?? (forum.moderator ? null : await forum.asker?.remove(topicId));
        if (stays) left.push(stays);
      }
      await forum?.stop();
      if (left.length > 0) console.warn(`NOT CLEARED AWAY on ${forum.baseUrl}: ${left.join('; ')}`);
    }, longestMs);

    it('is found by its address, says what it is, and lets in whoever has the key and nobody else', async () => {
      const connect = aConnect({ clock: forum.clock });
      const found = await connect.find({ address: forum.baseUrl });
      expect(found).toMatchObject({ kind: forum.kind });
      expect(found.title).not.toBe('');
      expect(found.needsSignIn || found.communities.length > 0).toBe(true);
      if (forum.typed) {
        await connect.enter({ url: found.url, accountId: null, credential: forum.typed });
        expect(connect.registry.added).toHaveLength(1);
        expect(connect.registry.added[0]?.me?.username).not.toBe('');
        await expect(connect.enter({ url: found.url, accountId: null, credential: spoilt(forum.typed) })).rejects.toMatchObject({ trouble: { kind: 'refused' } });
      } else {
        const door = createDoor({ clock: forum.clock, version: '0.0.0-test' });
        expect(await whoIs(door, forum.kind, new URL(forum.baseUrl), forum.credential)).toMatchObject({ username: expect.stringMatching(/./) as string });
        expect(await whoIs(door, forum.kind, new URL(forum.baseUrl), { kind: 'user-key', key: '0'.repeat(32), clientId: 'rounds-live' })).toBe('nobody');
      }
      // What was asked here with the key is counted by the forum, and not by the desk that is opened next.
      if (forum.kind === 'discourse') await new Promise<void>((resolve) => void forum.clock.after(61_000, resolve));
    });

    it('is read to its end, with counts on the way', async () => {
      const seen: { done: number; total: number | null }[] = [];
      desk.account.start();
      await comesTrue('the first reading', forum, () => {
        const { done, total, trouble } = desk.account.status();
        seen.push({ done, total });
        return { isInStep: desk.isInStep(), done, total, trouble };
      }, ({ isInStep }) => isInStep);
      expect(desk.account.status()).toMatchObject({ trouble: null });
      const counts = seen.map(({ done }) => done).slice(0, -1);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(desk.db.all(desk.db.sql.selectFrom('communities').selectAll())).not.toEqual([]);
      // Of whom a page said nothing but a number, another must have said the name.
      expect(desk.db.all(desk.db.sql.selectFrom('questions').select('topic_id').where('is_waiting', '=', 1).where('asker_username', '=', ''))).toEqual([]);
      if (before > 0) expect(desk.waiting()).toContain(before);
    });

    it('has every question in the queue that the forum itself calls unanswered', async (test) => {
      if (!forum.asker) return test.skip('nobody to look with');
      const listed = await forum.asker.unanswered();
      const { waiting, mine } = { waiting: desk.waiting(), mine: desk.db.one(desk.db.sql.selectFrom('accounts').select('my_id').where('id', '=', 'live'))?.my_id };
      const own = new Set(desk.db.all(desk.db.sql.selectFrom('questions').select('topic_id').where('asker_id', '=', mine ?? 0)).map((row) => row.topic_id));
      expect(listed).not.toEqual([]);
      expect(listed.filter((topicId) => !waiting.has(topicId) && !own.has(topicId))).toEqual([]);
    });

    it('brings what is asked later without reading everything again', async (test) => {
      if (!forum.asker) return test.skip('nobody to ask');
      const requests = desk.proxy.seen.length;
      later = await ask('a question from later');
      desk.account.sync.now();
      await comesTrue('the new question', forum, () => [...desk.waiting()].includes(later), (is) => is);
      expect(desk.proxy.seen.length - requests).toBeLessThan(60);
    });

    it('takes an answer once, with a mark nobody sees, and the question leaves the queue', async (test) => {
      if (!forum.asker) return test.skip('nobody to answer');
      const text = words('an answer');
      const { postId, body } = await sent(desk, await desk.send(before, text), 'the answer');
      const there = await standing(before, text);
      expect(there).toHaveLength(1);
      expect(there[0]).toMatchObject({ id: postId });
      expect(body).toBe(text);
      expect(there[0]?.raw.length).toBeGreaterThan(text.length);
      expect(there[0]?.html).toContain(text.slice(0, 40));
      expect(there[0]?.html).not.toContain(/[0-9a-f]{16}/.exec(there[0]?.raw.slice(text.length) ?? '')?.[0] ?? 'no mark');
      await comesTrue('the question leaves', forum, () => [...desk.waiting()].includes(before), (is) => !is);
    });

    it('takes other words for it, and not over a change it does not know of', async (test) => {
      const postId = written.at(-1)?.postId;
      if (postId === undefined) return test.skip('there is no answer');
      const { raw, mayEdit } = await desk.account.forum.sourceOf(postId);
      expect(mayEdit).toBe(true);
      const other = raw.replace('an answer', 'an answer in better words');
      expect(await desk.account.forum.editPost({ postId, raw: other, was: raw })).toMatchObject({ kind: 'done' });
      expect(await standing(before, 'an answer in better words')).toHaveLength(1);
      expect(await desk.account.forum.editPost({ postId, raw: `${raw} And more.`, was: raw })).toMatchObject({ kind: 'refused', why: 'changed' });
      expect(await standing(before, 'And more.')).toEqual([]);
    });

    it('lets its author take it back, and the question comes back to the queue', async (test) => {
      const last = written.pop();
      if (!last) return test.skip('there is no answer');
      const { kind } = await desk.account.forum.unpost(last.postId);
      // Discourse says yes with an empty page, which anything on the way could have said.
      expect(['done', 'lost']).toContain(kind);
      expect((await forum.asker?.standing(before))?.map(({ id }) => id)).not.toContain(last.postId);
      await desk.account.sync.refreshThread(asQuestionId('live', before));
      expect([...desk.waiting()]).toContain(before);
    });

    it('finds an answer again whose yes was lost with the connection, and sends nothing twice', async (test) => {
      if (!forum.asker) return test.skip('nobody to answer');
      const text = words('a yes that was lost');
      const { arrived } = desk.posts();
      desk.proxy.next(isPost, { kind: 'drop', when: 'after' });
      const id = await desk.send(later, text);
      await comesTrue('the answer is looked for', forum, () => desk.row(id), ({ state }) => state === 'checking' || state === 'sent');
      await sent(desk, id, 'the answer is found');
      expect(desk.posts().arrived - arrived).toBe(1);
      expect(await standing(later, text)).toHaveLength(1);
    });

    it('sends an answer a second time that never arrived, and it stands there once', async (test) => {
      if (!forum.asker) return test.skip('nobody to answer');
      const text = words('a post that was lost');
      const from = desk.posts();
      desk.proxy.next(isPost, { kind: 'reset', when: 'before' });
      await sent(desk, await desk.send(before, text), 'the answer stands after all');
      expect(desk.posts()).toMatchObject({ left: from.left + 2, arrived: from.arrived + 1 });
      expect(await standing(before, text)).toHaveLength(1);
    });

    it('keeps what waits for approval apart from what stands, and follows it to its end', async (test) => {
      if (!forum.held || !forum.asker || !forum.moderator) return test.skip('no account whose answers wait, or nobody to approve them');
      const text = words('one that waits for approval');
      const newcomer = await open_(forum.held);
      newcomer.account.outbox.start();
      forum.holdNext?.();
      const id = await newcomer.send(later, text);
      const row = await comesTrue('it waits for approval', forum, () => newcomer.row(id), ({ state }) => state === 'in-review' || state === 'sent' || state === 'needs-you');
      expect(row.state, row.trouble ?? '').toBe('in-review');
      expect(await standing(later, text)).toEqual([]);
      expect(await forum.moderator.approve(later)).toBe(1);
      await sent(newcomer, id, 'it stands once it is approved', { isHeld: true });
      expect(await standing(later, text)).toHaveLength(1);
      expect(newcomer.posts()).toEqual({ left: 1, arrived: 1 });
    });

    it('was never asked for anything in a hurry', () => {
      expect(desk.proxy.seen.filter(({ status }) => status === 429)).toEqual([]);
      expect(desk.account.status().skipped).toBe(0);
      expect(desk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
    });
  });
}

/** The same with something else in the place of what is secret in it. */
function spoilt(typed: TypedCredential): TypedCredential {
  if (typed.way === 'token') return { ...typed, token: '00000000-0000-4000-8000-000000000000' };
  return typed.way === 'password' ? { ...typed, password: `not ${typed.password}` } : { ...typed, key: '0'.repeat(64) };
}
