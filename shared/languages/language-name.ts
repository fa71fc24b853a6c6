let names: Intl.DisplayNames | null = null;

/** "Spanish" for `es`; the code itself where nobody knows the language. */
export function languageName(code: string): string {
  try {
    names ??= new Intl.DisplayNames('en', { type: 'language' });
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
