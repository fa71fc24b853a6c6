import { describe, expect, it } from 'vitest';
import { creditLine } from '#electron/engine/looks/credit.ts';
import { activityLines } from '#electron/engine/store/team/activity.ts';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import { secondLook } from '#shared/words/second-look.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aSharedDesk } from '#tests/makers/a-look.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const words = 'Use a plain moisturiser every day.';
const refusal = (say: string) => ({ kind: 'not-allowed', say: expect.stringContaining(say) });

describe('a second look', () => {
  it('is asked for, read by somebody else, and agreed to by more than one', async () => {
    const { question, ask, as, judge, look, db } = aSharedDesk();
    const id = ask(question(1), words, 'Is the dose right?');
    expect(secondLook.parse(await look(id))).toMatchObject({ state: 'asked', by: 'robin', isMine: true, text: words, note: 'Is the dose right?', agreedBy: [], mayJudge: false });
    as('ilse');
    expect(await look(id)).toMatchObject({ isMine: false, mayJudge: true, maySend: false });
    judge(id, 'agree');
    as('bo');
    judge(id, 'agree', { remark: 'Well said.' });
    expect(await look(id)).toMatchObject({ state: 'agreed', agreedBy: ['ilse', 'bo'], reader: 'bo', remark: 'Well said.' });
    expect(activityLines(db, 'agreed', 5).map(({ by }) => by)).toEqual(['bo', 'ilse']);
  });

  it('is seen by who wrote it and by second readers, and to anybody else it is not there', async () => {
    const { question, ask, as, judge, all, looks } = aSharedDesk();
    const q = question(1);
    const id = ask(q);
    as('sam');
    expect(await all()).toEqual([]);
    expect((await latest(looks.ofQuestion({ questionId: q }, undefined)))?.look).toBeNull();
    expect(troubleFrom(() => judge(id, 'agree'))).toMatchObject({ kind: 'not-allowed' });
    expect(troubleFrom(() => looks.withdraw({ id }))).toMatchObject({ kind: 'not-found' });
    as('ilse');
    expect(await all()).toHaveLength(1);
  });

  it('is never given to one’s own words', () => {
    const { question, ask, as, judge } = aSharedDesk();
    as('ilse');
    const id = ask(question(1));
    expect(troubleFrom(() => judge(id, 'agree'))).toMatchObject(refusal('Somebody else'));
  });

  it('is one when it is asked for twice with the same command, and a later text takes its place', async () => {
    const { question, ask, look, looks, all } = aSharedDesk();
    const q = question(1);
    const id = ask(q);
    looks.ask({ id, questionId: q, text: 'other', note: '' });
    expect(await look(id)).toMatchObject({ text: words });
    const later = ask(q, 'Use a plain cream.');
    expect((await all()).map((one) => [one.id, one.state])).toEqual(expect.arrayContaining([[id, 'withdrawn'], [later, 'asked']]));
  });

  it('is taken back by who wrote it, and nobody else', async () => {
    const { question, ask, as, look, looks, judge } = aSharedDesk();
    const id = ask(question(1));
    as('ilse');
    expect(troubleFrom(() => looks.withdraw({ id }))).toMatchObject(refusal('Only whoever wrote it'));
    as('robin');
    looks.withdraw({ id });
    expect((await look(id)).state).toBe('withdrawn');
    as('ilse');
    expect(troubleFrom(() => judge(id, 'agree'))).toMatchObject({ kind: 'too-late' });
  });

  it('of nothing is not asked for, nor about a question that is not here', () => {
    const { question, ask } = aSharedDesk();
    expect(troubleFrom(() => ask(question(1), '   '))).toMatchObject({ kind: 'too-short' });
    expect(troubleFrom(() => ask('practice:999' as never))).toMatchObject({ kind: 'not-found' });
  });

  it('says that it waits on this machine while the desk knows no reader elsewhere', async () => {
    const { question, ask, look, as, people } = aSharedDesk();
    expect(await look(ask(question(1)))).toMatchObject({ place: 'forum', placeWhy: '' });
    as('hana');
    for (const username of ['ilse', 'bo']) people.setRoles({ username, roles: ['answerer'] });
    expect(await look(ask(question(2)))).toMatchObject({ place: 'machine', placeWhy: expect.stringContaining('only people at this machine can read it') });
  });
});

