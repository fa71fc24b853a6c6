import { describe, expect, it } from 'vitest';
import { accountOf, deskNumber, forumNumber, mostAccounts } from '#electron/engine/account/desk-number.ts';
import { createOwnForum } from '#electron/engine/account/own-forum.ts';
import { reviewIdOf } from '#electron/engine/forums/nodebb/review-id.ts';
import { ForumTrouble, type Forum } from '#electron/engine/forums/forum.ts';

describe('numbers of two forums on one desk', () => {
  it('go there and back, the practice forum’s unchanged', () => {
    for (const id of [0, 4, 17, -1, 2_147_483_647, reviewIdOf('topic-1795333643497') ?? 0]) {
      expect(deskNumber(0, id)).toBe(id);
      for (const account of [1, 2, mostAccounts]) {
        const onDesk = deskNumber(account, id);
        expect([forumNumber(account, onDesk), accountOf(onDesk), Number.isSafeInteger(onDesk)]).toEqual([id, account, true]);
      }
    }
    expect(new Set([0, 1, 2].map((account) => deskNumber(account, 4))).size).toBe(3);
  });

  it('cannot be another account’s, whatever a forum claims', () => {
    for (const claimed of [deskNumber(2, 4), 999_999_999_999_999, -9_999_999_999_999]) expect(accountOf(deskNumber(1, claimed))).toBe(1);
  });
});

describe('a forum as one account has it', () => {
  const author = { id: 3, username: 'ada', name: 'Ada', isStaff: false, isBot: false };
  const topic = { id: 9, communityId: 4, asker: { id: 3, username: 'ada', name: 'Ada' } };
  const answers: Record<string, unknown> = {
    about: { title: 'A', me: { id: 3, username: 'ada', name: 'Ada' } },
    communities: { items: [{ id: 4, name: 'Skin' }], skipped: 1, hasPrivate: true },
    feed: { items: [{ id: 8, topicId: 9, communityId: 4, author }], skipped: 0, older: 7 },
    openTopics: { items: [topic], skipped: 0, hasMore: true },
    topicsById: { items: [{ ...topic, asker: null }], skipped: 0 },
    thread: { ...topic, posts: [{ id: 8, author }], isWhole: true },
    stateOf: { topicId: 9, communityId: 4 },
    statesOf: [{ topicId: 9, communityId: 4 }],
    held: { items: [{ reviewId: 5, topicId: 9 }], skipped: 0 },
    aboutThreads: [{ communityId: 4, topicId: 9 }],
  };
  const asked: unknown[][] = [];
  const plain = {
    ...Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, async () => structuredClone(answer)])),
    move: async (...what: unknown[]) => (asked.push(['move', ...what]), { kind: 'done' }),
    judgeHeld: async (...what: unknown[]) => (asked.push(['judgeHeld', ...what]), { kind: 'done' }),
    topicUrl: () => 'https://forum.example/t/9',
    spacingMs: () => 1_000,
  } as unknown as Forum;

  it('numbers communities, members and held posts for the desk, and nothing else', async () => {
    const own = createOwnForum(plain, { number: 2, onSignedOut: () => {} });
    const [community, member, review] = [deskNumber(2, 4), deskNumber(2, 3), deskNumber(2, 5)];
    expect((await own.about()).me.id).toBe(member);
    expect(await own.communities()).toEqual({ items: [{ id: community, name: 'Skin' }], skipped: 1, hasPrivate: true });
    expect(await own.feed(null)).toEqual({ items: [{ id: 8, topicId: 9, communityId: community, author: { ...author, id: member } }], skipped: 0, older: 7 });
    expect((await own.openTopics(0, 5)).items[0]).toEqual({ ...topic, communityId: community, asker: { ...topic.asker, id: member } });
    expect((await own.topicsById([9])).items[0]).toMatchObject({ communityId: community, asker: null });
    expect(await own.thread(9)).toMatchObject({ id: 9, communityId: community, asker: { id: member }, posts: [{ id: 8, author: { id: member } }] });
    expect([await own.stateOf(9), ...(await own.statesOf([9]))].map((one) => one.communityId)).toEqual([community, community]);
    expect((await own.held()).items[0]).toEqual({ reviewId: review, topicId: 9 });
    expect(await own.aboutThreads()).toEqual([{ communityId: community, topicId: 9 }]);
    await own.move(9, community);
    await own.judgeHeld(review, 1, true);
    expect(asked).toEqual([['move', 9, 4], ['judgeHeld', 5, 1, true]]);
    expect([own.topicUrl(9, 'a'), own.spacingMs()]).toEqual(['https://forum.example/t/9', 1_000]);
  });

  it('hears of a key that is no longer good from whatever was asked, and of nothing else', async () => {
    const outcomes: [unknown, boolean][] = [
      [new ForumTrouble('signed-out', 'x'), true],
      [new ForumTrouble('forbidden', 'x'), false],
      [new ForumTrouble('unreachable', 'x'), false],
      [new Error('x'), false],
      [{ kind: 'signed-out' }, true],
      [{ kind: 'unread', trouble: new ForumTrouble('signed-out', 'x') }, true],
      [{ kind: 'unread', trouble: new ForumTrouble('fault', 'x') }, false],
      [{ kind: 'refused' }, false],
      [null, false],
    ];
    for (const [outcome, isHeard] of outcomes) {
      let times = 0;
      const reply = outcome instanceof Error ? () => Promise.reject(outcome) : () => Promise.resolve(outcome);
      const own = createOwnForum({ reply } as unknown as Forum, { number: 1, onSignedOut: () => (times += 1) });
      const came = await own.reply({} as never).then((value: unknown) => value, (error: unknown) => error);
      expect(came, 'passed on as it was').toBe(outcome);
      expect(times > 0, JSON.stringify(outcome)).toBe(isHeard);
    }
  });
});
