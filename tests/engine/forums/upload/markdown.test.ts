import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { pictureMarkdown } from '#electron/engine/forums/upload/markdown.ts';
import { findMarks } from '#shared/answers/blanks.ts';
import { checkAnswer } from '#shared/checks/check-answer.ts';
import { anAnswer } from '#tests/makers/an-answer-to-check.ts';

const markdown = new MarkdownIt({ html: false });
const addresses = ['upload://r3AYqESanERjladb4vBB7VsMBm6.png', '/assets/uploads/files/1732300000000-picture.jpg', 'https://files.example/community/1732300000000-picture.jpg'];

describe('the Markdown of a picture', () => {
  it('is one picture and nothing else, whatever is typed as its description', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: fc.oneof(fc.constantFrom(...'[](){}<>!\\`*_~|#%"\n'), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' })) }), fc.constantFrom(...addresses), fc.boolean(), (alt, address, hasSize) => {
        const said = pictureMarkdown(alt, address, hasSize ? { width: 690, height: 388 } : null);
        const html = markdown.render(said);
        expect(html).toMatch(/^<p><img src="[^"]*" alt="[^"]*"><\/p>\n$/);
        expect(html).toContain(`src="${address}"`);
        expect(findMarks(said, [])).toEqual([]);
      }),
    );
  });

  it('ends where its address ends', () => {
    const html = markdown.render(pictureMarkdown('x', 'https://files.example/a) [click](https://evil.example'));
    expect(html.match(/<(?:img|a) /g)).toEqual(['<img ']);
  });

  it.each(addresses)('is nothing an answer is stopped or warned for: %s', (address) => {
    const words = 'Thank you for asking. Rub the cream in twice a day, and see your doctor if it spreads.';
    const findings = (text: string) => checkAnswer(anAnswer(text)).map(({ check, quote }) => [check, quote]);
    for (const alt of ['The arm, from above', 'Left or right arm', 'Your arm', 'Name of the cream']) expect(findings(`${words}\n\n${pictureMarkdown(alt, address, { width: 690, height: 388 })}\n\n`)).toEqual(findings(words));
    // The same number outside an address is looked at.
    expect(findings(`${words} Call 07700 900123.`)).not.toEqual(findings(words));
  });
});
