import { describe, expect, it } from 'vitest';
import { pagesOf } from '#electron/engine/forums/nodebb/reading/thread.ts';
import { isAway, seenFeedPost, seenPost, seenTopic, titleOf, versionIn } from '#electron/engine/forums/nodebb/translate.ts';
import { feedPost, post, topic } from '#electron/engine/forums/nodebb/wire.ts';

const at = 1_795_333_039_062;
/** As the forum of the lab sent it. */
const aRow = (values: object = {}) =>
  topic.parse({ tid: 2001, cid: 17, uid: 215, mainPid: 3308, title: 'I have an upper hernia', slug: '2001/i-have-an-upper-hernia', timestamp: at, lastposttime: at, postcount: 1, postercount: 1, viewcount: 0, deleted: 0, locked: 0, pinned: 0, scheduled: false, teaserPid: null, unreplied: false, tags: [{ value: 'hernia', valueEncoded: 'hernia', class: 'hernia' }, 'plain', { name: 'other' }, null], user: { uid: 215, username: 'wes_304', displayname: 'Wes', userslug: 'wes_304' }, ...values });
const aPost = (values: object = {}) => post.parse({ pid: 3308, tid: 2001, uid: 215, content: '<p>Hello</p>', timestamp: at, edited: 0, deleted: 0, upvotes: 3, index: 0, user: { username: 'wes_304', displayname: 'Wes', groupTitleArray: ['administrators'] }, ...values });
const beside = { myId: 1, numbers: new Map([[3308, 1]]), raw: null };

describe('a topic of NodeBB', () => {
  it('in our words', () => {
    expect(seenTopic(aRow(), { major: 4, minor: 15 })).toEqual({ id: 2001, title: 'I have an upper hernia', slug: 'i-have-an-upper-hernia', communityId: 17, tags: ['hernia', 'plain'], postsCount: 1, highestPostNumber: 1, createdAt: at, bumpedAt: at, state: 'open', isSolved: false, likes: null, holder: null, asker: { id: 215, username: 'wes_304', name: 'Wes' } });
    expect(seenTopic(aRow({ locked: 1, lastposttime: null, user: null, tags: 'x', slug: '7/of-another' }), null)).toMatchObject({ state: 'closed', bumpedAt: at, asker: { id: 215, username: '', name: '' }, tags: [], slug: '' });
  });

  it.each<[object, boolean]>([[{}, false], [{ deleted: 1 }, true], [{ deleted: true }, true], [{ scheduled: true }, true], [{ cid: -1 }, true], [{ locked: 1 }, false]])('with %j is away: %s', (values, expected) => {
    expect(isAway(aRow(values))).toBe(expected);
  });

  it.each<[string, { title: string; titleRaw?: string }, string | null, string]>([
    ['4.15.1', { title: 'A & B <i>x</i> &amp;' }, null, 'A & B <i>x</i> &amp;'],
    ['4.14.0', { title: 'A & B', titleRaw: 'something old' }, null, 'A & B'],
    ['4.13.9', { title: 'A &amp; B', titleRaw: 'A & B &lsqb;&lsqb;x&rsqb;&rsqb; &amp;' }, null, 'A & B [[x]] &amp;'],
    ['3.12.0', { title: '&lt;b&gt; &amp;amp; &#x27;q&#x27; &unknown;' }, null, "<b> &amp; 'q' &unknown;"],
    ['', { title: 'A &amp; B', titleRaw: 'A & B' }, null, 'A & B'],
    ['', { title: 'A &amp; B' }, null, 'A &amp; B'],
  ])('of version %s has the title that was typed: %j', (version, titles, _none, expected) => {
    expect(titleOf({ titleRaw: null, ...titles }, versionIn(version))).toBe(expected);
  });

  it.each<[string, object | null]>([['4.15.1', { major: 4, minor: 15 }], ['v4.13', { major: 4, minor: 13 }], ['10.0.0-beta.1', { major: 10, minor: 0 }], ['next', null], ['', null]])('knows version %s', (version, expected) => {
    expect(versionIn(version)).toEqual(expected);
  });
});

describe('a post of NodeBB', () => {
  it('in our words', () => {
    expect(seenPost(aPost({ index: 4, toPid: '3308', edited: at + 5 }), beside)).toEqual({ id: 3308, number: 5, kind: 'regular', author: { id: 215, username: 'wes_304', name: 'Wes', isStaff: true, isBot: false }, createdAt: at, updatedAt: at + 5, version: 2, html: '<p>Hello</p>', raw: null, isHidden: false, isDeleted: false, isMine: false, replyTo: 1, likes: 3, isAccepted: false });
  });

  it.each<[object, object]>([
    [{ deleted: 1, content: '[[topic:post-is-deleted]]' }, { isDeleted: true, html: '' }],
    [{ deleted: true, content: '<p>Seen by moderators</p>' }, { isDeleted: true, html: '<p>Seen by moderators</p>' }],
    [{ toPid: 'https://elsewhere.example/post/1' }, { replyTo: null }],
    [{ toPid: 99 }, { replyTo: null }],
    [{ uid: 0, user: { username: '[[global:guest]]' } }, { author: { id: 0, username: 'guest', name: '', isStaff: false, isBot: false } }],
    [{ uid: 0, user: { username: '[[global:former-user]]', displayname: '[[global:former-user]]' } }, { author: { id: 0, username: 'former member', name: 'former member', isStaff: false, isBot: false } }],
    [{ user: undefined }, { author: { id: 215, username: '', name: '', isStaff: false, isBot: false } }],
    [{ uid: -2 }, { author: { id: -2, username: 'wes_304', name: 'Wes', isStaff: true, isBot: true } }],
    [{ uid: 1 }, { isMine: true }],
    [{ upvotes: -4 }, { likes: 0 }],
    [{ content: null }, { html: '' }],
  ])('with %j', (values, expected) => {
    expect(seenPost(aPost(values), beside)).toMatchObject(expected);
  });

  it.each([{ pid: 'https://elsewhere.example/post/1' }, { uid: 'https://elsewhere.example/uid/1' }, { timestamp: '2025' }, { timestamp: Number.NaN }, { pid: 0 }, { pid: 1e17 }, { index: -1 }, { content: 7 }])('with %j is none we can read', (values) => {
    expect(() => aPost(values)).toThrow();
  });

  it('in the feed is numbered as far as the feed says', () => {
    const inFeed = (values: object, about: object = {}) => seenFeedPost(feedPost.parse({ ...aPost(), toPid: null, isMainPost: false, topic: { tid: 2001, cid: 17, title: 'T', slug: '2001/t', postcount: 6, teaserPid: '3400', deleted: 0, scheduled: false, ...about }, ...values }), { myId: 1, version: null, raw: null });
    expect(inFeed({ isMainPost: true }).number).toBe(1);
    expect(inFeed({ pid: 3400 }).number).toBe(6);
    expect(inFeed({ pid: 3399 }).number).toBe(2);
    expect(inFeed({ pid: 3399 }, { teaserPid: null, postcount: null })).toMatchObject({ number: 2, topicPostsCount: null, version: 0 });
  });
});

describe('the pages of a thread that are read', () => {
  it.each<[number, number, number[]]>([[1, 20, [1]], [6, 20, [1, 2, 3, 4, 5, 6]], [7, 20, [1, 2, 3, 5, 6, 7]], [100, 20, [1, 2, 3, 98, 99, 100]], [4, 60, [1, 4]], [3, 0, [1, 2, 3]]])('of %d pages with %d posts each', (pageCount, perPage, expected) => {
    expect(pagesOf(pageCount, perPage, 60)).toEqual(expected);
  });
});
