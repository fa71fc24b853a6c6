import { beforeEach, describe, expect, it } from 'vitest';
import type { SeenFeedPost, SeenPost } from '#electron/engine/forums/forum.ts';
import { createRecorder, type Recorder } from '#electron/engine/sync/record.ts';
import { questionRow } from '#electron/engine/store/questions.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aSeenPost, aSeenThread, aSeenTopic, theAsker } from '#tests/makers/a-seen.ts';
import { aStore } from '#tests/makers/a-store.ts';

const id = asQuestionId('practice', 7);
const inFeed = (post: Partial<SeenPost>, values: Partial<SeenFeedPost> = {}): SeenFeedPost => ({ ...aSeenPost(post), topicId: 7, topicTitle: 'Red spots after running', topicSlug: 'red', communityId: 1, topicPostsCount: null, ...values });
const question = (post: Partial<SeenPost> = {}): SeenFeedPost => inFeed({ id: 1, number: 1, author: theAsker, html: '<p>They itch. <img src="/a.png"></p>', ...post });

let db: Db;
let recorder: Recorder;
const row = () => questionRow(db, id);
const found = (text: string): number => db.all(db.sql.selectFrom('question_words').select('rowid').where('question_words' as never, 'match', text as never)).length;

beforeEach(() => {
  db = aStore();
  recorder = createRecorder(db, 'practice', { myId: () => 9, now: () => 1_800_000_000_000 });
});

describe('a question the feed speaks of', () => {
  it('does not wait until a list has confirmed that it is open', () => {
    recorder.feed([question()]);
    expect(row()).toMatchObject({ is_waiting: 0, is_listed: 0, asker_username: 'ana', excerpt: 'They itch.', pictures: 1 });
    recorder.topic(aSeenTopic());
    expect(row()).toMatchObject({ is_waiting: 1, is_listed: 1, wants_reading: 0 });
  });
  it('is found by the words a list carries, until better ones are known', () => {
    const opening = aSeenPost({ id: 1, number: 1, author: theAsker, html: '<p>They sting.</p>', version: -1, raw: null });
    recorder.topic(aSeenTopic({ opening }));
    expect(row()).toMatchObject({ is_waiting: 1, wants_reading: 0, excerpt: 'They sting.' });
    expect([found('sting'), found('itch')]).toEqual([1, 0]);
    recorder.topic(aSeenTopic({ opening: { ...opening, html: '<p>They smart.</p>' } }));
    expect(found('smart')).toBe(1);
    recorder.feed([question({ version: 0 })]);
    recorder.topic(aSeenTopic({ opening }));
    expect([found('sting'), found('smart'), found('itch')]).toEqual([0, 0, 1]);
    // Without its version a list would undo what the feed knew.
    recorder.topic(aSeenTopic({ opening: { ...opening, version: 1 } }));
    expect(found('sting')).toBe(1);
  });
  it('is answered as soon as somebody else’s post is seen, whichever comes first', () => {
    recorder.feed([inFeed({ id: 2, number: 2 })]);
    recorder.feed([question()]);
    recorder.topic(aSeenTopic({ postsCount: 2, highestPostNumber: 2 }));
    expect(row()).toMatchObject({ is_answered: 1, is_waiting: 0 });
  });
  it('still waits when only the asker went on', () => {
    recorder.topic(aSeenTopic());
    recorder.feed([question(), inFeed({ id: 2, number: 2, author: theAsker })]);
    expect(row()).toMatchObject({ is_waiting: 1, posts_count: 2, wants_reading: 0 });
  });
  it('is found by its words, and by the new ones after an edit', () => {
    recorder.feed([question()]);
    expect([found('itch'), found('burn'), found('spots')]).toEqual([1, 0, 1]);
    recorder.feed([question({ html: '<p>They burn.</p>', version: 2, updatedAt: 1_700_000_900_000 })]);
    expect([found('itch'), found('burn'), found('spots')]).toEqual([0, 1, 1]);
    expect(row()?.excerpt).toBe('They burn.');
  });
  it('is searched only while it may come into the queue', () => {
    recorder.topic(aSeenTopic());
    recorder.feed([question()]);
    recorder.feed([inFeed({ id: 2, number: 2 })]);
    expect([row()?.is_answered, found('itch')]).toEqual([1, 0]);
    recorder.thread(aSeenThread());
    recorder.thread(aSeenThread());
    expect([row()?.is_answered, found('itch')]).toEqual([0, 1]);
    recorder.topic(aSeenTopic({ state: 'closed' }));
    expect(found('itch')).toBe(0);
  });
  it('is not for us when it is our own, or the forum’s', () => {
    recorder.topic(aSeenTopic({ asker: { id: 9, username: 'robin', name: '' } }));
    expect(row()).toMatchObject({ is_own: 1, is_waiting: 0 });
    recorder.feed([inFeed({ id: 8, number: 1, author: { id: -1, username: 'system', name: '', isStaff: true, isBot: true } }, { topicId: 8 })]);
    recorder.topic(aSeenTopic({ id: 8 }));
    expect(questionRow(db, asQuestionId('practice', 8))).toMatchObject({ is_own: 1, is_waiting: 0 });
  });
});

