import { describe, expect, it } from 'vitest';
import { createAnswerers } from '#electron/engine/answerers/answerers.ts';
import { isTemplateAlone } from '#electron/engine/answerers/read-threads.ts';
import { createLive } from '#electron/engine/live.ts';
import type { Tables } from '#electron/engine/store/tables.ts';
import { saveReception } from '#electron/engine/store/team/answerers.ts';
import { savePost } from '#electron/engine/store/posts.ts';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import type { Insertable } from 'kysely';

const day = 86_400_000;
const hour = 3_600_000;
const robin = { author_id: 9, author_username: 'robin', author_name: 'Robin', is_mine: 1 as const };
const mei = { author_id: 5, author_username: 'mei', author_name: 'Mei' };

function aRoom() {
  const db = aStore();
  const clock = aClock();
  const room = createAnswerers({ db, live: createLive(db), clock });
  const top = async (input: Partial<Parameters<typeof room.top>[0]> = {}) => {
    const answer = await latest(room.top({ communityId: null, days: 30, ...input }, undefined));
    if (!answer) throw new Error('no answer');
    return answer;
  };
  /** Somebody asks, `daysAgo`, and is answered two hours later. */
  const answered = (topicId: number, by: Partial<Insertable<Tables['posts']>>, { daysAgo = topicId % 25, post = {}, question = {} }: { daysAgo?: number; post?: Partial<Insertable<Tables['posts']>>; question?: Partial<Insertable<Tables['questions']>> } = {}): QuestionId => {
    const asked = clock.now() - daysAgo * day - 3 * hour;
    const id = aQuestion(db, topicId, { asked_at: asked, is_answered: 1, ...question });
    aPost(db, id, 2, { ...by, created_at: asked + 2 * hour, ...post });
    return id;
  };
  const thanks = (id: QuestionId, number = 3, html = '<p>Thank you so much!</p>', values: Partial<Insertable<Tables['posts']>> = {}): void => aPost(db, id, number, { html, created_at: clock.now(), ...values });
  const names = async (input: Parameters<typeof top>[0] = {}) => (await top(input)).rows.map(({ username }) => username);
  return { db, clock, room, top, answered, thanks, names };
}