describe('an answer somebody must read first', () => {
  it('is refused with the rule named until it is agreed to, and goes then', async () => {
    const { question, rule, ask, as, judge, send, script, clock, db, look } = aSharedDesk();
    rule();
    const q = question(1);
    updateQuestion(db, q, { tags: '["Child"]' });
    expect(troubleFrom(() => send(q))).toMatchObject(refusal('Children'));
    const id = ask(q);
    expect((await look(id)).required).toEqual(['Children']);
    expect(troubleFrom(() => send(q))).toMatchObject(refusal('Nobody has read it yet'));
    as('ilse');
    judge(id, 'suggest', { suggestion: 'Use a plain cream every day.' });
    as('robin');
    expect(troubleFrom(() => send(q))).toMatchObject(refusal('Changes were suggested'));
    // Another text is another look, also when it is the one that was suggested.
    const again = ask(q, 'Use a plain cream every day.');
    as('ilse');
    judge(again, 'agree');
    as('robin');
    send(q, 'Use a plain cream every day.');
    await pass(clock, 3_000);
    expect(script.posts).toHaveLength(1);
    expect(await look(again)).toMatchObject({ state: 'sent', agreedBy: ['ilse'] });
  });

  it('is refused when a word was changed after it was agreed, and not for a line end (control)', () => {
    const { question, rule, ask, as, judge, send } = aSharedDesk();
    rule({ tags: [] });
    const id = ask(question(1), 'Line one.\nLine two.');
    as('ilse');
    judge(id, 'agree');
    as('robin');
    expect(troubleFrom(() => send(question(1), 'Line one.\nLine 2.'))).toMatchObject(refusal('changed after it was agreed'));
    send(question(1), 'Line one.\r\nLine two.\n');
  });

  it('is one the rule does not speak of: it goes (control)', async () => {
    const { question, rule, send, script, clock } = aSharedDesk();
    rule();
    rule({ title: 'Urgent ones', tags: [], levels: ['urgent'] });
    rule({ title: 'Off', tags: [], isOn: false });
    send(question(1));
    await pass(clock, 3_000);
    expect(script.posts).toHaveLength(1);
  });

  it('is found by its level and by the template in it', () => {
    const { question, rule, send, db } = aSharedDesk();
    rule({ title: 'Urgent ones', tags: [], levels: ['urgent'] });
    rule({ title: 'Doses', tags: [], templateIds: ['t-dose'] });
    const q = question(1);
    updateQuestion(db, q, { level: 2 });
    expect(troubleFrom(() => send(q))).toMatchObject(refusal('Urgent ones'));
    expect(troubleFrom(() => send(question(2), words, { templates: [{ templateId: 't-dose', version: 1 }] }))).toMatchObject(refusal('Doses'));
  });

  it('was stopped: it does not go, cannot be taken out of the reader’s hands, and goes when another text is agreed to', () => {
    const { question, ask, as, judge, send, looks } = aSharedDesk();
    const q = question(1);
    const id = ask(q);
    as('ilse');
    judge(id, 'stop', { remark: 'This may be meningitis.' });
    as('robin');
    expect(troubleFrom(() => send(q))).toMatchObject(refusal('This may be meningitis.'));
    expect(troubleFrom(() => looks.withdraw({ id }))).toMatchObject({ kind: 'too-late' });
    const again = ask(q, 'Please see somebody in person today.');
    expect(troubleFrom(() => send(q, 'Please see somebody in person today.'))).toMatchObject(refusal('stopped it before'));
    looks.withdraw({ id: again });
    expect(troubleFrom(() => send(q, 'Please see somebody in person today.'))).toMatchObject({ kind: 'not-allowed' });
    const last = ask(q, 'Please see somebody in person today.');
    as('bo');
    judge(last, 'agree');
    as('robin');
    send(q, 'Please see somebody in person today.');
  });

  it('waits again when the answer is taken back, agreed to as it was', async () => {
    const { question, rule, ask, as, judge, send, outbox, look } = aSharedDesk({ holdSeconds: 10 });
    rule({ tags: [] });
    const q = question(1);
    const id = ask(q);
    as('ilse');
    judge(id, 'agree');
    as('robin');
    const sent = send(q);
    expect((await look(id)).state).toBe('sent');
    outbox.takeBack(sent);
    expect((await look(id)).state).toBe('agreed');
    send(q);
  });

  it('is agreed to for whoever wrote it, and not for somebody else with the same words', () => {
    const { question, rule, ask, as, judge, send } = aSharedDesk();
    rule({ tags: [] });
    const id = ask(question(1));
    as('ilse');
    judge(id, 'agree');
    as('bo');
    expect(troubleFrom(() => send(question(1)))).toMatchObject(refusal('Ask for a second look'));
  });
});

