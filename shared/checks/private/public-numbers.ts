/** Lines for everybody that answers name, besides those of the locale packs. Digits only. */
const lines = new Set([
  ...['8002738255', '8006624357', '8664887386', '8007997233', '8006564673', '8004224453', '8002221222', '8002324636', '8003321088', '8884264435', '8557647661', '8003671234', '8009506264', '8778386244', '8336884673'],
  ...['116123', '116111', '116117', '116000', '116006', '08001111', '08088005000', '08082000247', '08000684141', '08088080000', '03001233393', '08001456456', '08081689111', '08088024040', '08008021000', '08001113999'],
  ...['131114', '131126', '1300224636', '1800551800', '1800022222', '1800737732', '1300659467', '08006111116', '0800611116', '0800764766', '0800543754', '0800543354'],
  ...['8447647669', '8006686868', '18334564566', '1800247247', '1800666666', '018092166'],
  ...['08001110111', '08001110222', '08000116016', '03019240', '0140054848', '915620420', '1800116117', '9152987821'],
]);

export const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Numbers in a sentence such as "988 (call or text), or 1-800-273-8255". Digits only. */
export const numbersIn = (say: string): string[] => [...say.matchAll(/\d[\d ().-]{0,20}\d|\d/g)].map((found) => digitsOf(found[0]));

/** Two ways to write a long number differ in their beginning only: +1, 0044, a leading 0. */
const tail = (digits: string): string => (digits.length >= 9 ? digits.slice(-9) : digits);

const publicTails = new Set([...lines].map(tail));

/** Asks of a number (digits only) whether it is one that everybody may call. */
export function createIsPublic(allowed: readonly string[]): (digits: string) => boolean {
  const known = new Set(allowed.flatMap(numbersIn).map(tail));
  return (digits) => known.has(tail(digits)) || publicTails.has(tail(digits));
}

const freephone = /^(?:\+?1)?(?:800|888|877|866|855|844|833)\d{7}$|^(?:\+44|0)(?:800|808|300|303|333|344|345|116)\d{4,8}$|^1[38]00\d{6}$|^0800\d{5,8}$/;
const service = /\b(?:helplines?|hotlines?|lifelines?|crisis|support line|advice line|charity|foundation|association|society|samaritans|childline|nhs|poisons?|health ?line|samhsa|public health|ministry|department|centre for|center for)\b/i;
const personal = /\b(?:my|our|call me|text me|ring me|reach me|his|her)\b/i;

/** A free number said together with the service behind it. */
export const isServiceLine = (digits: string, before: string): boolean => freephone.test(digits) && service.test(before) && !personal.test(before);