describe('top answerers', () => {
  it('lists who was thanked by enough people, with the numbers it is made of', async () => {
    const { answered, thanks, top } = aRoom();
    for (const topicId of [1, 2, 3, 4]) thanks(answered(topicId, mei));
    const { rows, mine, missing, isHidden } = await top();
    expect(rows).toEqual([expect.objectContaining({ username: 'mei', name: 'Mei', isMe: false, answers: 4, askers: 4, safety: 1, credential: '', score: expect.any(Number) })]);
    const [{ score, certainty, breadth, safety }] = rows as [(typeof rows)[number]];
    expect(score).toBe(Math.round(100 * certainty * (0.5 + 0.5 * breadth) * safety));
    expect({ mine, missing, isHidden }).toEqual({ mine: null, missing: 4, isHidden: false });
  });

  it('says where one stands also while one is not listed, and what is missing', async () => {
    const { answered, thanks, top } = aRoom();
    for (const topicId of [1, 2]) thanks(answered(topicId, robin));
    answered(3, robin);
    expect(await top()).toMatchObject({ rows: [], mine: { username: 'robin', isMe: true, answers: 2 }, missing: 2 });
  });

  it('is asked again when somebody is thanked', async () => {
    const { answered, thanks, room } = aRoom();
    const ids = [1, 2, 3, 4].map((topicId) => answered(topicId, mei));
    const stream = room.top({ communityId: null, days: 30 }, undefined);
    expect((await stream.next()).value?.rows).toEqual([]);
    for (const id of ids) thanks(id);
    expect((await stream.next()).value?.rows).toHaveLength(1);
    await stream.return();
  });

  it.each([
    ['an emergency', (room: ReturnType<typeof aRoom>, id: QuestionId) => updateQuestion(room.db, id, { level: 3 })],
    ['a message of a moderator', ({ db }: ReturnType<typeof aRoom>, id: QuestionId) => {
      db.run(db.sql.insertInto('batches').values({ id: 'b', account_id: 'practice', kind: 'close', detail: '{}', by: 'mei', undoes: null, goes_at: 0, created_at: 0 }));
      db.run(db.sql.insertInto('deeds').values({ id: 'd', batch_id: 'b', question_id: id, topic_id: 1, title: '', state: 'done', before: '{}', plan: '[]', results: JSON.stringify([{ isNew: true, postId: 1002 }]), marker: 'm', trouble: null, first_tried_at: null, reverses: null, created_at: 0, changed_at: 0 }));
    }],
    ['a message of another desk’s moderator', ({ db }: ReturnType<typeof aRoom>, id: QuestionId) => aPost(db, id, 2, { ...mei, raw: 'Where on the skin is it?\n\n<!-- rounds:note-0123456789abcdef -->' })],
    ['a post that was hidden', ({ db }: ReturnType<typeof aRoom>, id: QuestionId) => aPost(db, id, 2, { ...mei, is_hidden: 1 })],
    ['a post that was taken back', ({ db }: ReturnType<typeof aRoom>, id: QuestionId) => aPost(db, id, 2, { ...mei, is_deleted: 1 })],
    ['a question that is gone', ({ db }: ReturnType<typeof aRoom>, id: QuestionId) => updateQuestion(db, id, { state: 'gone' })],
  ])('counts nothing under %s', async (_, change) => {
    const room = aRoom();
    const ids = [1, 2, 3, 4].map((topicId) => room.answered(topicId, mei));
    for (const id of ids) room.thanks(id);
    expect(await room.names()).toEqual(['mei']);
    change(room, ids[0] as QuestionId);
    expect(await room.names()).toEqual([]);
  });

  it('counts a template nobody put a word into for nobody', async () => {
    const { db, answered, thanks, top } = aRoom();
    const text = 'Please keep the area dry and clean, and see a doctor if it spreads or becomes hot.';
    const ids = [1, 2, 3, 4].map((topicId) => answered(topicId, robin, { post: { html: `<p>${text}</p>` } }));
    for (const id of ids) thanks(id);
    const [first] = ids as [QuestionId];
    const draft = { text, blanks: [], ticks: { isChild: null, isPregnant: null, isPhotoPoor: null }, disclaimers: { added: [], removed: [] }, templates: [{ templateId: 't', version: 1 }], answers: {}, waivers: [], typingMs: 0, openMs: 0 };
    const send = (words: string) =>
      db.run(
        db.sql
          .insertInto('outbox')
          .values({ id: 'o', account_id: 'practice', question_id: first, topic_id: 1, title: '', body: words, body_sha: '', marker: 'm', state: 'sent', trouble: null, change: null, baseline: '{}', content: JSON.stringify({ ...draft, text: words }), first_tried_at: null, post_id: 1002, post_number: 2, review_id: null, created_at: 0, changed_at: 0 })
          .onConflict((on) => on.column('id').doUpdateSet({ content: JSON.stringify({ ...draft, text: words }) })),
      );
    db.run(db.sql.insertInto('template_inserts').values({ question_id: first, template_id: 't', version: 1, text, at: 0 }));
    send(`${text} In your case I would change the shampoo first.`);
    expect((await top()).mine).toMatchObject({ answers: 4 });
    send(text);
    expect((await top()).mine).toMatchObject({ answers: 3 });
  });

  it('looks at one community and one span of time', async () => {
    const { answered, thanks, names } = aRoom();
    for (const topicId of [1, 2, 3, 4]) thanks(answered(topicId, mei, { question: { community_id: 2 } }));
    for (const topicId of [5, 6, 7, 8]) thanks(answered(topicId, { author_id: 6, author_username: 'odd' }, { daysAgo: 40 + topicId }));
    expect(await names()).toEqual(['mei']);
    expect(await names({ communityId: 1 })).toEqual([]);
    expect(await names({ communityId: 2 })).toEqual(['mei']);
    expect((await names({ days: 90 })).toSorted()).toEqual(['mei', 'odd']);
    expect(await names({ days: 90, communityId: 1 })).toEqual(['odd']);
  });

  it('lets one leave the list and come back; one’s own numbers stay', async () => {
    const { db, room, answered, thanks, top } = aRoom();
    for (const topicId of [1, 2, 3, 4]) thanks(answered(topicId, robin));
    for (const topicId of [5, 6, 7, 8]) thanks(answered(topicId, mei));
    expect((await top()).rows.map(({ username }) => username).toSorted()).toEqual(['mei', 'robin']);
    room.hide({ isHidden: true });
    expect(await top()).toMatchObject({ rows: [{ username: 'mei' }], mine: { username: 'robin', answers: 4 }, isHidden: true });
    room.hide({ isHidden: false });
    expect(await top()).toMatchObject({ rows: [{}, {}], isHidden: false });
    expect(db.all(db.sql.selectFrom('activity').select('what')).map(({ what }) => what)).toEqual(['left the list of top answerers', 'came back to the list of top answerers']);
  });

  it('says of how many threads nobody has looked how they were received, and how old the oldest look is', async () => {
    const { db, answered, top } = aRoom();
    const [first, second] = [1, 2, 3].map((topicId) => answered(topicId, mei)) as [QuestionId, QuestionId];
    saveReception(db, { question_id: first, likes: 0, is_solved: 0, at: 700 });
    saveReception(db, { question_id: second, likes: 0, is_solved: 0, at: 900 });
    expect((await top()).read).toEqual({ threads: 3, unread: 1, oldestAt: 700 });
  });
});

