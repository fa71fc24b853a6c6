import { describe, expect, it } from 'vitest';
import { meaningOf, wordingOf } from '#electron/engine/forums/nodebb/sentences.ts';
import { queueIdOf, reviewIdOf } from '#electron/engine/forums/nodebb/review-id.ts';

describe('a sentence of NodeBB', () => {
  it.each<[string, object]>([
    ['You can only post once every 10 second(s) - please wait before posting again', { means: 'wait', ms: 11_000, isSpacing: true }],
    ['As a new user, you can only post once every 120 second(s) until you have earned 3 reputation - please wait before posting again', { means: 'wait', ms: 121_000, isSpacing: true }],
    ['As a new user, you can only post once every 2 minute(s) until you have earned 3 reputation - please wait before posting again', { means: 'wait', ms: 121_000, isSpacing: true }],
    ['Sorry, you are required to wait 30 second(s) before making your first post', { means: 'wait', ms: 31_000, isSpacing: false }],
    ['You are already posting', { means: 'wait', ms: 3_000, isSpacing: false }],
    ['Topic locked', { means: 'closed' }],
    ['[[error:topic-deleted]]', { means: 'gone' }],
    ['Please enter a longer post. Posts should contain at least 8 character(s).', { means: 'too-short' }],
    ["Please enter a shorter post. Posts can't be longer than 32767 character(s).", { means: 'too-long' }],
    ['You have been muted, you will be able to post in 60 minute(s)', { means: 'forbidden' }],
    ['Sorry, this account has been banned until tomorrow (Reason: none)', { means: 'forbidden' }],
    ['This post has already been deleted', { means: 'already' }],
    ['A master token was received without a corresponding `_uid` in the request body', { means: 'not-in' }],
  ])('%s', (sentence, meaning) => {
    expect(meaningOf(sentence)).toEqual(meaning);
  });

  it('is known by its key too, where it was not put into words', () => {
    expect(meaningOf('[[error:too-many-posts, 10]]')).toEqual({ means: 'wait', ms: 11_000, isSpacing: true });
    expect(meaningOf('[[error:topic-locked]]')).toEqual({ means: 'closed' });
    expect(meaningOf('[[error:too-many-posts-newbie, 120, 3]]')).toEqual({ means: 'wait', ms: 121_000, isSpacing: true });
  });

  it.each(['', ' ', 'Topic locked!', 'The Topic locked', 'You can only post once every 10 second(s)', 'Bitte warte noch', '[[error:topic-locked-for-now]]', '[[topic:locked]]', 'Du bist stumm'])('that is another means nothing: %s', (sentence) => {
    expect(meaningOf(sentence)).toBeNull();
  });

  it('with nonsense where a number should be waits as long as NodeBB does out of the box', () => {
    expect(meaningOf('You can only post once every a few second(s) - please wait before posting again')).toEqual({ means: 'wait', ms: 11_000, isSpacing: true });
  });

  it('may be worded by a forum itself, and then both wordings are known', () => {
    const own = wordingOf({ 'topic-locked': 'No more answers here', 'too-many-posts': 'Only one every %1 s', 'no-topic': 7, whatever: 'x' });
    expect(Object.keys(own)).toEqual(['too-many-posts', 'topic-locked']);
    expect(meaningOf('No more answers here', own)).toEqual({ means: 'closed' });
    expect(meaningOf('Topic locked', own)).toEqual({ means: 'closed' });
    expect(meaningOf('Only one every 45 s', own)).toEqual({ means: 'wait', ms: 46_000, isSpacing: true });
  });

  it('that would be found in everything is not taken from a forum', () => {
    expect(wordingOf({ 'topic-locked': '%1', 'no-topic': '', 'too-many-posts': '%1 seconds', 'already-posting': 'x'.repeat(2_000) })).toEqual({});
    expect(meaningOf('Anything at all', { 'topic-locked': 'Anything else' })).toBeNull();
  });
});

describe('the name of what waits', () => {
  it('is a number here and the forum’s own there', () => {
    for (const id of ['reply-1795333643497', 'topic-1795333643497']) expect(queueIdOf(reviewIdOf(id) ?? 0)).toBe(id);
    expect(reviewIdOf('reply-1795333643497')).not.toBe(reviewIdOf('topic-1795333643497'));
    expect(Number.isSafeInteger(reviewIdOf('reply-9999999999999') ?? 0)).toBe(true);
  });

  it.each(['', 'reply-', 'reply-abc', 'crosspost-1795333643497', 'reply-1795333643497/../x', 'x-1795333643497'])('that is none is none: %s', (id) => {
    expect(reviewIdOf(id)).toBeNull();
  });
});
