import { describe, expect, it } from 'vitest';
import { isIban, isLuhn, isNhsNumber, isSocialSecurity } from '#shared/checks/private/check-digits.ts';
import { findingsOf, quotesOf } from '#tests/makers/an-answer-to-check.ts';

describe('personal data', () => {
  it('refuses, names what it is and stands at its exact place', () => {
    const text = 'Thank you.\n\nRing me on 07700 900123 — tonight.';
    const [finding, ...more] = findingsOf('personal-data', text);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ weight: 'refuse', quote: '07700 900123', say: expect.stringContaining('a phone number'), instead: null });
    expect(text.slice(finding?.from ?? 0, finding?.to ?? 0)).toBe('07700 900123');
    expect(finding?.why).not.toBe('');
  });

  it('is found behind letters that take two units', () => {
    const text = '😀😀 jo@example.org';
    const [finding] = findingsOf('personal-data', text);
    expect(text.slice(finding?.from ?? 0, finding?.to ?? 0)).toBe('jo@example.org');
  });

  it('is found in quotes and in code, for repeating it gives it away again', () => {
    expect(quotesOf('personal-data', '> my mail is ann@example.org')).toEqual(['ann@example.org']);
    expect(quotesOf('personal-data', 'You wrote `ann@example.org`.')).toEqual(['ann@example.org']);
  });

  it('lets the numbers of the locale packs stand, and only those', () => {
    const text = 'Call the line of this region: 020 7946 0123.';
    expect(quotesOf('personal-data', text, { allowedNumbers: ['Night line 020 7946 0123 (free)'] })).toEqual([]);
    expect(quotesOf('personal-data', text)).toEqual(['020 7946 0123']);
  });

  it('knows a public line in any way of writing it', () => {
    for (const line of ['1-800-222-1222', '(800) 222-1222', '+1 800 222 1222', '1.800.222.1222', '0800 1111', '116 123', '13 11 14']) expect(quotesOf('personal-data', `Call ${line} at any time.`)).toEqual([]);
  });

  it('tells a free number of a service from one that is only free', () => {
    expect(quotesOf('personal-data', 'The helpline of the charity is 0800 448 0818.')).toEqual([]);
    expect(quotesOf('personal-data', 'Call me on 0800 448 0818.')).toEqual(['0800 448 0818']);
  });

  it('passes over dates, ranges, figures and codes', () => {
    const text = 'On 12/03/2024 the count was 1 250 000. Between 2019-2023, lot 0123456789, PMID 31234567, 45-60 g, room 221 at 10:15, https://example.org/0207946012 and 3-6 months.';
    expect(quotesOf('personal-data', text)).toEqual([]);
    expect(quotesOf('personal-data', 'Born on 12/03/2024.')).toEqual(['12/03/2024']);
  });

  it('passes over illnesses that look like names', () => {
    expect(quotesOf('personal-data', 'The name is Erythema Nodosum. Its name was Pityriasis Rosea. My name is not important.')).toEqual([]);
    expect(quotesOf('personal-data', 'My name is Erika Nodos.')).toEqual(['Erika Nodos']);
  });

  it('says one thing about one place', () => expect(findingsOf('personal-data', 'NHS number 943 476 5919')).toHaveLength(1));
});

describe('numbers that prove themselves', () => {
  it('are believed only with the right check digit', () => {
    expect([isNhsNumber('9434765919'), isNhsNumber('9434765918'), isNhsNumber('1111111111')]).toEqual([true, false, false]);
    expect([isLuhn('4111111111111111'), isLuhn('4111111111111112'), isLuhn('0000000000000')]).toEqual([true, false, false]);
    expect([isIban('DE89 3704 0044 0532 0130 00'), isIban('DE88 3704 0044 0532 0130 00'), isIban('XX')]).toEqual([true, false, false]);
    expect([isSocialSecurity('123456789'), isSocialSecurity('000456789'), isSocialSecurity('666456789'), isSocialSecurity('912345678')]).toEqual([true, false, false, false]);
  });
});

describe('contact outside the thread', () => {
  it.each(['Send me a DM and I will look.', 'Please email me the picture.', 'WhatsApp works best for me.', 'Come to my clinic on Monday.', 'We can talk on Telegram.', 'Book an appointment with me.', 'See https://wa.me/447700900123 for more.', 'Just text me when it itches.', 'Mail me the picture.', 'Send it by private message.'])('is refused: %s', (text) => {
    expect(findingsOf('off-site', text)).toMatchObject([{ weight: 'refuse' }]);
  });

  it.each([
    'Please never send photos by WhatsApp or private message.',
    'I do not answer direct messages.',
    'Nobody from this site will call, text or email you.',
    'Tell us here what the clinic said.',
    'A Facebook group is no place for this.',
    'Call your doctor and ask for a message back.',
    'You wrote “my clinic gave me a cream”.',
    '> email me please',
  ])('is not seen in: %s', (text) => expect(quotesOf('off-site', text)).toEqual([]));
});
