import type { Blank, TemplateUse } from '#shared/words/draft.ts';

/**
 * The fill-ins of a draft after another template came in. A label both know is one fill-in:
 * required if either says so, and as short as the stricter of the two.
 */
export function mergeBlanks(known: readonly Blank[], more: readonly Blank[]): Blank[] {
  const merged = new Map(known.map((blank) => [blank.label, blank]));
  for (const blank of more) {
    const before = merged.get(blank.label);
    merged.set(blank.label, before ? { ...blank, ...asked(before, blank), isRequired: before.isRequired || blank.isRequired, maxChars: stricter(before.maxChars, blank.maxChars) } : blank);
  }
  return [...merged.values()].slice(-200);
}

/** How both ask: two lists of choices are one list, and whoever asks differently leaves room for words. */
function asked(a: Blank, b: Blank): Required<Pick<Blank, 'kind' | 'choices'>> {
  const kind = a.kind ?? 'text';
  if (kind !== (b.kind ?? 'text')) return { kind: 'text', choices: [] };
  return { kind, choices: [...new Set([...(a.choices ?? []), ...(b.choices ?? [])])].slice(0, 100) };
}

const stricter = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));

/** A template counts once per answer, in its newest version. */
export function mergeUses(known: readonly TemplateUse[], more: TemplateUse): TemplateUse[] {
  return [...known.filter((use) => use.templateId !== more.templateId), more].slice(-50);
}
