import { finds, wordsBefore, type PrivateFind } from './private-find.ts';
import { digitsOf, isServiceLine } from './public-numbers.ts';
import { isNhsNumber } from './check-digits.ts';

const candidate = /(?<![\w@#$€£/.-])(?:(?:\+|00)\s?)?\(?\d{1,16}\)?(?:(?:[ .\-–/\u00a0]{1,3}|(?<=\)))\(?\d{1,8}\)?|\(\d{1,6}\)\s?\d{1,8}){0,7}(?![\w%°])/g;
const cue = /\b(?:call|phone|ring|text|tel|telephone|mobile|mob|cell|whatsapp|whats app|sms|fax|dial|number|no|reach|contact|viber|landline|handy|teléfono|telefon|téléphone|móvil|portable|appel\w{1,3})\b[^\d\n]{0,25}$/i;
const notPhone = /\b(?:lot|batch|isbn|issn|pmid|pmcid|doi|ean|upc|sku|asin|ndc|din|pzn|version|item|article|product|code|serial|model|barcode|nct|grid|trial|study|patent|order|step|page|pages)\b[^\d\n]{0,12}$/i;
const unitAfter = /^\s?(?:mg|mcg|µg|g|kg|ml|l|iu|mmol|units?|people|patients|children|cases|deaths|steps|cells|per|%|€|\$|£|dollars|euros|pounds|calories|kcal|years?|copies)\b/i;

const what = 'a phone number';

/** Phone numbers in the forms people write them, without those everybody may call. */
export function phoneNumbers(text: string, isPublic: (digits: string) => boolean): PrivateFind[] {
  return finds(text, candidate, what).flatMap((found) => {
    const written = text.slice(found.from, found.to);
    const digits = digitsOf(written);
    if (digits.length < 7 || digits.length > 16) return [];
    const before = wordsBefore(text, found.from, 90);
    if (isPublic(digits) || isServiceLine(written.startsWith('+') ? `+${digits}` : digits, before)) return [];
    if (notPhone.test(before) || unitAfter.test(text.slice(found.to, found.to + 12)) || isDateOrRange(written)) return [];
    return isPhone(written, digits, cue.test(before)) ? [found] : [];
  });
}

const groupsOf = (written: string): string[] => written.match(/\d+/g) ?? [];

const isDateOrRange = (written: string): boolean =>
  /^\(?\d{1,4}\)?([-/. –])\d{1,2}\1\d{1,4}$/.test(written) || /^(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d$/.test(written) || /^(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}\s\d{1,2}/.test(written) || /^\d{1,3}(?:[ .]000)+$/.test(written);

function isPhone(written: string, digits: string, isCued: boolean): boolean {
  const groups = groupsOf(written);
  const count = digits.length;
  if (written.startsWith('+')) return count >= 8;
  if (digits.startsWith('00') && count >= 10) return groups[0]?.length !== 1;
  if (isCued && count <= 15 && groups.every((group) => group.length >= 2 || group === '1' || group === '0')) return true;
  // North America: 212-555-0123, (212) 555 0123, 1.212.555.0123
  if (/^1?\D{0,2}\(?[2-9]\d{2}\)?\D{0,2}[2-9]\d{2}\D{1,2}\d{4}$/.test(written) && !isSpacedNhs(written, digits)) return true;
  if (/^555[ .-]\d{4}$/.test(written)) return true;
  if (groups.length === 1) return digits.startsWith('0') ? count >= 10 && count <= 12 : false;
  if (digits.startsWith('0') && (groups[0]?.length ?? 0) >= 2 && count >= 8 && count <= 12) return !written.includes('.') || groups.length >= 3;
  if (/^\(0\d{1,5}\)/.test(written)) return count >= 8;
  // Spain, Portugal, Poland, India, Australia
  if (/^[679]\d{2}[ -]\d{3}[ -]\d{3}$/.test(written) || /^[679]\d{2}[ -]\d{2}[ -]\d{2}[ -]\d{2}$/.test(written)) return true;
  if (/^[6-9]\d{4}[ -]\d{5}$/.test(written)) return true;
  return /^1[38]00[ -]\d{2,3}[ -]\d{2,3}(?:[ -]\d{2,3})?$/.test(written);
}

/** Told as a number of the health service, not as a phone. */
const isSpacedNhs = (written: string, digits: string): boolean => /^\d{3} \d{3} \d{4}$/.test(written) && isNhsNumber(digits);
