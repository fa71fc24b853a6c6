import type { FillIn } from '#shared/words/fill-in.ts';
import { bodyOf, type Part } from './parts.ts';
import { spoken, type Dialect } from './variables.ts';

export type Blank = Partial<Omit<FillIn, 'key'>> & { label: string };

/** A body being written from a file of another tool: what is known becomes ours, what is not stays visible as a blank, everything else is text. */
export interface Writing {
  /** `[[label]]` in it becomes a blank. */
  text(text: string): void;
  /** Letter for letter. */
  words(text: string): void;
  variable(name: string, fallback?: string | null): void;
  blank(blank: Blank, wantedKey?: string): void;
  /** Something of theirs by its name in `dialect`; a blank named `asWritten` where it has no equal. */
  named(dialect: Dialect, name: string, asWritten: string, fallback?: string | null): void;
  /** Visible as it was written, and to be filled by hand. */
  unknown(asWritten: string, why?: string): void;
  include(slug: string): void;
  disclaimers(): void;
  loss(say: string): void;
  done(): { body: string; fillIns: FillIn[]; losses: string[] };
}

const mostFillIns = 60;

export function createWriting(): Writing {
  const parts: Part[] = [];
  const fillIns = new Map<string, FillIn>();
  const losses = new Set<string>();

  const writing: Writing = {
    words: (text) => void parts.push({ is: 'text', text }),
    text(text) {
      let from = 0;
      for (const found of text.matchAll(/\[\[([^[\]\n]{1,200})\]\]/g)) {
        writing.words(text.slice(from, found.index));
        writing.blank({ label: found[1] ?? '' });
        from = found.index + found[0].length;
      }
      writing.words(text.slice(from));
    },
    variable: (name, fallback = null) => void parts.push({ is: 'variable', name, fallback }),
    blank(blank, wantedKey) {
      const wanted = fillInOf(keyOf(wantedKey ?? blank.label), blank);
      let { key } = wanted;
      for (let n = 2; fillIns.has(key) && JSON.stringify({ ...fillIns.get(key), key: '' }) !== JSON.stringify({ ...wanted, key: '' }); n += 1) key = `${wanted.key.slice(0, 56)}_${n}`;
      if (!fillIns.has(key) && fillIns.size >= mostFillIns) {
        losses.add(`More than ${mostFillIns} blanks; the rest stand as plain words.`);
        writing.words(`(${wanted.label})`);
        return;
      }
      fillIns.set(key, { ...wanted, key });
      parts.push({ is: 'fill', key, fallback: null });
    },
    named(dialect, name, asWritten, fallback = null) {
      const meaning = dialect[name.toLowerCase()];
      if (!meaning) {
        losses.add(`${asWritten} is not known here; it became a blank.`);
        return writing.blank({ label: asWritten, ...(fallback === null ? {} : { preset: fallback }) });
      }
      if (meaning.almost !== undefined) losses.add(`${asWritten} ${meaning.almost}.`);
      writing.variable(meaning.name, fallback);
    },
    unknown(asWritten, why = 'is not known here; it became a blank') {
      losses.add(`${asWritten} ${why}.`);
      writing.blank({ label: asWritten });
    },
    include: (slug) => void parts.push({ is: 'include', slug }),
    disclaimers: () => void parts.push({ is: 'disclaimers' }),
    loss: (say) => void losses.add(say),
    done: () => ({ body: bodyOf(parts), fillIns: [...fillIns.values()], losses: [...losses] }),
  };
  return writing;
}

function fillInOf(key: string, blank: Blank): FillIn {
  const label = blank.label.replace(/\s+/g, ' ').replace(/\[/g, '(').replace(/\]/g, ')').trim().slice(0, 180) || spoken[key] || key;
  const choices = [...new Set((blank.choices ?? []).map((choice) => choice.trim().slice(0, 400)).filter((choice) => choice !== ''))].slice(0, 100);
  return {
    key,
    kind: blank.kind ?? 'text',
    label,
    hint: (blank.hint ?? '').slice(0, 400),
    isRequired: blank.isRequired ?? true,
    maxChars: blank.maxChars ?? null,
    choices,
    preset: (blank.preset ?? '').slice(0, 4_000),
  };
}

/** A name a body can use, out of any words. */
export function keyOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 56)
    .replace(/_+$/, '');
  return plain === '' ? 'blank' : plain;
}

/** A name for files and includes, out of any words. */
export function slugOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 72)
    .replace(/-+$/, '');
  return plain === '' ? 'template' : plain;
}

/** Names for several things of one file, all different. */
export function apart(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((words) => {
    const slug = slugOf(words);
    let free = slug;
    for (let n = 2; taken.has(free); n += 1) free = `${slug.slice(0, 70)}-${n}`;
    taken.add(free);
    return free;
  });
}
