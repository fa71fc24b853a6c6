/** Offered for a variant, the most spoken among askers first. A library that came from elsewhere may hold others. */
export const offeredLanguages = ['en', 'es', 'de', 'fr', 'pt', 'it', 'nl', 'pl', 'uk', 'ru', 'tr', 'ar', 'fa', 'he', 'ur', 'hi', 'bn', 'zh', 'ja', 'ko', 'vi', 'id', 'tl', 'sw', 'ro', 'cs', 'el', 'hu', 'sv', 'da', 'nb', 'fi'] as const;

const names = new Map<string, string>();

/** "Español" for `es`: a language as those who read it call it; the code itself where nobody knows it. */
export function nativeName(code: string): string {
  const known = names.get(code);
  if (known !== undefined) return known;
  const name = ask(code);
  const shown = name.slice(0, 1).toLocaleUpperCase(code === name ? 'en' : code) + name.slice(1);
  names.set(code, shown);
  return shown;
}

function ask(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
