import { describe, expect, it } from 'vitest';
import { isCounted, receivedIn, type Heard, type HeardThread } from '#electron/engine/answerers/received.ts';

const hour = 3_600_000;
const asked = 1_760_000_000_000;
const asker = 1;
const ana = 2;
const ben = 3;

const aPostBy = (authorId: number, number: number, values: Partial<Heard> = {}): Heard => ({
  number,
  authorId,
  username: `member-${authorId}`,
  name: '',
  isMine: false,
  at: asked + number * hour,
  likes: 0,
  isAccepted: false,
  replyTo: null,
  isThanks: false,
  isReadyMade: false,
  ...values,
});
const aThread = (posts: Heard[], values: Partial<HeardThread> = {}): HeardThread => ({ id: 'practice:1', communityId: 1, askerId: asker, askedAt: asked, isEmergency: false, posts, ...values });
const of = (authorId: number, posts: Heard[]) => receivedIn(aThread(posts)).find((one) => one.authorId === authorId);
const weighed = (authorId: number, posts: Heard[]) => (of(authorId, posts)?.ratings ?? []).map(({ weight }) => weight).toSorted((a, b) => a - b);

describe('what counts as an answer', () => {
  it('is all that one person wrote under a question, together', () => {
    expect(receivedIn(aThread([aPostBy(ana, 2, { likes: 1 }), aPostBy(ben, 3), aPostBy(ana, 4, { likes: 2 })])).map(({ authorId, likes, at }) => [authorId, likes, at])).toEqual([
      [ana, 3, asked + 2 * hour],
      [ben, 0, asked + 3 * hour],
    ]);
  });

  it('is nothing the asker wrote, and no bare thank-you', () => {
    expect(receivedIn(aThread([aPostBy(asker, 2, { likes: 9 }), aPostBy(ben, 3, { isThanks: true, likes: 9 })]))).toEqual([]);
  });

  it('is ranked neither under an emergency nor where nobody put in a word of their own', () => {
    const one = (post: Partial<Heard>, thread: Partial<HeardThread> = {}) => receivedIn(aThread([aPostBy(ana, 2, post)], thread)).filter(isCounted).length;
    expect([one({}), one({}, { isEmergency: true }), one({ isReadyMade: true })]).toEqual([1, 0, 0]);
    // A word of one's own added later makes it an answer.
    expect(receivedIn(aThread([aPostBy(ana, 2, { isReadyMade: true }), aPostBy(ana, 3)])).filter(isCounted)).toHaveLength(1);
  });
});

describe('a rating', () => {
  it('is two from the asker, once, whether they accept, thank or do both', () => {
    expect(weighed(ana, [aPostBy(ana, 2, { isAccepted: true })])).toEqual([2]);
    expect(weighed(ana, [aPostBy(ana, 2), aPostBy(asker, 3, { isThanks: true })])).toEqual([2]);
    expect(weighed(ana, [aPostBy(ana, 2, { isAccepted: true }), aPostBy(asker, 3, { isThanks: true }), aPostBy(asker, 4, { isThanks: true })])).toEqual([2]);
  });

  it('is one from another member who thanks, once each', () => {
    expect(weighed(ana, [aPostBy(ana, 2), aPostBy(ben, 3, { isThanks: true }), aPostBy(ben, 4, { isThanks: true }), aPostBy(7, 5, { isThanks: true })])).toEqual([1, 1]);
  });

  it('is half for each like, and for one answer no more than one asker', () => {
    const likes = (count: number) => weighed(ana, [aPostBy(ana, 2, { likes: count })]);
    expect([0, 1, 3, 4, 5, 400].map(likes)).toEqual([[], [0.5], [1.5], [2], [2], [2]]);
    // Nor does a second post under the same question make room for more.
    expect(weighed(ana, [aPostBy(ana, 2, { likes: 4 }), aPostBy(ana, 3, { likes: 4 })])).toEqual([2]);
  });

  it('never comes from oneself', () => {
    expect(weighed(ana, [aPostBy(ana, 2), aPostBy(ana, 3, { isThanks: true })])).toEqual([]);
  });

  it('is as old as the thanks; what the forum gives no time for is as old as the post', () => {
    const posts = [aPostBy(ana, 2, { likes: 2 }), aPostBy(asker, 9, { isThanks: true })];
    expect(of(ana, posts)?.ratings).toEqual([{ weight: 2, isHelpful: true, at: asked + 9 * hour }, { weight: 1, isHelpful: true, at: asked + 2 * hour }]);
    expect(of(ana, [aPostBy(ana, 2, { isAccepted: true })])?.ratings).toEqual([{ weight: 2, isHelpful: true, at: asked + 2 * hour }]);
  });
});

describe('a thank-you', () => {
  const both = [aPostBy(ana, 2), aPostBy(ben, 3)];
  const thanked = (thanks: Heard) => receivedIn(aThread([...both, thanks])).filter(({ isThanked }) => isThanked).map(({ authorId }) => authorId);

  it('is for whom it replies to, and else for the newest answer above it', () => {
    expect(thanked(aPostBy(asker, 4, { isThanks: true, replyTo: 2 }))).toEqual([ana]);
    expect(thanked(aPostBy(asker, 4, { isThanks: true }))).toEqual([ben]);
    expect(thanked(aPostBy(asker, 4, { isThanks: true, replyTo: 1 }))).toEqual([ben]);
  });

  it('in advance is for nobody, and one that has more to say is read, not counted', () => {
    expect(receivedIn(aThread([aPostBy(asker, 2, { isThanks: true }), aPostBy(ana, 3)])).some(({ isThanked }) => isThanked)).toBe(false);
    expect(thanked(aPostBy(asker, 4))).toEqual([]);
  });
});
