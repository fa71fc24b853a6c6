import type { FakeOs, FakeParts } from './parts.ts';

/** Import and export without files. */
export const aFakeExchange = (os: FakeOs['exchange'], { world, tell, watch, notFound }: FakeParts) => ({
  look: os.look.handler(() => ({ format: 'csv' as const, say: 'A CSV file, by its name.', counts: { new: 0, same: 0, clash: 0, refused: 0 }, rows: [], losses: [] })),
  run: os.run.handler(() => ({ importId: null, added: 0, replaced: 0 })),
  imports: os.imports.handler(({ signal }) => watch(() => world.imports, signal)),
  undo: os.undo.handler(({ input }) => {
    const known = world.imports.find(({ id }) => id === input.importId);
    if (!known) throw notFound('import');
    known.isUndone = true;
    tell();
    return {};
  }),
  export: os.export.handler(() => ({ name: 'rounds-templates.zip', mime: 'application/zip', base64: '', losses: [] })),
});
