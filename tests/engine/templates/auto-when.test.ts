import { expect, it } from 'vitest';
import { judge } from '#electron/engine/templates/auto-when.ts';
import starter from '#electron/engine/templates/starter-library.json' with { type: 'json' };

const values = { question: { is_child: true, is_pregnant: false, level: '', fact: 'true' }, answer: { kind: 'answer' }, volunteer: { is_clinician: false } };
const holds = (sentence: string): boolean => judge(sentence, values).holds;

it('reads names, texts, not, and, or', () => {
  expect(holds('question.is_child')).toBe(true);
  expect(holds('question.is_pregnant or question.is_child')).toBe(true);
  expect(holds('question.is_pregnant and question.is_child')).toBe(false);
  expect(holds('not question.is_pregnant and question.is_child')).toBe(true);
  expect(holds('question.is_child or question.is_child and question.is_pregnant')).toBe(true);
  expect(holds('answer.kind == "answer"')).toBe(true);
  expect(holds('answer.kind != "answer"')).toBe(false);
});

it('takes for false what nobody knows, and a text for no yes', () => {
  expect(holds('triage.crisis')).toBe(false);
  expect(holds('constructor')).toBe(false);
  expect(holds('question.constructor')).toBe(false);
  expect(holds('question.level == "emergency"')).toBe(false);
  expect(holds('question.fact')).toBe(false);
});

it('says what made it hold', () => {
  expect(judge('question.is_pregnant or question.is_child', values).because).toEqual(['question.is_child']);
  expect(judge('not volunteer.is_clinician', values).because).toEqual(['not volunteer.is_clinician']);
});

it.each(['', 'and', 'a b', '"x"', 'answer.kind ==', 'answer.kind == answer.kind', 'question.is_child or', '(question.is_child)', 'question.is_child;', 'not', 'x'.repeat(600)])('holds nothing it cannot read: %s', (sentence) => {
  expect(holds(sentence)).toBe(false);
});

it('can read every condition of the library', () => {
  const all = { question: { patient_is_child: true, level: 'emergency', is_pregnant: true, has_photo: true, photo_of_minor: true }, triage: { crisis: true }, answer: { kind: 'answer', mentions_medicine: true } };
  const worlds = [{ ...all, volunteer: { is_clinician: true }, community: { kind: 'pets' } }, { ...all, community: { kind: 'legal' } }];
  for (const { auto_when } of starter.disclaimers) expect(worlds.some((world) => judge(auto_when, world).holds), auto_when).toBe(true);
});
