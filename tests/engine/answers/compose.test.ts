import { expect, it } from 'vitest';
import { composeAnswer } from '#electron/engine/answers/compose.ts';
import { createMarkdown } from '#tests/makers/a-reader.ts';

const compose = (text: string, block: { top?: string; bottom?: string } = {}) => composeAnswer(text, { top: '', bottom: '', ...block });

it('puts what comes first first, and what limits it last, each behind a rule', () => {
  expect(compose('  My answer.\r\nTwo.  ', { top: 'Call 911.', bottom: 'General.\n\nVolunteer.' })).toBe('Call 911.\n\n---\n\nMy answer.\nTwo.\n\n---\n\nGeneral.\n\nVolunteer.');
});

it('adds nothing where there is nothing to add', () => {
  expect(compose('My answer.')).toBe('My answer.');
  expect(compose('', { bottom: 'General.' })).toBe('---\n\nGeneral.');
});

const swallowing = ['```\ncode', '~~~~ js\n~~~\ncode', 'A <!-- note', '````\n```\nstill code', '- list\n\n      code', 'Setext', '| a |\n|---|', '<div>\nhi', '> quote', '1. one', '```\nx\n```\n```', '`` ` ``'];
it.each(swallowing)('lets no text swallow the disclaimer: %j', (text) => {
  const html = createMarkdown().html(compose(text, { bottom: 'General words.' }));
  expect(html).toMatch(/<hr>\n<p>General words\.<\/p>\n$/);
  expect(html.replace(/<!--[^]*?-->/g, '')).toContain('General words.');
});

it('would lose it behind an open fence or comment (control)', () => {
  for (const text of ['```\ncode', 'A\n\n<!-- note']) expect(createMarkdown().html(`${text}\n\n---\n\nGeneral words.`).replace(/<!--[^]*$/, '')).not.toContain('<p>General words.</p>');
});

it('drops the marker of an answer that was copied', () => {
  expect(compose('Old answer.\n\n<!-- rounds:0123456789abcdef -->')).toBe('Old answer.');
});