describe('a question in a list', () => {
  it('waits at once when its own post is the only one, and asks to be read for its words', () => {
    recorder.topic(aSeenTopic());
    expect(row()).toMatchObject({ is_waiting: 1, wants_reading: 1, asker_username: 'ana' });
  });
  it('is undecided when there are posts nobody here has seen', () => {
    recorder.topic(aSeenTopic({ postsCount: 3, highestPostNumber: 3 }));
    expect(row()).toMatchObject({ is_waiting: 0, is_read: 0, wants_reading: 2 });
  });
  it('stays in the queue while new posts are still unread, for a reason a person can read comes later', () => {
    recorder.thread(aSeenThread());
    recorder.topic(aSeenTopic({ postsCount: 2, highestPostNumber: 2 }));
    expect(row()).toMatchObject({ is_waiting: 1, wants_reading: 2 });
  });
  it.each(['closed', 'archived', 'unlisted'] as const)('leaves the queue when it is %s and comes back when it is open again', (state) => {
    recorder.topic(aSeenTopic());
    recorder.topic(aSeenTopic({ state }));
    expect(row()?.is_waiting).toBe(0);
    recorder.topic(aSeenTopic());
    expect(row()?.is_waiting).toBe(1);
  });
  it('touches nothing when it is seen again', () => {
    recorder.topic(aSeenTopic());
    let commits = 0;
    db.onCommit(() => (commits += 1));
    recorder.topic(aSeenTopic());
    expect(commits).toBe(0);
  });
});

describe('a thread that was read', () => {
  it('is decided from its posts, small actions and all', () => {
    recorder.thread(aSeenThread([{ author: theAsker }, { kind: 'small-action', author: { ...theAsker, id: 2 } }]));
    expect(row()).toMatchObject({ is_waiting: 1, wants_reading: 0, fetched_at: 1_800_000_000_000 });
    recorder.topic(aSeenTopic({ postsCount: 3, highestPostNumber: 3 }));
    expect(row()).toMatchObject({ is_waiting: 1, wants_reading: 0 });
  });
  it('waits again when the only answer is gone from two readings, not from one', () => {
    recorder.thread(aSeenThread([{}]));
    expect(row()).toMatchObject({ is_answered: 1 });
    recorder.thread(aSeenThread());
    expect(row()).toMatchObject({ is_answered: 1, wants_reading: 2 });
    recorder.thread(aSeenThread());
    expect(row()).toMatchObject({ is_answered: 0, is_waiting: 1, wants_reading: 0 });
  });
  it('is not undone by a partial reading', () => {
    recorder.thread(aSeenThread([{}]));
    for (let i = 0; i < 5; i += 1) recorder.thread(aSeenThread([], { isWhole: false, postsCount: 2, highestPostNumber: 2 }));
    expect(row()).toMatchObject({ is_answered: 1 });
  });
  it('knows the asker better than a list did', () => {
    recorder.topic(aSeenTopic({ asker: { id: 5, username: 'mei', name: '' }, postsCount: 2 }));
    recorder.thread(aSeenThread([{ author: theAsker }]));
    expect(row()).toMatchObject({ asker_id: 1007, asker_username: 'ana', is_answered: 0, is_waiting: 1 });
  });
  it('is gone when the forum says so, keeps its words here, and comes back with a list', () => {
    recorder.thread(aSeenThread());
    recorder.gone(7);
    expect(row()).toMatchObject({ state: 'gone', is_waiting: 0, excerpt: 'They itch.' });
    recorder.topic(aSeenTopic());
    expect(row()).toMatchObject({ state: 'open', is_waiting: 1 });
  });
});
