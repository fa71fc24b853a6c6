import { userKey } from '#electron/engine/forums/credential.ts';
import { describe, expect, it } from 'vitest';
import { bagOf, rootOf } from '#electron/engine/queue/similar/bag.ts';
import { bestAnswer, type EarlierPost } from '#electron/engine/queue/similar/earlier.ts';
import { createSimilar } from '#electron/engine/queue/similar/similar.ts';
import { createCorpus } from '#electron/engine/queue/similar/tf-idf.ts';
import { demoQuestions } from '#electron/practice-forum/seed/demo-questions.ts';
import { updatePost } from '#electron/engine/store/posts.ts';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { anAdapter } from '#tests/makers/a-forum.ts';
import { aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';

const day = 86_400_000;
const forum = anAdapter({ accountId: 'practice', kind: 'discourse', baseUrl: 'http://127.0.0.1:9', credential: userKey('k'), isPractice: true });
/** Two questions of the demo forum, asked again by somebody else in their own words. */
const retold = [
  { of: 'D39', title: 'Spaniel has a hot spot on her cheek', body: 'My spaniel has a wet, red, raw hot spot that she keeps scratching. It was not there on Friday. Can I clip the fur round it, and what do I wash it with until the vet opens on Monday?' },
  { of: 'D09', title: 'Baby eczema: scared to use the steroid cream', body: 'The doctor gave us a steroid cream for our baby’s eczema and I am scared of it thinning her skin. She is seven months and itches at night. How much cream is safe, and for how long?' },
];

describe('questions about the same', () => {
  const corpus = createCorpus();
  for (const { id, title, body } of demoQuestions) corpus.put(id, bagOf(title, body).bag);
  const closest = (title: string, body: string, except = '') => corpus.closest(bagOf(title, body).bag, { least: 0, most: 3, except });

  it('are told from the others among the questions of the demo forum', () => {
    const pairs = demoQuestions.flatMap(({ id, title, body }) => closest(title, body, id).map((one) => ({ pair: [id, one.id].toSorted().join('~'), share: one.share }))).toSorted((a, b) => b.share - a.share);
    expect(pairs[0]).toMatchObject({ pair: 'D02~D22' });
    expect(pairs[0]?.share).toBeGreaterThan(0.4);
    expect(pairs.find(({ pair }) => pair !== 'D02~D22')?.share).toBeLessThan(0.25);
  });

  it.each(retold)('are found when $of is asked again in other words, with the words they share', ({ of, title, body }) => {
    const [first, second] = closest(title, body);
    expect(first?.id).toBe(of);
    expect(first?.share).toBeGreaterThan(0.3);
    expect(second?.share ?? 0).toBeLessThan(0.3);
    expect(first?.terms.length).toBeGreaterThan(3);
  });

  it('share all of themselves and nothing of what has no word in common', () => {
    const all = createCorpus();
    all.put('a', bagOf('Red spots', 'They itch at night').bag);
    all.put('b', bagOf('Blood pressure', 'It is high').bag);
    const found = all.closest(bagOf('Red spots', 'They itch at night').bag, { least: 0, most: 5, except: '' });
    expect(found.map(({ id, share }) => [id, Math.round(share * 1000) / 1000])).toEqual([['a', 1], ['b', 0]]);
    all.remove('a');
    expect([...all.ids()]).toEqual(['b']);
  });

  it('are compared by what a reader takes for the same word', () => {
    expect(['spots', 'spot'].map(rootOf)).toEqual(['spot', 'spot']);
    expect(new Set(['itching', 'itches', 'itched'].map(rootOf)).size).toBe(1);
    expect(new Set(['allergies', 'allergy'].map(rootOf)).size).toBe(1);
    expect(rootOf('rash')).toBe('rash');
    expect(rootOf('bed')).not.toBe(rootOf('b'));
  });
});

describe('what was asked before', () => {
  const clock = aClock();
  const ask = (db: Db, topicId: number, { title, body, ago = 1 }: { title: string; body: string; ago?: number }, values = {}): QuestionId => aQuestion(db, topicId, { title, html: `<p>${body}</p>`, asked_at: clock.now() - ago * day, ...values });
  const nail = { title: 'Thick yellow big toenails - do I need tablets?', body: 'Both big toenails have been thick and yellow for two years and one crumbles when I cut it. The lacquer from the pharmacy made no difference. Is it worth asking for the tablets?' };
  const again = { title: 'yellow thickened toe nail - tablet or paint?', body: 'big toenails on both feet gone yellow and thick, one crumbles at the edge. been painting on the lacquer for months and see no change. are the tablets worth it?' };
  const others = Array.from({ length: 12 }, (_, i) => ({ title: `Sleep and worries ${i}`, body: `Cannot sleep before work, number ${i}, and the heart beats fast on Sundays.` }));
  const aSimilar = (db: Db) => createSimilar({ db, clock, forumOf: () => forum });
  const aForum = (db: Db): { asked: QuestionId; before: QuestionId } => {
    for (const [i, one] of others.entries()) ask(db, 100 + i, one);
    return { before: ask(db, 1, { ...nail, ago: 20 }, { is_answered: 1, slug: 'nails' }), asked: ask(db, 2, again) };
  };

  it('comes with the words that are shared and the accepted answer, however long the others are', async () => {
    const db = aStore();
    const { asked, before } = aForum(db);
    aPost(db, before, 2, { author_id: 50, author_name: 'Long', html: `<p>${'many words '.repeat(80)}</p>`, likes: 9 });
    aPost(db, before, 3, { author_id: 51, author_name: 'Bo', html: '<p>Have a clipping looked at <b>before</b> tablets.</p>', is_accepted: 1 });
    const [found, ...more] = await aSimilar(db).of(asked);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ questionId: before, title: nail.title, isAnswered: true, isSolved: false, answer: 'Have a clipping looked at before tablets.', answerBy: 'Bo', url: 'http://127.0.0.1:9/t/nails/1' });
    expect(found?.share).toBeGreaterThan(0.3);
    expect(found?.words).toContain('yellow');
  });

  it('is asked within the newest ninety days, is still there, and is not the question itself', async () => {
    const db = aStore();
    const { asked, before } = aForum(db);
    const similar = aSimilar(db);
    expect(await similar.of(asked)).toHaveLength(1);
    updateQuestion(db, before, { asked_at: clock.now() - 91 * day });
    expect(await similar.of(asked)).toEqual([]);
    updateQuestion(db, before, { asked_at: clock.now() - 89 * day });
    expect(await similar.of(asked)).toHaveLength(1);
    updateQuestion(db, before, { state: 'gone' });
    expect(await similar.of(asked)).toEqual([]);
  });

  it('is found again when its words were changed, and not by words it no longer has', async () => {
    const db = aStore();
    const { asked, before } = aForum(db);
    const similar = aSimilar(db);
    expect(await similar.of(asked)).toHaveLength(1);
    updateQuestion(db, before, { title: 'Solved' });
    updatePost(db, 'practice:1001', { html: '<p>Never mind, thank you all.</p>', version: 2 });
    expect(await similar.of(asked)).toEqual([]);
  });

  it('knows nothing of a question that is not here, and never throws at strange words', async () => {
    const db = aStore();
    ask(db, 1, { title: '', body: '' });
    ask(db, 2, { title: '🤒 \u202e', body: '<' });
    const similar = aSimilar(db);
    expect(await similar.of(asQuestionId('practice', 99))).toEqual([]);
    expect(await similar.of(asQuestionId('practice', 1))).toEqual([]);
    expect(await similar.of(asQuestionId('practice', 2))).toEqual([]);
  });
});

describe('the answer worth reading', () => {
  const aPostBy = (by: string, change: Partial<EarlierPost> = {}): EarlierPost => ({ by, isAnswer: true, isAccepted: false, likes: 0, isOfTeam: false, text: 'words', ...change });
  it('is the accepted one, else the most liked, else the longest of the team, else the longest', () => {
    const short = aPostBy('short');
    const long = aPostBy('long', { text: 'a long text' });
    const team = aPostBy('team', { isOfTeam: true });
    const liked = aPostBy('liked', { likes: 1 });
    const loved = aPostBy('loved', { likes: 3 });
    const accepted = aPostBy('accepted', { isAccepted: true });
    expect(bestAnswer([short, long, team, liked, loved, accepted])?.by).toBe('accepted');
    expect(bestAnswer([short, long, team, liked, loved])?.by).toBe('loved');
    expect(bestAnswer([short, long, team])?.by).toBe('team');
    expect(bestAnswer([short, long])?.by).toBe('long');
  });
  it('is never what answers nothing', () => {
    expect(bestAnswer([aPostBy('asker', { isAnswer: false, isAccepted: true, likes: 8 }), aPostBy('empty', { text: '' })])).toBeNull();
  });
});
