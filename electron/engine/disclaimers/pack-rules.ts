import { numberName, type LocalePack, type NumberName } from '#shared/words/policy.ts';

type Numbers = LocalePack['numbers'];

const names: Readonly<Record<NumberName, string>> = { emergency: 'emergency number', advice_line: 'advice line', poison: 'poison line', crisis: 'crisis line', child: 'child helpline' };

// A number is printed in answers as it is: what Markdown, HTML, a template or a forum would read as more than words is refused, not escaped, so that it looks the same everywhere.
const markup = /[<>[\]{}\\`*_~|@]|&(?:#|\w{1,31};)|^\s*(?:#|[-+=]\s|\d{1,9}[.)]\s)/;
// Control characters, line breaks and marks that turn the direction of writing.
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Why these numbers cannot be kept, a sentence each; none: they can. `today`: YYYY-MM-DD. */
export function faultsIn(numbers: Numbers, today: string): string[] {
  return numberName.options.flatMap((name) => {
    const { say, checkedOn, source } = numbers[name];
    const faults: string[] = [];
    if (markup.test(say)) faults.push(`The ${names[name]} is printed in answers as plain text: write it without < > [ ] { } \\ \` * _ ~ | @ and without a list sign in front.`);
    if (unseen.test(say) || unseen.test(source)) faults.push(`The ${names[name]} must be one line, without signs nobody can see.`);
    if (checkedOn !== null && (Number.isNaN(Date.parse(checkedOn)) || new Date(checkedOn).toISOString().slice(0, 10) !== checkedOn)) faults.push(`The day the ${names[name]} was checked is no day of the calendar.`);
    // A day ahead is today somewhere else on earth.
    else if (checkedOn !== null && Date.parse(checkedOn) > Date.parse(today) + 86_400_000) faults.push(`The ${names[name]} cannot have been checked on a day that is still to come.`);
    return faults;
  });
}

/** As they are kept: trimmed, and a number that changed is unchecked again unless somebody says on which day they checked the new one. */
export function keptNumbers(next: Numbers, before: Numbers, today: string): Numbers {
  const one = (name: NumberName): Numbers[NumberName] => {
    const { say, checkedOn, source } = next[name];
    const isNew = say.trim() !== before[name].say;
    const isOldDay = isNew && checkedOn === before[name].checkedOn && checkedOn !== today;
    return { say: say.trim(), checkedOn: isOldDay ? null : checkedOn, source: source.trim() };
  };
  return { emergency: one('emergency'), advice_line: one('advice_line'), poison: one('poison'), crisis: one('crisis'), child: one('child') };
}
