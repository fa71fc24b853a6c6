import type { LocalePack, NumberName } from '#shared/words/policy.ts';
import style from './settings.module.css';

const names: Record<NumberName, string> = { emergency: 'emergency', advice_line: 'advice line', poison: 'poison centre', crisis: 'crisis line', child: 'child helpline' };

/** Says which numbers somebody compared with a public source, and that the others are drafts. Numbers change; nobody here promises them. */
export function LocalePackNote({ pack }: { pack: LocalePack }) {
  const isChecked = (name: NumberName): boolean => pack.numbers[name].checkedOn !== null || pack.numbers[name].source !== '';
  const checked = (Object.keys(names) as NumberName[]).filter(isChecked).map((name) => names[name]);
  const newest = Object.values(pack.numbers)
    .flatMap(({ checkedOn }) => checkedOn ?? [])
    .toSorted()
    .at(-1);
  return (
    <p className={isChecked('emergency') ? style.why : style.unchecked}>
      {checked.length === 0
        ? `None of the numbers for ${pack.name} has been compared with a public source yet; treat them as drafts.`
        : `For ${pack.name}, compared with a public source: ${checked.join(', ')}. The others are drafts for a person to check.`}{' '}
      {isChecked('emergency') ? '' : `Check ${pack.numbers.emergency.say} before you rely on it. `}
      {newest === undefined ? 'Nobody on this desk has said when they checked one.' : `The last check on this desk was on ${newest}.`} Numbers are changed under Disclaimers.
    </p>
  );
}
