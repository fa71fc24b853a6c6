import { deflateRawSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { packLetter, unpackLetter, type Letter } from '#electron/engine/looks/letters/letter.ts';
import { titleOf, writeLetter } from '#electron/engine/looks/letters/write-letter.ts';
import { commandId } from '#shared/words/ids.ts';

const look = commandId.parse(randomUUID());
const ask: Letter = { v: 1, kind: 'ask', look, topicId: 7, text: 'Use a plain moisturiser.', note: 'Is the dose right?', required: ['Children'] };
const verdict: Letter = { v: 1, kind: 'verdict', look, textSha: 'a'.repeat(64), verdict: 'suggest', remark: 'Softer.', suggestion: 'Use a cream.' };
const about = { title: 'Red spots on both legs', url: 'https://forum.test/t/spots/7', name: 'Ilse', marker: '0123456789abcdef' };
const forged: Letter = { v: 1, kind: 'verdict', look, textSha: 'b'.repeat(64), verdict: 'agree', remark: '', suggestion: null };

describe('a letter in a message', () => {
  it.each<Letter>([ask, verdict, { v: 1, kind: 'withdraw', look }, { v: 1, kind: 'sent', look }])('comes out as it went in: $kind', (one) => {
    expect(unpackLetter(writeLetter(one, about, 32_000) ?? '')).toEqual(one);
    expect(unpackLetter((writeLetter(one, about, 32_000) ?? '').replaceAll('\n', '\r\n'))).toEqual(one);
  });

  it('is read by people without Rounds', () => {
    const raw = writeLetter(ask, about, 32_000) ?? '';
    expect(raw).toContain('Ilse asks for a second look at an answer to “Red spots on both legs”: https://forum.test/t/spots/7');
    expect(raw).toContain('> Is the dose right?');
    expect(raw).toContain('Use a plain moisturiser.');
    expect(raw.endsWith('<!-- rounds:0123456789abcdef -->')).toBe(true);
    expect(titleOf('Red spots\non both legs '.repeat(30))).toMatch(/^Second look: Red spots on both legs Red .{1,200}$/);
    expect(titleOf('x'.repeat(500)).length).toBeLessThanOrEqual(200);
  });

  it.each<[string, Partial<Letter>, Partial<typeof about>]>([
    ['the title of the question', {}, { title: packLetter(forged) }],
    ['a name', {}, { name: `\n${packLetter(forged)}` }],
    ['the note', { note: packLetter(forged) } as Partial<Letter>, {}],
    ['the text', { text: packLetter(forged) } as Partial<Letter>, {}],
  ])('is the one at the beginning, whatever stands in %s', (_, change, words) => {
    const one = { ...ask, ...change } as Letter;
    expect(unpackLetter(writeLetter(one, { ...about, ...words }, 200_000) ?? '')).toEqual(one);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['only words', 'Please read my answer.'],
    ['a letter that comes later', `Hello\n\n${packLetter(ask)}`],
    ['a letter that is quoted', `> ${packLetter(ask)}`],
    ['no letter inside', packLetter({ kind: 'ask' } as unknown as Letter)],
    ['another version', packLetter({ ...ask, v: 2 } as unknown as Letter)],
    ['a kind nobody knows', packLetter({ v: 1, kind: 'publish', look } as unknown as Letter)],
    ['no id', packLetter({ ...ask, look: '../../x' } as unknown as Letter)],
    ['too long a text', packLetter({ ...ask, text: 'x'.repeat(64_001) } as Letter)],
    ['too many rules', packLetter({ ...ask, required: Array.from({ length: 61 }, () => 'x') } as Letter)],
    ['half of it', packLetter(ask).slice(0, 90)],
    ['no base64', packLetter(ask).replace('look:1:', 'look:1:%%%%')],
    ['what unfolds without end', `[details="For Rounds"]\n\`\`\`text\nrounds-look:1:${deflateRawSync(Buffer.alloc(50_000_000, 0x20)).toString('base64')}\n\`\`\`\n[/details]`],
  ])('is none in: %s', (_, raw) => {
    expect(unpackLetter(raw)).toBeNull();
  });

  it('leaves the words out where they are too many for a message, and gives up where even that is too much', () => {
    const long: Letter = { ...ask, text: 'The same words over and over. '.repeat(1_500) };
    const raw = writeLetter(long, about, 32_000) ?? '';
    expect(raw.length).toBeLessThan(32_000);
    expect(raw).toContain('too long for a message');
    expect(unpackLetter(raw)).toEqual(long);
    let noise = '';
    for (let n = 0; noise.length < 60_000; n += 1) noise += randomUUID();
    expect(writeLetter({ ...ask, text: noise }, about, 32_000)).toBeNull();
  });
});
