import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { packLetter, type Letter } from '#electron/engine/looks/letters/letter.ts';
import { receiveLetter } from '#electron/engine/looks/letters/receive.ts';
import { textSha } from '#electron/engine/looks/text-sha.ts';
import { updateLook } from '#electron/engine/store/team/looks.ts';
import { commandId } from '#shared/words/ids.ts';
import { aSharedDesk } from '#tests/makers/a-look.ts';

const words = 'Use a plain moisturiser every day.';

/** The desk of `ilse`, a second reader, as post comes in. */
function aDeskWithMail() {
  const desk = aSharedDesk();
  desk.question(1);
  desk.as('ilse');
  const look = commandId.parse(randomUUID());
  const ask: Letter = { v: 1, kind: 'ask', look, topicId: 1, text: words, note: 'Right?', required: ['Everything a trainee writes'] };
  const comes = (from: string, letter: Letter | string, { number = 1, topicId = 77 } = {}) =>
    receiveLetter(desk.db, { topicId, post: { number, raw: typeof letter === 'string' ? letter : packLetter(letter), createdAt: 1, author: { username: from } }, me: desk.db.one(desk.db.sql.selectFrom('accounts').select('my_username'))?.my_username ?? '', accountId: 'practice', now: desk.clock.now() });
  const verdict = (over: Partial<Extract<Letter, { kind: 'verdict' }>> = {}): Letter => ({ v: 1, kind: 'verdict', look, textSha: textSha(words), verdict: 'agree', remark: '', suggestion: null, ...over });
  const rows = () => desk.db.all(desk.db.sql.selectFrom('looks').select(['id', 'state', 'by', 'agreed_by', 'topic_id']));
  return { ...desk, id: look, letter: ask, comes, verdict, rows };
}

describe('a text that comes from another desk', () => {
  it('waits for its reader here, under the name the forum gives', async () => {
    const { comes, letter, look, id } = aDeskWithMail();
    expect(comes('sam', letter)).toBe('asked');
    expect(await look(id)).toMatchObject({ by: 'sam', isMine: false, state: 'asked', text: words, note: 'Right?', required: ['Everything a trainee writes'], mayJudge: true, place: 'forum' });
    expect(comes('sam', letter)).toBe('ignored');
  });

  it.each<[string, (desk: ReturnType<typeof aDeskWithMail>) => string]>([
    ['somebody this desk does not know', ({ comes, letter }) => comes('a_stranger', letter)],
    ['somebody without a role', ({ comes, letter, people, as }) => (as('hana'), people.setRoles({ username: 'sam', roles: [] }), as('ilse'), comes('sam', letter))],
    ['ourselves', ({ comes, letter }) => comes('ILSE', letter)],
    ['nobody', ({ comes, letter }) => comes('', letter)],
    ['a later post of a thread', ({ comes, letter }) => comes('sam', letter, { number: 2 })],
    ['about a question that is not here', ({ comes, letter }) => comes('sam', { ...letter, topicId: 999 } as Letter)],
    ['in words only', ({ comes }) => comes('sam', 'Please read my answer')],
  ])('is not taken in from %s', (_, come) => {
    const desk = aDeskWithMail();
    expect(come(desk)).toBe('ignored');
    expect(desk.rows()).toEqual([]);
  });

  it('is one of fifty at most, so that nobody fills the list', () => {
    const { comes, letter, rows } = aDeskWithMail();
    for (let n = 0; n < 60; n += 1) comes('sam', { ...letter, look: commandId.parse(randomUUID()) } as Letter, { topicId: 100 + n });
    expect(rows()).toHaveLength(50);
  });
});

describe('a verdict that comes from another desk', () => {
  /** The desk of `robin`, who asked; the answer of readers comes in. */
  function asked() {
    const desk = aDeskWithMail();
    desk.as('robin');
    const id = desk.ask('practice:1' as never);
    updateLook(desk.db, id, { topic_id: 77 });
    return { ...desk, id, verdict: (over = {}) => ({ ...desk.verdict(over), look: id }) as Letter };
  }

  it('counts, one beside another', async () => {
    const { comes, verdict, look, id, send } = asked();
    expect(comes('ilse', verdict(), { number: 2 })).toBe('judged');
    expect(comes('bo', verdict(), { number: 3 })).toBe('judged');
    expect(await look(id)).toMatchObject({ state: 'agreed', agreedBy: ['ilse', 'bo'] });
    send('practice:1' as never);
  });

  it('brings a suggestion and a stop', async () => {
    const { comes, verdict, look, id } = asked();
    comes('ilse', verdict({ verdict: 'suggest', suggestion: 'Use a cream.' }), { number: 2 });
    expect(await look(id)).toMatchObject({ state: 'suggested', suggestion: 'Use a cream.', reader: 'ilse' });
    comes('bo', verdict({ verdict: 'stop', remark: 'This may be meningitis.' }), { number: 3 });
    expect(await look(id)).toMatchObject({ state: 'stopped', remark: 'This may be meningitis.', reader: 'bo' });
    // Nobody lifts the stop of somebody else, from afar either.
    expect(comes('ilse', verdict(), { number: 4 })).toBe('ignored');
  });

  it.each<[string, (desk: ReturnType<typeof asked>) => string]>([
    ['from somebody who is no second reader', ({ comes, verdict }) => comes('sam', verdict(), { number: 2 })],
    ['from a stranger', ({ comes, verdict }) => comes('a_stranger', verdict(), { number: 2 })],
    ['from whoever wrote the text, by another desk of theirs', ({ comes, verdict }) => comes('Robin', verdict(), { number: 2 })],
    ['in another thread than the one that carried it', ({ comes, verdict }) => comes('ilse', verdict(), { number: 2, topicId: 78 })],
    ['about other words', ({ comes, verdict }) => comes('ilse', verdict({ textSha: textSha('Something else.') }), { number: 2 })],
    ['about a text nobody knows', ({ comes, verdict }) => comes('ilse', { ...verdict(), look: commandId.parse(randomUUID()) } as Letter, { number: 2 })],
    ['that stops without a reason', ({ comes, verdict }) => comes('ilse', verdict({ verdict: 'stop' }), { number: 2 })],
    ['after it was taken back', ({ comes, verdict, looks, id }) => (looks.withdraw({ id }), comes('ilse', verdict(), { number: 2 }))],
    ['that says it was sent, from somebody who is no reader', ({ comes, id }) => comes('sam', { v: 1, kind: 'sent', look: id }, { number: 2 })],
    ['that takes it back, from somebody else', ({ comes, id }) => comes('ilse', { v: 1, kind: 'withdraw', look: id }, { number: 2 })],
  ])('does not count %s', async (_, come) => {
    const desk = asked();
    const before = await desk.look(desk.id);
    expect(come(desk)).toBe('ignored');
    const after = await desk.look(desk.id);
    expect([after.agreedBy, after.state === 'withdrawn' || after.state === before.state]).toEqual([[], true]);
  });

  it('says that the reader sent it', async () => {
    const { comes, verdict, look, id } = asked();
    expect(comes('ilse', { v: 1, kind: 'sent', look: id }, { number: 2 })).toBe('ignored');
    comes('ilse', verdict(), { number: 2 });
    expect(comes('ilse', { v: 1, kind: 'sent', look: id }, { number: 3 })).toBe('sent');
    expect((await look(id)).state).toBe('sent');
  });
});