describe('a template as it is', () => {
  const inserted = [{ template_id: 't', text: 'Hello Ida, thank you for asking. It sounds as if [[what]] is the cause.' }];
  const answer = { templates: [{ templateId: 't', version: 1 }], answers: {} };

  it('has no word of one’s own in it but a name', () => {
    expect(isTemplateAlone({ ...answer, text: 'Hello Ida, thank you for asking. It sounds as if is the cause.' }, inserted)).toBe(true);
    expect(isTemplateAlone({ ...answer, text: 'Hello Mei, thank you for asking. It sounds as if is the cause.' }, inserted)).toBe(true);
  });

  it('is an answer once something was filled in, written, or nothing was inserted', () => {
    expect(isTemplateAlone({ ...answer, answers: { what: 'yes' }, text: 'Hello Ida, thank you for asking. It sounds as if is the cause.' }, inserted)).toBe(false);
    expect(isTemplateAlone({ ...answer, text: 'Hello Ida, thank you for asking. It sounds as if the new washing powder is the cause.' }, inserted)).toBe(false);
    expect(isTemplateAlone({ ...answer, text: 'My own words, all of them.' }, [])).toBe(false);
    expect(isTemplateAlone({ templates: [], answers: {}, text: 'Hello Ida, thank you for asking.' }, inserted)).toBe(false);
  });
});

describe('my impact', () => {
  it('counts my answers of these days, how they were received, and how long they were waited for against those of others', async () => {
    const { db, room, clock, answered, thanks } = aRoom();
    thanks(answered(1, robin, { post: { likes: 2 } }));
    answered(2, robin, { post: { likes: 1, is_accepted: 1 } });
    answered(3, robin, { daysAgo: 60, post: { likes: 50 } });
    const late = answered(4, mei, { post: { created_at: clock.now() - 4 * day } });
    answered(5, mei, { question: { community_id: 7 }, post: { created_at: clock.now() } });
    const lateAfter = clock.now() - 4 * day - (db.one(db.sql.selectFrom('questions').select('asked_at').where('id', '=', late))?.asked_at ?? 0);
    const impact = await room.impact({ days: 30 });
    expect(impact).toMatchObject({ answered: 2, thanked: 1, accepted: 1, liked: 3, medianWaitMs: 2 * hour, medianBeforeMs: lateAfter });
    expect(impact.weeks.reduce((total, week) => total + week.answered, 0)).toBe(2);
    expect(await room.impact({ days: 90 })).toMatchObject({ answered: 3, liked: 53 });
  });

  it('compares with nobody where nobody else answered, and has no weeks before the first answer', async () => {
    const { room, answered } = aRoom();
    expect(await room.impact({ days: 30 })).toEqual({ answered: 0, thanked: 0, accepted: 0, liked: 0, medianWaitMs: null, medianBeforeMs: null, weeks: [] });
    answered(1, robin);
    expect(await room.impact({ days: 30 })).toMatchObject({ answered: 1, medianWaitMs: 2 * hour, medianBeforeMs: null });
  });
});

describe('the load of a desk', () => {
  it('is read from its questions and their first answers; what a bot asked and what is gone left out', () => {
    const { db, room, answered, clock } = aRoom();
    const id = answered(1, mei, { daysAgo: 1 });
    aPost(db, id, 3, { ...robin, created_at: clock.now() });
    answered(2, mei, { daysAgo: 1, question: { is_own: 1 } });
    answered(3, mei, { daysAgo: 1, question: { state: 'gone' } });
    aQuestion(db, 4, { asked_at: clock.now() - hour });
    const { byDay, byCommunity } = room.load({ days: 7 });
    expect(byDay).toHaveLength(7);
    expect(byDay.reduce((total, one) => total + one.answered, 0)).toBe(1);
    expect(byDay.find((one) => one.answered > 0)?.medianWaitMs).toBe(2 * hour);
    expect(byCommunity).toEqual([{ name: 'Skin', asked: 2, answered: 1 }]);
  });

  it('does not take a bot’s words or the asker’s for an answer', () => {
    const { db, room, clock } = aRoom();
    const id = aQuestion(db, 1, { asked_at: clock.now() - hour });
    aPost(db, id, 2, { author_is_bot: 1, author_id: -1, created_at: clock.now() });
    aPost(db, id, 3, { created_at: clock.now() });
    savePost(db, { id: 'practice:p9', question_id: id, post_id: 9, number: 4, kind: 'small-action', author_id: 5, author_username: 'mei', author_name: '', author_is_staff: 0, author_is_bot: 0, created_at: clock.now(), updated_at: 0, version: 1, html: '', raw: null });
    expect(room.load({ days: 2 }).byCommunity).toEqual([{ name: 'Skin', asked: 1, answered: 0 }]);
  });
});
