import type { Fact } from '#shared/words/question.ts';
import { findConditions } from './conditions.ts';
import { medicinesIn } from './medicine.ts';
import { readPatient } from './patient.ts';

export { readPatient, type Patient } from './patient.ts';

const count = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|a couple of|several|many)';
const units = '(?:hours?|days?|weeks?|months?|years?|summers?|winters?)';
const duration = new RegExp(
  `\\b(?:for|over|past|last|about|since|in)\\s(?:the\\s)?(?:past\\s|last\\s)?(?:about\\s|roughly\\s|around\\s|almost\\s|nearly\\s|at least\\s|more than\\s|over\\s){0,2}${count}\\s${units}\\b(?!\\s?old)` +
    `|\\b${count}\\s${units}\\s(?:ago|now)\\b` +
    `|\\bsince\\s(?:about\\s|last\\s|early\\s|late\\s){0,2}(?:yesterday|this morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|christmas|week|month|year|night|birth|the weekend)(?:\\s(?:morning|evening|night|week|summer))?\\b` +
    `|\\bday\\s(?:\\d{1,2}|one|two|three|four|five|six|seven)\\b`,
  'gi',
);

const picture = /\b(?:i (?:have|took|can (?:send|post|share|upload)|will (?:send|post|share)|attached|uploaded)|i['’]ve (?:got|attached|uploaded|taken)|see|here (?:is|are)|attached|in the)\s(?:\w{1,12}\s){0,3}(?:photos?|pics?|pictures?|images?)\b(?:\s(?:on my phone|attached|below|above))?/i;

/** What the asker's own words say about the patient, each with the words it was read from. A reading aid: nothing here is sure. */
export function readFacts(title: string, bodyText: string): Fact[] {
  const patient = readPatient(title, bodyText);
  const facts: Fact[] = [];
  const quote = patient.quotes.age ?? patient.quotes.child;
  if (quote !== null) facts.push({ name: 'Patient', value: sayPatient(patient), quote });
  if (patient.isPregnant === true && patient.quotes.pregnancy !== null) facts.push({ name: 'Pregnancy', value: 'pregnant', quote: patient.quotes.pregnancy });
  const text = `${title.slice(0, 500)}\n${bodyText.slice(0, 20_000)}`;
  const since = [...text.matchAll(duration)].map(([words]) => words);
  const said = [...new Map(since.map((words) => [words.toLowerCase(), words])).values()].slice(0, 2);
  for (const words of said) facts.push({ name: 'Since', value: words.replace(/^(?:for|since|over|about|in)\s/i, ''), quote: words });
  for (const { name, quote: words } of findConditions(text)) facts.push({ name: 'Condition', value: name, quote: words });
  for (const words of medicinesIn(text)) facts.push({ name: 'Medicine', value: words, quote: words });
  const pictures = picture.exec(text)?.[0];
  if (pictures !== undefined) facts.push({ name: 'Pictures', value: 'spoken of', quote: pictures });
  return facts;
}

function sayPatient({ isChild, ageMonths, their }: ReturnType<typeof readPatient>): string {
  const parts = [isChild ? 'child' : 'adult'];
  if (ageMonths !== null) parts.push(sayAge(ageMonths));
  if (their === 'his') parts.push('male');
  if (their === 'her') parts.push('female');
  return parts.join(', ');
}

function sayAge(months: number): string {
  const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (months < 1) return plural(Math.round(months * 30), 'day');
  if (months < 3) return plural(Math.round((months * 30) / 7), 'week');
  if (months < 24) return plural(Math.round(months), 'month');
  return plural(Math.floor(months / 12), 'year');
}
