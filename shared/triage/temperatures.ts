import type { Span } from './match.ts';
import type { Token } from './tokens.ts';

const near = /^(?:fever|feverish|temp|temps|temperature|degrees|degree|thermometer|reading|celsius|fahrenheit|burning)/;
const counted = /^(?:kg|kgs|kilos?|cm|mm|m|weeks?|wks?|months?|years?|yrs?|yo|days?|hours?|hrs?|minutes?|mins?|lbs?|pounds?|stone|inch|inches|percent|mg|ml|mcg|g|bmi|times|male|female|f\d|\+|am|pm|and|a)$/;

/** Numbers that are body temperatures of at least `least` degrees Celsius; a Fahrenheit reading counts as what it is in Celsius. */
export function temperatures(tokens: readonly Token[], least: number): Span[] {
  const spans: Span[] = [];
  for (const [at, { word }] of tokens.entries()) {
    const read = /^(\d{2,3}(?:\.\d{1,2})?)(c|f)?$/.exec(word);
    if (!read) continue;
    const value = Number(read[1]);
    const after = tokens[at + 1]?.word ?? '';
    const unit = read[2] ?? /^(?:degrees? )?(c|f|celsius|fahrenheit)$/.exec(after)?.[1]?.[0] ?? '';
    const degrees = unit === 'f' || (unit === '' && value >= 95 && value <= 108) ? ((value - 32) * 5) / 9 : value;
    if (degrees < least - 0.01 || degrees > 43) continue;
    const isNear = tokens.slice(Math.max(0, at - 6), at + 4).some((other) => near.test(other.word));
    // A bare 38 may be an age or a size; 38.2 with nothing counted after it is a thermometer.
    if (unit === '' && (counted.test(after) || (!isNear && !/^\d{2}\.\d$/.test(word)))) continue;
    spans.push({ from: at, to: at + 1 });
  }
  return spans;
}
