import { finds, type PrivateFind } from './private-find.ts';

const part = String.raw`\p{Lu}[\p{L}'’-]{1,30}`;
const whose = String.raw`(?:[Tt]he (?:patient|child|baby|boy|girl|mother|father|doctor|consultant|surgeon)['’]s|(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) (?:son|daughter|child|baby|husband|wife|partner|mum|mom|mother|dad|father|friend|brother|sister|doctor|gp|patient|boy|girl|neighbour|neighbor)['’]s)`;
const title = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Nurse|Sister)\.?\s)?`;
const fullName = String.raw`${title}${part}(?:\s${part}|\s\p{Lu}\.){1,3}`;
/** "My name is Jane Doe": first letters may be large anywhere, so the name alone is matched by case. */
const stated = new RegExp(String.raw`\b(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|${whose})\s(?:full |real |first and last |birth |legal |maiden )?name(?:['’]s|\sis|\swas|:)\s(${fullName})`, 'gu');
const labelled = new RegExp(String.raw`(?:(?:^|\n)\s{0,3}|\b(?:[Ff]ull |[Pp]atient(?:['’]s)? |[Rr]eal |[Ll]egal |[Ff]irst and last ))[Nn]ame(?: of (?:the )?(?:patient|child))?\s?[:=]\s?(${fullName})`, 'gu');
const signed = new RegExp(String.raw`\b(?:I am|I['’]m|[Tt]his is|[Cc]all me)\s((?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Doctor|Nurse)\.?\s)${fullName})`, 'gu');
const patient = new RegExp(String.raw`\b[Pp]atient(?::|\sis|\snamed|\scalled)\s(${fullName})`, 'gu');
const foreign = new RegExp(String.raw`\b(?:[Mm]ein Name ist|[Ii]ch heiße|[Mm]e llamo|[Mm]i nombre es|[Jj]e m['’]appelle|[Mm]on nom est|[Ii]hr Name ist|[Ss]u nombre es)\s(${fullName})`, 'gu');
const lower = /\bmy (?:full |real )?name is ([a-z]{2,20} [a-z]{2,20})(?=[.,;!\n]|$)/g;
/** Not names, although they look like some: "My name is Not Important". */
const notName = /\b(?:Not|The|A|An|Important|Unknown|Here|Below|Above|Private|Anonymous|Dermatology|Community|Forum|Health|Erythema|Pityriasis|Tinea)\b/;
const notLowerName = /\b(?:not|no|the|a|an|in|on|my|and|but|on file|here|same|fine|hard|too|very|already|also|difficult|common|rare|private|long|spelled|misspelled)\b/;

const month = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:zo|ch|s)?|märz|apr(?:il)?|mayo?|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|oktober|dezember|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|abril|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\p{L})`;
const date = String.raw`(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:the\s)?\d{1,2}(?:st|nd|rd|th|\.|er)?\s(?:of\s|de\s)?${month}\.?,?(?:\s(?:de\s|of\s)?\d{4})?|${month}\.?\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)?,?(?:\s\d{4})?)`;
const birth = new RegExp(String.raw`\b(?:born|dob|d\.o\.b\.?|d\/o\/b|date of birth|birth ?date|birthday|birth day|geboren(?: am)?|geb\.?|geburtsdatum|née? le|date de naissance|nacid[oa](?: el)?|fecha de nacimiento)\b\.?\s{0,2}(?:is|was|on|:|=|am|le|el|\()?\s{0,2}:?\s{0,2}(?:on\s|the\s|is\s|ist\s|est\s|es\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(${date})`, 'giu');
/** "(12/03/1985)" behind a name is told by the name; a bare "12/03/1985 (DOB)" is told here. */
const birthAfter = new RegExp(String.raw`(${date})\s?(?:\(|is |as |was |, )?\s?(?:dob|d\.o\.b\.|(?:is |as )?(?:my|his|her|your|the) (?:date of birth|birthday|birth date))`, 'giu');

/** Who somebody is, where it is said outright, and the day they were born. */
export function namesAndBirthdays(text: string): PrivateFind[] {
  const named = [stated, labelled, signed, patient, foreign].flatMap((pattern) => finds(text, pattern, 'a full name', 1)).filter(({ from, to }) => !notName.test(text.slice(from, to)));
  const small = finds(text, lower, 'a full name', 1).filter(({ from, to }) => !notLowerName.test(text.slice(from, to)));
  return [...named, ...small, ...finds(text, birth, 'a date of birth', 1), ...finds(text, birthAfter, 'a date of birth', 1)];
}
