import type { Finding } from '#shared/words/finding.ts';
import { firstWords, isLongEnough, type Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';

const check: Check = { id: 'read-it', title: 'Reads as if read', weight: 'advise', why: 'A line in the asker’s own words shows that the answer is for them and not for anybody.' };
/** Shared by any two texts, so sharing them shows nothing. */
const anybody = new Set('about after again also because been before being could does doing done down each ever from good have having hello help here just know like made make many more most much need only other over please really same should since some still such take than thank thanks that their them then there these they thing things think this those time very want well were what when where which while will with would your yours'.split(' ').map(stem));
const enough = 2;
const fewestQuestionWords = 8;

function stem(word: string): string {
  return word.replace(/(?:ing|ed|es|s|ly)$/, '').slice(0, 6);
}
const stemsOf = (text: string): Set<string> => new Set((text.slice(0, 40_000).toLowerCase().match(/\p{L}{4,40}/gu) ?? []).map(stem).filter((one) => one.length >= 3 && !anybody.has(one)));

export function readIt(reading: Reading): Finding[] {
  if (reading.kind === 'moderation' || !reading.isEnglish || !isLongEnough(reading)) return [];
  const asked = stemsOf(`${reading.question.title}\n${reading.question.bodyText}`);
  if (asked.size < fewestQuestionWords) return [];
  const shared = [...stemsOf(firstWords(reading, 60))].filter((one) => asked.has(one));
  return shared.length >= enough ? [] : [found(check, reading, null, 'The first lines could answer anybody. Say in one line what they told you.')];
}
