import { describe, expect, it } from 'vitest';
import { isInDoubt, isNote, standing, type Counted, type Said } from '#electron/engine/sync/answered.ts';

const asker = 7;
const said = (values: Partial<Said> = {}): Said => ({ kind: 'regular', authorId: asker, isBot: false, isHidden: false, isDeleted: false, ...values });
const counted = (values: Partial<Counted> = {}): Counted => ({ askerId: asker, postsCount: 1, highestPostNumber: 1, readPostsCount: -1, readHighest: -1, surePostsCount: -1, sureHighest: -1, ...values });

describe('whether a question is answered', () => {
  it.each<[string, Partial<Said>, 'answered' | 'unanswered']>([
    ['somebody else writes', { authorId: 5 }, 'answered'],
    ['a member of staff writes', { authorId: 2 }, 'answered'],
    ['a member who was deleted wrote', { authorId: 0 }, 'answered'],
    ['the asker follows up', {}, 'unanswered'],
    ['the forum notes that it was assigned', { kind: 'small-action', authorId: 2 }, 'unanswered'],
    ['a moderator leaves an official note', { kind: 'moderator', authorId: 2 }, 'unanswered'],
    ['staff whisper', { kind: 'whisper', authorId: 2 }, 'unanswered'],
    ['a bot writes', { authorId: -2, isBot: true }, 'unanswered'],
    ['somebody’s post is hidden', { authorId: 5, isHidden: true }, 'unanswered'],
    ['somebody’s post is deleted', { authorId: 5, isDeleted: true }, 'unanswered'],
  ])('%s: %o → %s', (_name, post, expected) => {
    const posts = [said(), said(post)];
    const postsCount = posts.filter((each) => each.kind !== 'whisper' && !each.isDeleted).length;
    expect(standing(counted({ postsCount, highestPostNumber: 2 }), posts)).toBe(expected);
  });

  it('is unknown while there are posts nobody here has seen', () => {
    expect(standing(counted({ postsCount: 3 }), [said(), said()])).toBe('unknown');
    expect(isInDoubt(counted({ postsCount: 3 }), [said(), said()])).toBe(true);
  });
  it('is known from the count alone only when the asker’s post is the only one', () => {
    expect(standing(counted({ askerId: null }), [])).toBe('unanswered');
    expect(standing(counted({ askerId: null, postsCount: 2 }), [said()])).toBe('unknown');
    expect(standing(counted({ postsCount: 0 }), [said()])).toBe('unknown');
  });
  it('stays known after a whole reading, however the forum counts, until the count moves', () => {
    const read = counted({ postsCount: 4, highestPostNumber: 5, readPostsCount: 4, readHighest: 5 });
    expect(standing(read, [said(), said()])).toBe('unanswered');
    expect(standing({ ...read, highestPostNumber: 6 }, [said(), said()])).toBe('unknown');
  });
  it('is in doubt again when the forum counts fewer posts than the answer needs', () => {
    const posts = [said(), said({ authorId: 5 })];
    expect(isInDoubt(counted({ postsCount: 2 }), posts)).toBe(false);
    expect(isInDoubt(counted({ postsCount: 1, surePostsCount: 2, sureHighest: 2 }), posts)).toBe(true);
    expect(isInDoubt(counted({ postsCount: 1, surePostsCount: 2, sureHighest: 2, readPostsCount: 1, readHighest: 1 }), posts)).toBe(false);
  });
  it('is in doubt again when a post was taken away and another one came', () => {
    const posts = [said(), said({ authorId: 5 })];
    const sure = { surePostsCount: 2, sureHighest: 2 };
    expect(isInDoubt(counted({ ...sure, postsCount: 3, highestPostNumber: 3 }), posts)).toBe(false);
    expect(isInDoubt(counted({ ...sure, postsCount: 2, highestPostNumber: 3 }), posts)).toBe(true);
  });
});

describe('a moderator’s note', () => {
  it.each<[string | null, boolean]>([
    ['Tell us more.\n\n<!-- rounds:note-0123456789abcdef -->\n', true],
    ['Tell us more.\n\n[//]: # (rounds:note-0123456789abcdef)', true],
    ['Rest it.\n\n[//]: # (rounds:0123456789abcdef)', false],
    ['[//]: # (rounds:note-0123456789abcdef)\n\nRest it.', false],
    ['Tell us more.\n\n[//]: # (rounds:note-0123456789abcdef) -->', false],
    [null, false],
  ])('is known by its last line, on either kind of forum: %j', (raw, expected) => {
    expect(isNote(raw)).toBe(expected);
  });
});
