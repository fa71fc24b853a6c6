import style from './settings.module.css';

const names: Record<string, string> = { emergency: 'emergency', advice_line: 'advice line', poison: 'poison centre', crisis: 'crisis line', child: 'child helpline' };

/** Says which numbers somebody compared with a public source, and that the others are drafts. Numbers change; nobody here promises them. */
export function LocalePackNote({ pack }: { pack: { name: string; emergency: string; checked: readonly string[] } }) {
  const checked = pack.checked.map((field) => names[field] ?? field);
  const isEmergencyChecked = pack.checked.includes('emergency');
  return (
    <p className={isEmergencyChecked ? style.why : style.unchecked}>
      {checked.length === 0
        ? `None of the numbers for ${pack.name} has been compared with a public source yet; treat them as drafts.`
        : `For ${pack.name}, compared with a public source: ${checked.join(', ')}. The others are drafts for a person to check.`}{' '}
      {isEmergencyChecked ? '' : `Check ${pack.emergency} before you rely on it.`}
    </p>
  );
}
