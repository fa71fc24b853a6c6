import type { Finding } from '#shared/words/finding.ts';
import { countWords } from '#shared/answers/count-words.ts';
import { isLongEnough, type Reading } from '../answer-to-check.ts';
import { found, short, type Check } from '../found.ts';

const check: Check = { id: 'disclaimer', title: 'Disclaimers', weight: 'advise', why: 'One general disclaimer and at most two more: more is a wall nobody reads, none lets an answer pass for care (AMA 1.2.12).' };
const most = 3;
const share = 0.25;
/** Says what was not done: nobody has seen the person. Or the same in the languages the library speaks. */
const general = /\b(?:general|not seen|in person|not a doctor|kein[e]? Arzt|allgemein|nicht (?:gesehen|untersucht)|général|pas vu|no (?:le |la |te )?he visto|general(?:es)?)\b/i;

export function disclaimer(reading: Reading): Finding[] {
  const { disclaimers, text, kind } = reading;
  if (disclaimers === null || kind === 'moderation' || text.trim() === '') return [];
  const findings: Finding[] = [];
  if (disclaimers.length === 0) findings.push(found(check, reading, null, 'No disclaimer goes with this answer. Pick one.'));
  else if (!disclaimers.some(({ id, body }) => id === 'd-general' || general.test(body))) findings.push(found(check, reading, null, 'No general disclaimer goes with this answer. Add the one that says you have not seen them.'));
  if (disclaimers.length > most) findings.push(found(check, reading, null, `${disclaimers.length} disclaimers go with this answer. Leave at most ${most}.`));
  const said = disclaimers.reduce((sum, { body }) => sum + countWords(body), 0);
  if (isLongEnough(reading) && disclaimers.length > 1 && said > share * (said + countWords(text))) findings.push(found(check, reading, null, `The disclaimers make up ${Math.round((100 * said) / (said + countWords(text)))} % of the answer. Leave out the one that matters least here, or say more yourself.`));
  return [...findings, ...saidTwice(reading)];
}

/** A disclaimer that was typed or pasted, too. */
function saidTwice(reading: Reading): Finding[] {
  return (reading.disclaimers ?? []).flatMap(({ body }) => {
    const first = /^[^\n.!?]{20,300}[.!?]/.exec(body.trim())?.[0];
    const from = first === undefined ? -1 : reading.text.indexOf(first);
    if (first === undefined || from < 0) return [];
    return [found(check, reading, { from, to: from + first.length }, `“${short(first)}” is added when you send. Take it out of your own text.`)];
  });
}
