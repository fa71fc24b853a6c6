import { describe, expect, it } from 'vitest';
import { placeTemplate, triggerAt } from '#shared/answers/place-template.ts';

const place = (text: string, from: number, to: number, template: string): string => {
  const change = placeTemplate(text, { from, to }, template);
  return text.slice(0, change.from) + change.insert + text.slice(change.to);
};

describe('asking for a template while typing', () => {
  it('hears a slash alone on its line', () => {
    expect(triggerAt('/', 1)).toEqual({ from: 0, to: 1 });
    expect(triggerAt('Hello\n/\nBye', 7)).toEqual({ from: 6, to: 7 });
  });
  it('does not hear a slash among words, or away from the caret', () => {
    expect(triggerAt('and/or', 4)).toBeNull();
    expect(triggerAt('Hello /', 7)).toBeNull();
    expect(triggerAt('/', 0)).toBeNull();
    expect(triggerAt('//', 2)).toBeNull();
  });
  it('hears two colons anywhere, but not a row of them', () => {
    expect(triggerAt('Hello ::', 8)).toEqual({ from: 6, to: 8 });
    expect(triggerAt('a:::', 4)).toBeNull();
    expect(triggerAt('at 10:', 6)).toBeNull();
  });
});

describe('putting a template at the caret', () => {
  it('takes the slash away', () => expect(place('/', 0, 1, 'One.\n\nTwo.')).toBe('One.\n\nTwo.'));
  it('keeps an empty line to what stands around it', () => {
    expect(place('Hello.Bye.', 6, 6, 'One.\n\nTwo.')).toBe('Hello.\n\nOne.\n\nTwo.\n\nBye.');
    expect(place('Hello.\n\n/\n\nBye.', 8, 9, 'One.\nTwo.')).toBe('Hello.\n\nOne.\nTwo.\n\nBye.');
  });
  it('puts a single line into the sentence', () => expect(place('Say  now', 4, 4, 'call 911')).toBe('Say call 911 now'));
});
