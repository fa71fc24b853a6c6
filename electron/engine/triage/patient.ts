import { findAge, type FoundAge } from './age.ts';

/** Whom the question is about, as far as the asker's own words say; null: they do not. `ageMonths` has one decimal below a year. */
export interface Patient {
  isChild: boolean | null;
  isInfant: boolean | null;
  isPregnant: boolean | null;
  /** Trying for a baby, or breast-feeding: advice that is strict in pregnancy is strict here too. */
  mentionsPlanning: boolean;
  ageMonths: number | null;
  /** For "How does … skin look now?" */
  their: 'your' | 'his' | 'her' | 'their';
  isAsker: boolean;
  /** "mum", where the question is about somebody of the asker's family who was named so. */
  relative: string | null;
  /** A picture of a child is mentioned or offered; whether one is attached is known elsewhere. */
  photoOfMinor: boolean;
  quotes: { age: string | null; child: string | null; pregnancy: string | null };
}

// Every pattern here is bounded: no quantifier can run over what another one could also eat.
const childWord = /\b(?:my|our)\s(?:own\s|little\s|poor\s|tiny\s|young\s|eldest\s|youngest\s|oldest\s){0,2}(?:son|daughter|baby|newborn|infant|toddler|child|kid|boy|girl|little one|bub|bubba)\b(?!['’]?s?\s(?:is\s)?pregnant|[\s-]in[ -]law)/i;
const childAlone = /(?:^|[.!?\n]\s{0,3})(?:(?:the|this|a)\s)?(?:baby|toddler|newborn|little one|little girl|little boy)\s(?!(?:powder|oil|wipes|shower|bump|on|due)\b)|\b(?:the|this) (?:baby|toddler|newborn)\b|\b(?:DS|DD|LO|DGS|DGD)\b(?!\s?[:=])|\bbubs?\b|\bday old\b|\b(?:a|in) (?:toddler|newborn)\b/;
const newborn = /\b(?:newborn|neonate|new baby|infant)\b/i;
const relation = /\b(?:(?:for|about) my\s|my\s|^)(husband|wife|partner|boyfriend|girlfriend|mother|mum|mom|father|dad|grandmother|grandma|grandfather|grandad|grandpa|brother|sister)(?:\s\d{1,3}|,|['’]s\s|\s(?:has|is|had|got|woke|started|freezing|keeps))/i;
const isPregnantNow = /\b(?:i['’]?m|i am|im|we are|we['’]re|while|currently|(?:\d{1,2}|few|several)\s?(?:weeks?|wks?|months?))\s(?:\d{1,2}\s?(?:weeks?|wks?|months?)\s|also\s|now\s|currently\s|about\s){0,2}pregnant\b|\bi['’]?m\s\d{1,2}\+\d\b|\b\d{1,2}\s?weeks?\spregnant\b|\bmy pregnancy\b|\bbaby (?:was|is|has been|hasn['’]?t been|not) (?:kicking|moving)\b/i;
const isNotPregnant = /\b(?:not|isn['’]?t|never been|can['’]?t be|no chance (?:i['’]?m|of being)) (?:yet )?pregnant\b/i;
const planning = /\b(?:trying (?:for a baby|to conceive|to get pregnant|next)|start(?:ing)? trying|ttc|planning (?:a )?(?:pregnancy|baby)|want to get pregnant|breast[ -]?feeding|nursing my)\b/i;
const picture = /\b(?:photos?|pics?|pictures?|images?)\b/i;
const male = /\b(?:he|he['’]s|him|his|son|boy|husband|boyfriend|father|dad|grandfather|grandad|grandpa|brother|male)\b/gi;
const female = /\b(?:she|she['’]s|her|hers|daughter|girl|wife|girlfriend|mother|mum|mom|grandmother|grandma|sister|female)\b/gi;

const adult = 18 * 12;

/** Reads the patient off title and plain text. Title first: that is where people say whom it is about. */
export function readPatient(title: string, bodyText: string): Patient {
  const text = `${title.slice(0, 500)}\n${bodyText.slice(0, 20_000)}`;
  const age = findAge(text);
  const child = age === null ? (childWord.exec(text) ?? newborn.exec(text) ?? childAlone.exec(text)) : null;
  const isChild = age === null ? (child ? true : null) : age.months < adult;
  const other = relation.exec(text.slice(0, title.length + 160));
  const isAsker = isChild ? (age?.isSelf ?? false) : !(other !== null && age?.isSelf !== true) && age?.isOther !== true;
  const pregnant = isChild && !isAsker ? null : isPregnantNow.exec(text);
  return {
    isChild,
    isInfant: age === null ? (newborn.test(text) && isChild ? true : null) : age.months < 3,
    isPregnant: pregnant ? true : isNotPregnant.test(text) ? false : null,
    mentionsPlanning: !(isChild && !isAsker) && planning.test(text),
    ageMonths: age?.months ?? null,
    their: isAsker ? 'your' : pronounOf(text, age),
    isAsker,
    // "My dad had a stroke" tells of him; it does not make him the patient.
    relative: isAsker || /\shad$/i.test(other?.[0] ?? '') ? null : (other?.[1]?.toLowerCase() ?? null),
    photoOfMinor: isChild === true && picture.test(text),
    quotes: { age: age?.quote ?? null, child: child?.[0] ?? null, pregnancy: pregnant?.[0] ?? null },
  };
}

function pronounOf(text: string, age: FoundAge | null): 'his' | 'her' | 'their' {
  const near = age?.quote ?? '';
  const count = (words: RegExp, where: string): number => where.match(words)?.length ?? 0;
  const lead = count(male, near) - count(female, near) || count(male, text) - count(female, text);
  return lead > 0 ? 'his' : lead < 0 ? 'her' : 'their';
}
