import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenPost } from '#electron/engine/forums/forum.ts';
import { mergePosts, mergeTopic, topicColumns, type PostColumns } from '#electron/engine/sync/merge.ts';
import { aSeenPost, aSeenTopic } from '#tests/makers/a-seen.ts';

/** What the store would hold after a merge. */
function after(known: readonly PostColumns[], seen: readonly SeenPost[], isWhole: boolean): PostColumns[] {
  const { save, missed, gone, back } = mergePosts(known, seen, { isWhole });
  const held = new Map(known.map((post) => [post.post_id, { ...post }]));
  for (const post of save) {
    const before = held.get(post.id);
    const isSame = before?.updated_at === post.updatedAt && before.version === post.version;
    held.set(post.id, {
      post_id: post.id, updated_at: post.updatedAt, version: post.version, html: post.html, raw: post.raw ?? (isSame ? before.raw : null), kind: post.kind,
      author_id: post.author.id, is_hidden: post.isHidden ? 1 : 0, is_deleted: post.isDeleted ? 1 : 0, missed: 0,
    });
  }
  const change = (ids: number[], values: Partial<PostColumns>): void => {
    for (const id of ids) Object.assign(held.get(id) ?? {}, values);
  };
  change(missed, { missed: 1 });
  change(gone, { is_deleted: 1, missed: 0 });
  change(back, { missed: 0 });
  return [...held.values()].toSorted((a, b) => a.post_id - b.post_id);
}

/** One version of one post: what it says follows from its stamp, as on a forum. */
const version = fc.record({ id: fc.integer({ min: 1, max: 5 }), version: fc.integer({ min: 1, max: 6 }), isRawGiven: fc.boolean() }).map(({ id, version, isRawGiven }) =>
  aSeenPost({ id, number: id, version, updatedAt: 1_700_000_000_000 + version, html: `<p>${id} as of ${version}</p>`, raw: isRawGiven ? `${id} as of ${version}` : null, isHidden: version % 5 === 0 }),
);
const pages = fc.array(fc.array(version, { maxLength: 6 }), { maxLength: 6 });
const read = (all: readonly (readonly SeenPost[])[]): PostColumns[] => all.reduce<PostColumns[]>((known, page) => after(known, page, false), []);
const withoutRaw = (posts: readonly PostColumns[]): object[] => posts.map(({ raw: _raw, ...post }) => post);

describe('merging posts', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(pages, fc.array(version, { maxLength: 6 }), (before, page) => {
        const known = after(read(before), page, false);
        expect(mergePosts(known, page, { isWhole: false })).toEqual({ save: [], missed: [], gone: [], back: [] });
      }),
    );
  });

  it('ends the same in whatever order the pages come, and with the newest version of each', () => {
    fc.assert(
      fc.property(pages, fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = all.map((page) => ({ page, at: random.next().value })).toSorted((a, b) => a.at - b.at).map(({ page }) => page);
        expect(withoutRaw(read(shuffled))).toEqual(withoutRaw(read(all)));
        for (const post of read(all)) expect(post.version).toBe(Math.max(...all.flat().filter((seen) => seen.id === post.post_id).map((seen) => seen.version)));
      }),
    );
  });

  it('never deletes nor doubts for what a page lacks', () => {
    fc.assert(
      fc.property(pages, fc.array(version, { maxLength: 6 }), (before, page) => {
        const known = read(before);
        const { missed, gone } = mergePosts(known, page, { isWhole: false });
        expect([missed, gone]).toEqual([[], []]);
      }),
    );
  });

  it('doubts what the whole thread lacks once and deletes what it lacks twice', () => {
    const thread = [aSeenPost({ id: 1, number: 1 }), aSeenPost({ id: 2, number: 2 })];
    const first = after([], thread, true);
    const doubted = after(first, thread.slice(0, 1), true);
    expect(doubted.map((post) => [post.missed, post.is_deleted])).toEqual([[0, 0], [1, 0]]);
    expect(after(doubted, thread, true).map((post) => [post.missed, post.is_deleted])).toEqual([[0, 0], [0, 0]]);
    expect(after(doubted, thread.slice(0, 1), true).map((post) => [post.missed, post.is_deleted])).toEqual([[0, 0], [0, 1]]);
  });

  it('never deletes for an empty answer, however often and however whole it says it is', () => {
    const known = after([], [aSeenPost({ id: 1 }), aSeenPost({ id: 2 })], true);
    expect(after(after(known, [], true), [], true)).toEqual(known);
  });

  it('lets only the thread itself bring a deleted post back, unless it was changed since', () => {
    const post = aSeenPost({ id: 2 });
    const known = after([], [post], true).map((each) => ({ ...each, is_deleted: 1 as const }));
    expect(mergePosts(known, [post], { isWhole: false }).save).toEqual([]);
    expect(mergePosts(known, [post], { isWhole: true }).save).toHaveLength(1);
    expect(mergePosts(known, [{ ...post, updatedAt: post.updatedAt + 1 }], { isWhole: false }).save).toHaveLength(1);
  });

  it('keeps the raw text when a page comes without it', () => {
    const known = after([], [aSeenPost({ id: 2, raw: 'as typed' })], false);
    expect(after(known, [aSeenPost({ id: 2, raw: null })], false)[0]?.raw).toBe('as typed');
  });
});

describe('merging a topic', () => {
  const topic = fc.record({
    title: fc.string({ maxLength: 5 }),
    postsCount: fc.nat(5),
    bumpedAt: fc.integer({ min: 1, max: 9 }),
    state: fc.constantFrom('open' as const, 'closed' as const),
    isSolved: fc.boolean(),
    holder: fc.constantFrom(null, { username: 'mei', name: 'Mei' }),
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(topic, topic, (before, now) => {
        const known = topicColumns(aSeenTopic(before));
        const merged = { ...known, ...mergeTopic(known, aSeenTopic(now)) };
        expect(mergeTopic(merged, aSeenTopic(now))).toEqual({});
      }),
    );
  });

  it('keeps who asked once that is known: a list only guesses', () => {
    const known = topicColumns(aSeenTopic());
    expect(mergeTopic(known, aSeenTopic({ asker: { id: 5, username: 'mei', name: '' } }))).toEqual({});
    expect(mergeTopic({ ...known, asker_id: null }, aSeenTopic())).toEqual({ asker_id: 1007 });
  });

  it('learns the name of who asked, where only the number was known', () => {
    const nameless = topicColumns(aSeenTopic({ asker: { id: 1007, username: '', name: '' } }));
    expect(mergeTopic(nameless, aSeenTopic())).toEqual({ asker_username: 'ana' });
    expect(mergeTopic(nameless, aSeenTopic({ asker: { id: 5, username: 'mei', name: '' } }))).toEqual({});
    expect(mergeTopic(topicColumns(aSeenTopic()), aSeenTopic({ asker: { id: 1007, username: '', name: '' } }))).toEqual({});
  });

  it('does not let an older bump go back in time', () => {
    const known = topicColumns(aSeenTopic({ bumpedAt: 9 }));
    expect(mergeTopic(known, aSeenTopic({ bumpedAt: 5 }))).toEqual({});
  });
});
