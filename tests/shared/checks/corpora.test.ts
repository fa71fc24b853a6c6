import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import starter from '#electron/engine/templates/library/starter-library.json' with { type: 'json' };
import { findMarks } from '#shared/answers/blanks.ts';
import { whatStops } from '#shared/checks/check-answer.ts';
import { anAnswer } from '#tests/makers/an-answer-to-check.ts';

const read = <T>(name: string, shape: z.ZodType<T>): T => shape.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'corpus', name), 'utf8')));
/** `finds`: what was typed and left; `marks`: whole marks of a template. Neither: a clean draft, however odd. */
const drafts = read('leftovers.json', z.array(z.strictObject({ text: z.string(), finds: z.array(z.string()).optional(), marks: z.array(z.string()).optional() })));
const identifiers = read('personal-data.json', z.array(z.strictObject({ kind: z.string(), text: z.string(), quote: z.string() })));
const answers = read('clean-answers.json', z.array(z.string()));

interface Place {
  from: number;
  to: number;
}
type Find = (text: string) => Place[];

const placesOf = (check: readonly string[], text: string, allowedNumbers: string[] = []): Place[] =>
  whatStops(anAnswer(text, { allowedNumbers })).flatMap(({ check: id, from, to }) => (check.includes(id) && from !== null && to !== null ? [{ from, to }] : []));
const unfinished: Find = (text) => [...placesOf(['leftover', 'unfilled'], text), ...findMarks(text, [])];

/** Where `wanted` stands in `text`, one after the other where a word is wanted twice. */
function wantedPlaces(text: string, wanted: readonly string[]): Place[] {
  const next = new Map<string, number>();
  return wanted.map((word) => {
    const from = text.indexOf(word, next.get(word) ?? 0);
    next.set(word, from + word.length);
    return { from, to: from + word.length };
  });
}
const touch = (a: Place, b: Place): boolean => a.from < b.to && b.from < a.to;

function measureDrafts(find: Find): { missed: string[]; alarms: string[] } {
  const missed: string[] = [];
  const alarms: string[] = [];
  for (const { text, finds = [], marks = [] } of drafts) {
    const wanted = wantedPlaces(text, [...finds, ...marks]);
    const found = find(text);
    missed.push(...wanted.filter((place) => !found.some((other) => touch(place, other))).map((place) => text.slice(place.from, place.to)));
    if (found.some((place) => !wanted.some((other) => touch(place, other)))) alarms.push(text);
  }
  return { missed, alarms };
}

/** An identifier counts as found when at least four fifths of it are. */
function measureIdentifiers(find: Find): string[] {
  return identifiers
    .filter(({ text, quote }) => {
      const from = text.indexOf(quote);
      const covered = find(text).reduce((most, place) => Math.max(most, Math.min(place.to, from + quote.length) - Math.max(place.from, from)), 0);
      return covered < 0.8 * quote.length;
    })
    .map(({ kind, text }) => `${kind}: ${text}`);
}

const allowed = starter.locale_packs.locales.flatMap((pack) => [pack.emergency, pack.advice_line, pack.poison, pack.crisis, pack.child]);
const library = [...starter.templates, ...starter.disclaimers].map(({ body }) => body.replaceAll(/\{%[^%]{0,200}%\}/g, '').replaceAll('{{ emergency.number }}', '911').replaceAll('{{ emergency.poison_line }}', '1-800-222-1222').replaceAll('{{ emergency.crisis_line }}', 'Samaritans 116 123').replaceAll(/\{\{[^}]{0,200}\}\}/g, 'a word'));
const clean = [...answers, ...library, ...drafts.flatMap(({ text, finds, marks }) => (finds || marks ? [] : [text]))];

const say = (what: string, part: number, of: number): void => console.info(`${what}: ${part} of ${of} (${((100 * part) / of).toFixed(1)} %)`);

describe('drafts with something left in them', () => {
  it('are at least two hundred, half of them clean and tricky', () => {
    expect(drafts.length).toBeGreaterThanOrEqual(200);
    expect(drafts.filter(({ finds, marks }) => !finds && !marks).length).toBeGreaterThanOrEqual(drafts.length / 2);
    expect(drafts.flatMap(({ text, finds = [], marks = [] }) => [...finds, ...marks].filter((word) => !text.includes(word)))).toEqual([]);
  });

  it('show every one of them, with fewer than two false alarms in a hundred drafts', () => {
    const { missed, alarms } = measureDrafts(unfinished);
    say('leftovers and marks missed', missed.length, drafts.flatMap(({ finds = [], marks = [] }) => [...finds, ...marks]).length);
    say('drafts with a false alarm', alarms.length, drafts.length);
    expect(missed).toEqual([]);
    expect(alarms.length / drafts.length).toBeLessThan(0.02);
  });

  it('would not pass with a check that only knows brackets, nor with none (control)', () => {
    const naive = measureDrafts((text) => [...text.matchAll(/\[[^\]\n]{1,80}\]|XXX|\{\{[^}]{0,80}\}\}/g)].map((found) => ({ from: found.index, to: found.index + found[0].length })));
    expect(naive.missed.length).toBeGreaterThan(20);
    expect(naive.alarms.length / drafts.length).toBeGreaterThan(0.02);
    expect(measureDrafts(() => []).missed.length).toBeGreaterThan(100);
  });
});

describe('texts with personal data', () => {
  it('are at least two hundred, of every kind', () => {
    expect(identifiers.length).toBeGreaterThanOrEqual(200);
    expect([...new Set(identifiers.map(({ kind }) => kind))].toSorted()).toEqual(['address', 'birth', 'card', 'email', 'iban', 'name', 'phone', 'place', 'plate', 'postcode', 'record']);
    expect(identifiers.filter(({ text, quote }) => !text.includes(quote))).toEqual([]);
  });

  it('show at least nineteen of twenty', () => {
    const missed = measureIdentifiers((text) => placesOf(['personal-data'], text, allowed));
    say('identifiers found', identifiers.length - missed.length, identifiers.length);
    expect(missed.length / identifiers.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('would not with a check that knows e-mail and long numbers alone (control)', () => {
    const naive = measureIdentifiers((text) => [...text.matchAll(/\S+@\S+|\d[\d -]{6,}\d/g)].map((found) => ({ from: found.index, to: found.index + found[0].length })));
    expect(naive.length / identifiers.length).toBeGreaterThan(0.3);
  });
});

describe('answers without personal data', () => {
  it('are at least two hundred, the starter library among them', () => expect(clean.length).toBeGreaterThanOrEqual(200));

  it('raise at most one false alarm in twenty', () => {
    const alarms = clean.filter((text) => placesOf(['personal-data'], text, allowed).length > 0);
    say('clean answers with a false alarm', alarms.length, clean.length);
    expect(alarms.length / clean.length, alarms.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('would raise more if public numbers were private, or every number a phone (control)', () => {
    const strict = clean.filter((text) => /\d[\d ./-]{3,}\d/.test(text) || /\b[A-Z][a-z]+ [A-Z][a-z]+\b/.test(text));
    expect(strict.length / clean.length).toBeGreaterThan(0.05);
  });

  it('let the library of this desk be sent as it is', () => {
    const stopped = library.flatMap((text) => whatStops(anAnswer(text, { allowedNumbers: allowed })).map(({ check, quote }) => `${check}: ${quote}`));
    expect(stopped).toEqual([]);
  });
});
