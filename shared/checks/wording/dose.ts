import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, spansOf, type Check } from '../found.ts';

const check: Check = { id: 'dose', title: 'Dose', weight: 'refuse', why: 'A dose depends on age, weight, other medicines and health, none of which can be seen from here; only with the medicine disclaimer, or from a clinician, may one stand.' };

const number = String.raw`(?<![\w.,])(?:\d{1,5}(?:[.,]\d{1,3})?|half|one|two|three|four)(?:\s?(?:-|–|to|or)\s?(?:\d{1,5}(?:[.,]\d{1,3})?|two|three|four))?`;
/** A number and a unit that is hardly ever anything but an amount of a medicine. */
const amount = new RegExp(String.raw`${number}\s?(?:mg|mcg|µg|μg|micrograms?|milligrams?|ml|millilit(?:re|er)s?|iu|puffs?|drops?|tablets?|pills?|capsules?|teaspoons?|tsp)(?:/(?:kg|day|d|ml))?(?!\w)`, 'gi');
const strength = /(?<![\w.,])\d{1,2}(?:[.,]\d{1,3})?\s?%/g;
const often = /\b(?:once|twice|thrice|(?:two|three|four|five|six|\d) times|\dx)(?:\s(?:a|per|each|every)\s(?:day|night)|\sdaily)\b|\bevery (?:\d{1,2}|two|three|four|six|eight|twelve) hours\b|\b(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\d{1,2}h)\b/gi;

const medicine = /\b(?:medicines?|medications?|tablets?|pills?|capsules?|antibiotics?|antihistamines?|(?:cortico)?steroids?|painkillers?|dose|doses|prescri\w{2,9}|inhaler|syrup|cream|gel|ointment|lotion|solution|lacquer|wash|shampoo|foam|peroxide|acid|hydrocortisone|betamethasone|clobetasol|mometasone|hydroquinone|minoxidil|tretinoin|adapalene|permethrin|clotrimazole|terbinafine|ketoconazole|miconazole|paracetamol|acetaminophen|tylenol|ibuprofen|advil|nurofen|aspirin|naproxen|cetirizine|loratadine|benadryl|amoxicillin|doxycycline|flucloxacillin|prednis\w{2,6}|insulin|metformin|melatonin|vitamin|iron|supplements?)\b/i;
/** Put on or done by anybody, and no medicine. */
const harmless = /\b(?:moisturi[sz]\w{1,4}|emollients?|petroleum jelly|vaseline|sunscreen|sun cream|spf|soap|cleansers?|water|compress(?:es)?|flannel|ice|wash (?:your|the|his|her|it)|brush|rinse|bath|shower|temperature|check|look|feed|walk|stretch\w{0,3}|exercis\w{1,3}|meals?|photo|picture)\b/i;
const give = /\b(?:take|taking|takes|give|giving|use|using|apply|applying|rub|put|dab|swallow|inhale|inject|spray|dose)\b/i;
const fluid = /^\s?(?:of\s)?(?:warm |cold |boiled |cooled |clean )?(?:water|milk|formula|juice|fluids?|liquids?|blood|breast ?milk|squash|tea|saline|oil|bleach|vinegar)\b/i;
const notStrength = /^\s?(?:of\b|chance|risk|sure|certain|likely|more|less|better|cotton|discount|off|humidity|body|the time)/i;
const labValue = /^\s?(?:\/\s?(?:d?l|mmol|min|mol)|per d?l)/i;
const factor = /\b(?:spf|factor)\s?$/i;
const isAboutDose = /\bdos(?:e|es|age|ing|ierung|is)\b/i;

/** Whether one of these disclaimers says that nobody sets a dose here. */
export const isForMedicines = (disclaimers: readonly { id: string; body: string }[]): boolean => disclaimers.some(({ id, body }) => id === 'd-medicine' || isAboutDose.test(body));

export function dose(reading: Reading): Finding[] {
  if (isForMedicines(reading.disclaimers ?? [])) return [];
  const asked = squeeze(`${reading.question.title}\n${reading.question.bodyText}`);
  const hits = [...amounts(reading), ...strengths(reading), ...frequencies(reading)].toSorted((a, b) => a.from - b.from);
  const weight = reading.isClinician ? 'advise' : 'refuse';
  // Until it is known what goes with the answer, nothing is refused.
  const known = reading.disclaimers === null ? 'advise' : weight;
  return hits.flatMap(({ from, to }) => {
    const quote = reading.text.slice(from, to);
    if (isNamed(quote, asked)) return [];
    return [found(check, reading, { from, to }, `“${quote}”: we do not give doses here. Take it out and point to the leaflet or a pharmacist, or add the medicine disclaimer.`, { weight: known })];
  });
}

type Hit = { from: number; to: number };

const amounts = ({ visible }: Reading): Hit[] =>
  spansOf(visible, amount).filter(({ to, match }) => {
    const after = visible.slice(to, to + 30);
    if (/^(?:half|one|two|three|four)\b/i.test(match[0]) && !/(?:tablet|pill|capsule|puff|spoon|tsp|drop)/i.test(match[0])) return false;
    if (/drops?$/i.test(match[0]) && /^\s?of\s(?:blood|sweat|water|oil)/i.test(after)) return false;
    return !labValue.test(after) && !/\/(?:dl|l)$/i.test(match[0]) && !(/(?:ml|lit\w{2,4}|spoons?|tsp)$/i.test(match[0]) && fluid.test(after));
  });

const strengths = (reading: Reading): Hit[] =>
  spansOf(reading.visible, strength).filter(({ from, to }) => {
    const { visible } = reading;
    if (notStrength.test(visible.slice(to, to + 20)) || factor.test(visible.slice(Math.max(0, from - 10), from))) return false;
    return medicine.test(near(visible, from, to, 40));
  });

/** How often, when it is said of a medicine: a moisturiser twice a day is no dose. */
const frequencies = (reading: Reading): Hit[] =>
  spansOf(reading.visible, often).filter(({ from, to }) => {
    const around = near(reading.visible, from, to, 90);
    if (medicine.test(around) && (give.test(around) || !harmless.test(around))) return !harmless.test(around) || /\b(?:tablets?|pills?|capsules?|antibiotics?|steroids?|hydrocortisone|paracetamol|acetaminophen|ibuprofen|aspirin|antihistamines?)\b/i.test(around);
    return give.test(around) && !harmless.test(around);
  });

/** The words of the same sentence, at most `reach` characters to either side. */
function near(text: string, from: number, to: number, reach: number): string {
  const before = text.slice(Math.max(0, from - reach), from).split(/[.!?](?=\s)|\n/).at(-1) ?? '';
  const after = text.slice(to, to + reach).split(/[.!?](?=\s|$)|\n/)[0] ?? '';
  return before + text.slice(from, to) + after;
}

const squeeze = (text: string): string => text.slice(0, 40_000).toLowerCase().replace(/\s+/g, '').replaceAll(',', '.');

/** A strength the asker named themselves: the same figure and unit stand in the question. */
function isNamed(quote: string, asked: string): boolean {
  const said = squeeze(quote);
  if (!/^\d/.test(said) || !/(?:%|mg|mcg|µg|μg|ml|iu)$/.test(said)) return false;
  const at = asked.indexOf(said);
  return at >= 0 && !/[\d.]/.test(asked.charAt(at - 1));
}
