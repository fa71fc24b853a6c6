import type { DryRun, Incoming } from '#shared/words/exchange.ts';
import type { FakeOs, FakeParts } from './parts.ts';

export const anIncoming = (key: string, over: Partial<Incoming> = {}): Incoming => ({ key, title: `Template ${key}`, kind: 'answer', state: 'new', mine: null, theirs: null, losses: [], say: '', ...over });

/** What a file with these would bring. */
export function aDryRun(rows: Incoming[], over: Partial<DryRun> = {}): DryRun {
  const count = (state: Incoming['state']): number => rows.filter((row) => row.state === state).length;
  return { format: 'csv', say: 'A CSV file, by its name.', counts: { new: count('new'), same: count('same'), clash: count('clash'), refused: count('refused') }, rows, losses: [], ...over };
}

/** Import and export without reading anything: every file brings `world.dryRun`; what is run is remembered and can be undone. */
export const aFakeExchange = (os: FakeOs['exchange'], { world, tell, watch, fail, notFound }: FakeParts) => ({
  look: os.look.handler(({ input }) => ({ ...world.dryRun, format: input.format ?? world.dryRun.format })),
  run: os.run.handler(({ input }) => {
    const made = world.dryRun.rows.map((row) => (row.state === 'clash' ? (input.choices[row.key] ?? 'keep-mine') : row.state));
    const added = made.filter((state) => state === 'new' || state === 'keep-both').length;
    const replaced = made.filter((state) => state === 'take-theirs').length;
    if (added + replaced === 0) return { importId: null, added, replaced };
    const id = `import-${world.imports.length + 1}`;
    world.imports.unshift({ id, at: Date.now(), name: input.files[0]?.name ?? '', format: input.format ?? world.dryRun.format, added, replaced, isUndone: false, whyNotUndo: '', stays: [] });
    tell();
    return { importId: id, added, replaced };
  }),
  imports: os.imports.handler(({ signal }) => watch(() => world.imports, signal)),
  undo: os.undo.handler(({ input }) => {
    const known = world.imports.find(({ id }) => id === input.importId);
    if (!known) throw notFound('import');
    if (known.whyNotUndo !== '') throw fail({ kind: 'not-allowed', say: known.whyNotUndo, remedy: 'none' });
    known.isUndone = true;
    tell();
    return {};
  }),
  export: os.export.handler(({ input }) => ({
    name: `templates.${input.format}`,
    mime: 'text/plain',
    base64: btoa(JSON.stringify(input.ids)),
    losses: input.format === 'rounds' ? [] : ['Fill-ins become plain blanks.'],
  })),
});
