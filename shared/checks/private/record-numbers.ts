import { isIban, isLuhn, isNhsNumber, isSocialSecurity } from './check-digits.ts';
import { finds, wordsBefore, type PrivateFind } from './private-find.ts';
import { digitsOf } from './public-numbers.ts';

const noun = String.raw`(?:number|numbers|no\.?|nr\.?|num\.?|nummer|#|№|id|code|n\.?º|numéro|número)`;
const owner = String.raw`(?:medical record|health record|hospital|patient|chart|record|policy|membership|member|subscriber|group|insurance|insurer|insured|claim|case|account|acct|reference|nhs|h&c|chi|health card|health insurance|healthcare|medicare|medicaid|beneficiary|passport|driving licence|driver['’]?s? licen[cs]e|licen[cs]e|identity card|national insurance|social security|social insurance|tax|student|employee|customer|prescription|rx|appointment|booking|versicherten|kranken\w{0,20}|versicherungs|patienten|aadhaar|aadhar|dni|nie|ssn|nino|ni)`;
const value = String.raw`([A-Z]{0,6}[-/ ]?\d[A-Z0-9]{0,20}(?:[-/ ]?[A-Z0-9]{1,12}){0,5})`;
/** "policy number is AX-1234567", "Member ID: W123456789" */
const named = new RegExp(String.raw`\b${owner}[ -]?(?:card )?${noun}\s{0,2}(?:is|was|are|:|=|#|-|lautet|ist|est|es)?\s{0,2}:?\s{0,2}${value}`, 'gi');
/** Words that name such a number by themselves. */
const alone = new RegExp(String.raw`\b(?:mrn|m\.r\.n\.|ssn|nino|iban|npi|dea|aadhaar|aadhar|emrn|urn|nhi|ihi)\s{0,2}(?:${noun}\s{0,2})?(?:is|was|:|=|#)?\s{0,2}:?\s{0,2}${value}`, 'gi');
const card = /(?<![\w.-])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-])|(?<![\w.-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\w-])/g;
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g;
const socialSecurity = /(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])/g;
const nationalInsurance = /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g;
const nhs = /(?<![\w.-])(?<!\+\d{1,3} )\d{3}[ -]\d{3}[ -]\d{4}(?![\w-])/g;
const sortCode = /\bsort code\D{0,10}(\d{2}-\d{2}-\d{2})(?!\d)/gi;
const plate = /\b(?:number plate|licen[cs]e plate|registration(?: number| plate)?|reg(?: no| number)|plate(?: number)?)\s{0,2}(?:is|was|reads|:)?\s{0,2}:?\s{0,2}([A-Z0-9]{1,4}[ -]?[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4})?)\b/gi;
const leastDigits = 4;

const isRecord = (written: string): boolean => digitsOf(written).length >= leastDigits && !/^(?:19|20)\d\d$/.test(written);

/** Numbers by which an office knows a person. `isPublic` tells of a line (digits only) that anybody may call. */
export function recordNumbers(text: string, isPublic: (digits: string) => boolean): PrivateFind[] {
  const written = ({ from, to }: PrivateFind): string => text.slice(from, to);
  return [
    ...[...finds(text, named, 'a record or policy number', 1), ...finds(text, alone, 'a record or policy number', 1)].map((found) => trimmed(text, found)).filter((found) => isRecord(written(found))),
    ...finds(text, card, 'a card number').filter((found) => isLuhn(digitsOf(written(found)))),
    ...finds(text, iban, 'a bank account').filter((found) => isIban(written(found))),
    ...finds(text, socialSecurity, 'a social security number').filter((found) => isSocialSecurity(digitsOf(written(found))) && (written(found).includes('-') || /\b(?:ssn|social)\b/i.test(wordsBefore(text, found.from, 60)))),
    ...finds(text, nationalInsurance, 'a national insurance number'),
    ...finds(text, nhs, 'an NHS number').filter((found) => isNhsNumber(digitsOf(written(found))) && !isPublic(digitsOf(written(found)))),
    ...finds(text, sortCode, 'a bank account', 1),
    ...finds(text, plate, 'a licence plate', 1).filter((found) => /\d/.test(written(found)) && /[A-Z]/.test(written(found))),
  ];
}

/** A number ends before the next word. */
function trimmed(text: string, found: PrivateFind): PrivateFind {
  const parts = text.slice(found.from, found.to).split(/(?<=\S)(?=\s)/);
  let to = found.from;
  for (const [index, part] of parts.entries()) {
    if (index > 0 && !/\d/.test(part)) break;
    to += part.length;
  }
  return { ...found, to };
}
