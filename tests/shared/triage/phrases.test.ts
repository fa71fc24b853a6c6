import { describe, expect, it } from 'vitest';
import { matchAt } from '#shared/triage/match.ts';
import { readPhrases } from '#shared/triage/phrase.ts';
import { checkBook } from '#shared/triage/rule-book.ts';
import { createListener } from '#shared/triage/signals.ts';
import { tokensOf } from '#shared/triage/tokens.ts';
import { aJudge, someRules } from '#tests/makers/a-judge.ts';

const concepts = { pain: 'pain*|hurt*', chest: 'chest|ribs' };
const stands = (phrase: string, text: string): boolean => {
  const tokens = tokensOf('', text);
  return readPhrases(phrase, concepts).some((pieces) => tokens.some((_, at) => matchAt(pieces, tokens, at) !== -1));
};

describe('a phrase', () => {
  it('stands where its words stand in order', () => {
    expect(stands('chest pain', 'I have chest pain.')).toBe(true);
    expect(stands('chest pain', 'Pain in the chest.')).toBe(false);
  });

  it('takes words that begin so, and no others', () => {
    expect(stands('swell*', 'It is swelling.')).toBe(true);
    expect(stands('swell', 'It is swelling.')).toBe(false);
  });

  it('takes one of several ways, of one word or more', () => {
    for (const text of ['he passed out', 'he fainted', 'he is out cold']) expect(stands('(faint*|passed out|out cold)', text), text).toBe(true);
  });

  it('goes on where a way is not taken', () => {
    expect(stands('very (very)? sore', 'very sore')).toBe(true);
    expect(stands('very (very)? sore', 'very very sore')).toBe(true);
  });

  it('leaves room for at most so many words', () => {
    expect(stands('chest ~2 pain', 'chest is in pain')).toBe(true);
    expect(stands('chest ~1 pain', 'chest is in pain')).toBe(false);
  });

  it('does not reach over a word that turns it around', () => {
    expect(stands('chest ~4 pain', 'my chest does not pain')).toBe(false);
    expect(stands('chest ~4 pain', 'my chest is free, no pain')).toBe(false);
  });

  it('stays in its sentence, unless it says that it may leave it', () => {
    expect(stands('glass ~8 stay*', 'I used a glass. They stayed.')).toBe(false);
    expect(stands('glass ~~8 stay*', 'I used a glass. They stayed.')).toBe(true);
    expect(stands('glass ~~20 stay*', 'I used a glass. One. Two. Three. They stayed.')).toBe(false);
  });

  it('is read in both orders where it says so', () => {
    for (const text of ['pain in my chest', 'chest is in pain']) expect(stands('<pain> ~3 & <chest>', text), text).toBe(true);
  });

  it('knows numbers, and two words that are one', () => {
    expect(stands('\\d+ tablets', 'she took 30 tablets')).toBe(true);
    expect(stands('cannot breathe', 'I can not breathe')).toBe(true);
    expect(stands('doesnt fade', 'it does not fade')).toBe(true);
    expect(stands('doesnt fade', 'it doesn’t fade')).toBe(true);
  });

  it('that cannot be read is a mistake in the rules, said at once', () => {
    for (const phrase of ['(open', 'a ? b', '<nothing>', '~3', '[a-z]']) expect(() => readPhrases(phrase, concepts), phrase).toThrow();
  });
});

describe('the book of rules', () => {
  it('is read whole: every phrase can be read and every signal a rule names is described', () => {
    expect(() => createListener(someRules())).not.toThrow();
    const { signals, rules } = someRules();
    expect(Object.keys(signals).length).toBeGreaterThan(150);
    expect(rules.length).toBeGreaterThan(150);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('refuses a rule about a signal nobody described, and one that says nothing', () => {
    const book = someRules();
    const [first] = book.rules;
    if (!first) throw new Error('there are rules');
    expect(() => checkBook({ ...book, rules: [{ ...first, all: [['no-such-sign']] }] })).toThrow(/no-such-sign/);
    expect(() => checkBook({ ...book, rules: [{ ...first, all: [], sum: undefined }] })).toThrow(first.id);
  });

  it('has no signal that no rule, tick or flag listens for', () => {
    const { signals, rules, ticks } = someRules();
    const used = new Set([...rules.flatMap((rule) => [...rule.all.flat(), ...rule.none, ...Object.keys(rule.sum?.points ?? {}), ...rule.lowered.flatMap(({ by, unless }) => [...by, ...unless])]), ...ticks.flatMap(({ shownFor, yes, no }) => [...shownFor, ...[yes, no].flatMap(({ heardIn, adds, takesAway }) => [...heardIn, ...adds, ...takesAway])])]);
    const byFlags = ['place', 'time_said', 'spam', 'school'];
    expect(Object.keys(signals).filter((id) => !used.has(id) && !byFlags.includes(id))).toEqual([]);
  });
});

describe('text of strangers', () => {
  const judge = aJudge();

  it('is read in one go, however it was made to be slow', () => {
    const pieces = ['chest ', 'pain ', 'not ', 'no, ', '((((', '....', '!?', 'and ', 'blood blood ', '38.5 ', 'a'.repeat(5_000), '\n- ', 'press glass ', 'dont ', '\u0000', '👩‍⚕️'];
    for (const piece of pieces) expect(judge({ title: piece.repeat(50), body: piece.repeat(Math.ceil(400_000 / piece.length)) }).wordsLevel, piece.slice(0, 20)).toBeDefined();
  }, 60_000);

  it('costs in step with its length: eight times the text, not sixty-four times the work', () => {
    const text = 'My chest hurts and I cannot breathe, no fever, not sick. He fell and hit his head, blood everywhere. '.repeat(4);
    const steps = (times: number): number => {
      const begun = process.cpuUsage().user;
      for (let n = 0; n < 6; n += 1) judge({ body: text.repeat(times) });
      return process.cpuUsage().user - begun;
    };
    steps(8);
    // Twice as much again as linear would be: room for a machine that does other things.
    expect(steps(64) / steps(8)).toBeLessThan(16);
  }, 60_000);
});