describe('what a trainee wrote', () => {
  it('does not go although it is agreed to', () => {
    const { question, ask, as, judge, send } = aSharedDesk();
    as('sam');
    const id = ask(question(1));
    as('ilse');
    judge(id, 'agree');
    as('sam');
    expect(troubleFrom(() => send(question(1)))).toMatchObject(refusal('in training'));
  });

  it('is sent by the second reader as an answer of their own, with a line that says who wrote it', async () => {
    const { question, ask, as, judge, send, looks, look, drafts, script, clock, rule } = aSharedDesk();
    rule({ tags: [] });
    as('sam');
    const id = ask(question(1));
    as('ilse');
    expect(troubleFrom(() => looks.takeOver({ id }))).toMatchObject({ kind: 'too-late' });
    judge(id, 'agree');
    expect(await look(id)).toMatchObject({ maySend: true });
    const { questionId } = looks.takeOver({ id });
    const { text } = drafts.open(questionId);
    expect(text).toBe(`${words}\n\n*Written by sam; read and sent by ilse.*`);
    // What the reader changes is theirs, and then the rule asks somebody else.
    expect(troubleFrom(() => send(questionId, `${text} And more.`))).toMatchObject(refusal('Children'));
    send(questionId, text);
    await pass(clock, 3_000);
    expect(script.posts[0]?.raw).toContain('*Written by sam; read and sent by ilse.*');
    expect(await look(id)).toMatchObject({ state: 'sent', maySend: false });
  });

  it('is not taken over by whoever wrote it, by who may not send, or over another draft', () => {
    const { question, ask, as, judge, looks, drafts, content } = aSharedDesk();
    const q = question(1);
    const id = ask(q);
    as('ilse');
    judge(id, 'agree');
    as('robin');
    expect(troubleFrom(() => looks.takeOver({ id }))).toMatchObject({ kind: 'not-allowed' });
    as('hana');
    expect(troubleFrom(() => looks.takeOver({ id }))).toMatchObject(refusal('answerers'));
    as('bo');
    drafts.save({ questionId: q, rev: 0, content: content('Something of my own.') });
    expect(troubleFrom(() => looks.takeOver({ id }))).toMatchObject({ kind: 'draft-conflict' });
    expect(drafts.open(q).text).toBe('Something of my own.');
  });

  it('names people as plain words: nobody is called, nothing is Markdown', () => {
    expect(creditLine('@everyone **[x](https://www.evil.example)**', 'Il\nse')).toBe('*Written by everyone \\*\\*\\[x\\](https evil.example)\\*\\*; read and sent by Il se.*');
  });
});

describe('rules', () => {
  it('are changed by administrators only, by name, and not over somebody else’s change', async () => {
    const { as, looks } = aSharedDesk();
    const rule = { id: 'r1', title: ' Children ', tags: [' child ', 'child', ''], levels: ['urgent'], templateIds: [], isOn: true, rev: 0 };
    expect(troubleFrom(() => looks.saveRule(rule))).toMatchObject({ kind: 'not-allowed' });
    expect(troubleFrom(() => looks.removeRule({ id: 'r1' }))).toMatchObject({ kind: 'not-allowed' });
    as('hana');
    expect(looks.saveRule(rule)).toEqual({ rev: 1 });
    expect(await latest(looks.rules(undefined))).toEqual([{ ...rule, title: 'Children', tags: ['child'], rev: 1 }]);
    expect(troubleFrom(() => looks.saveRule(rule))).toMatchObject({ kind: 'template-conflict', rev: 1 });
    expect(troubleFrom(() => looks.saveRule({ ...rule, id: 'r2', title: ' ' }))).toMatchObject({ kind: 'not-allowed' });
    looks.removeRule({ id: 'r1' });
    expect(await latest(looks.rules(undefined))).toEqual([]);
  });
});
