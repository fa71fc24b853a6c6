import { describe, expect, it } from 'vitest';
import { partsOf, sourceWith, splitSign, withoutSigns } from '#electron/engine/amends/source-parts.ts';

const comment = '<!-- rounds:0123456789abcdef -->';
const link = '[//]: # (rounds:0123456789abcdef)';
const sent = { body: 'Top words.\n\n---\n\nMy words.\n\n---\n\nBottom words.', own: 'My words.' };

describe('the source of an answer in its parts', () => {
  it.each([comment, link])('parts the words from the line that only Rounds reads: %s', (sign) => {
    expect(splitSign(`My words.\r\n\r\n${sign}\n`)).toEqual({ body: 'My words.', sign });
    expect(splitSign('My words.')).toEqual({ body: 'My words.', sign: '' });
    expect(splitSign(`${sign}\n\nMy words.`), 'in the middle it is somebody’s text').toEqual({ body: `${sign}\n\nMy words.`, sign: '' });
  });

  it('leaves the person their own words where what was put around them still stands there, and puts everything together as it was', () => {
    const source = `${sent.body}\n\n${comment}`;
    const parts = partsOf(source, sent);
    expect(parts).toEqual({ before: 'Top words.\n\n---\n\n', own: 'My words.', after: '\n\n---\n\nBottom words.', sign: comment });
    expect(sourceWith(parts, parts.own)).toBe(source);
    expect(sourceWith(parts, 'Other words.')).toBe(source.replace('My words.', 'Other words.'));
    expect(partsOf(source.replace('My words.', 'Edited elsewhere.'), sent).own).toBe('Edited elsewhere.');
  });

  it('leaves them everything where it does not, or where the answer did not leave this desk', () => {
    const changed = `My words, and no more bottom.\n\n${comment}`;
    expect(partsOf(changed, sent)).toEqual({ before: '', own: 'My words, and no more bottom.', after: '', sign: comment });
    expect(partsOf(`${sent.body}\n\n${comment}`, null)).toMatchObject({ before: '', own: sent.body, after: '' });
    expect(partsOf('Top words.\n\n---\n\nBottom words.', sent), 'above and below must not share words').toMatchObject({ before: '' });
  });

  it('takes out lines by which an answer could be taken for another one', () => {
    expect(withoutSigns(`Mine.\n\n${comment}\n\nMore.\n\n${link}`)).toBe('Mine.\n\nMore.');
    expect(withoutSigns('A link [//]: # (other) stays.')).toBe('A link [//]: # (other) stays.');
  });
});
