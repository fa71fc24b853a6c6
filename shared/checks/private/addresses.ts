import { finds, wordsBefore, type PrivateFind } from './private-find.ts';

const door = String.raw`(?:,?\s(?:Apt|Apartment|Unit|Suite|Flat|#)\.?\s?\w{1,5})?`;
const word = String.raw`\p{Lu}[\p{L}'’.-]{0,30}`;
const fullType = 'Street|Road|Avenue|Lane|Drive|Close|Court|Crescent|Boulevard|Terrace|Gardens|Place|Square|Parkway|Highway|Mews|Grove|Circle|Trail|Way|Row|Walk|Hill|Park|Heights|Rise|View|Quay|Esplanade|Parade';
const shortType = 'St|Rd|Ave|Av|Ln|Dr|Ct|Cres|Blvd|Pl|Sq|Ter|Pkwy|Hwy|Cir|Crt|Pde';
const house = String.raw`(?<![\w.,/-])(?:(?:Flat|Apt\.?|Apartment|Unit|Suite)\s\w{1,5},?\s)?\d{1,5}[A-Za-z]?(?:[-/]\d{1,5})?,?\s`;
/** 12 Oak Street; 4/18 King St. */
const street = new RegExp(String.raw`${house}(?:(?:The|N|S|E|W|North|South|East|West|St\.?)\s)?(?:(?:${word}|\d{1,3}(?:st|nd|rd|th))\s){1,4}(?:${fullType})\b(?!\s(?:of|to|test|rounds?|in)\b)${door}`, 'gu');
const streetShort = new RegExp(String.raw`${house}(?:(?:${word}|\d{1,3}(?:st|nd|rd|th))\s){1,4}(?:${shortType})\b\.?(?=\s{0,3}(?:,|$|\n|\.|Apt|Unit|#|in\s\p{Lu}|\p{Lu}\p{L}{1,30},))${door}`, 'gmu');
/** 221b baker street, said as an address. */
const spoken = /(?<![\w.,/-])\d{1,5}[a-z]?,?\s(?:[a-z'’]{2,20}\s){1,3}(?:street|road|avenue|lane|drive|close|court|crescent|boulevard|terrace|gardens|st|rd|ave)\b/gi;
const isSaidAsAddress = /\b(?:live|lives|living|address|house|home|come to|visit|located|based|find (?:me|us)|send (?:it|them) to|post (?:it|them) to)\b[^\n]{0,30}$/i;
const box = /\b(?:P\.? ?O\.? ?Box|Postfach|Private Bag)\s?\d{1,6}\b/gi;
const german = /(?<![\p{L}])\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|gasse|allee|weg|platz|ufer|damm|ring)\s\d{1,4}\s?[a-z]?(?![\w.])/gu;
const germanTwo = /(?<![\p{L}])(?:Am|An der|Im|In der|Auf dem|Unter den)\s\p{Lu}\p{L}{2,25}\s\d{1,4}[a-z]?(?=,\s?\d{5}\b)/gu;
const french = /(?<![\w.,])\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|cours)\s(?:(?:de|du|des|la|le|les|l['’]|d['’]|de la)\s?){0,2}\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,3}/gu;
const spanish = /(?<![\p{L}])(?:calle|avenida|avda\.?|av\.|plaza|paseo|c\/)\s?(?:(?:de|del|la|las|los|el)\s){0,2}\p{L}[\p{L}'’-]{1,30}(?:\s[\p{L}'’-]{2,30}){0,3},?\s(?:n\.?º\s?)?\d{1,4}(?!\w)/giu;

const britishCode = /\b(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])\s\d[ABD-HJLNP-UW-Z]{2})\b/g;
const states = 'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC';
const americanCode = new RegExp(String.raw`\b(?:${states})\.?,?\s\d{5}(?:-\d{4})?(?![\w-])`, 'g');
const australianCode = /\b(?:NSW|VIC|QLD|TAS|ACT)\s\d{4}\b/g;
const canadianCode = /\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]\d[ABCEGHJ-NPRSTV-Z]\d\b/g;
const saidCode = /\b(?:post ?code|zip(?: code)?|eircode|plz|postleitzahl|code postal|código postal|pin ?code)\s{0,2}(?:is|:)?\s{0,2}:?\s{0,2}([A-Z0-9]{3,7}(?:[ -][A-Z0-9]{3,4})?)\b/gi;
const place = /(?<![\w.])-?\d{1,3}\.\d{4,12}°?\s?[NS]?,\s?-?\d{1,3}\.\d{4,12}/g;

const what = 'an address';

/** Where somebody lives or can be found. */
export function addresses(text: string): PrivateFind[] {
  return [
    ...[street, streetShort, box, german, germanTwo, french, spanish].flatMap((pattern) => finds(text, pattern, what)),
    ...finds(text, spoken, what).filter(({ from }) => isSaidAsAddress.test(wordsBefore(text, from, 50))),
    ...[britishCode, americanCode, australianCode, canadianCode].flatMap((pattern) => finds(text, pattern, 'a postcode')),
    ...finds(text, saidCode, 'a postcode', 1).filter(({ from, to }) => /\d/.test(text.slice(from, to))),
    ...finds(text, place, 'a place on the map'),
  ];
}
