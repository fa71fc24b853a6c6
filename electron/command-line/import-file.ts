import type { ClashChoice, DryRun, PackFormat } from '#shared/words/exchange.ts';
import { withLibrary } from './open-library.ts';
import { readPlace } from './read-place.ts';

interface Wish {
  file: string;
  dataDir: string | null;
  isDry: boolean;
  format: PackFormat | null;
  clashes: ClashChoice | null;
  say: (sentence: string) => void;
}

/** Brings a file or a folder in. `isWhole` false: something was refused, or was kept as it is because nobody said what to do with it. */
export async function importFile({ file, dataDir, isDry, format, clashes, say }: Wish): Promise<{ isWhole: boolean; answer: object }> {
  const { files, losses } = readPlace(file);
  const given = { files: files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })), ...(format === null ? {} : { format }) };
  return withLibrary(dataDir, async (exchange) => {
    const look = await exchange.look(given);
    say(look.say);
    tell(look, [...losses, ...look.losses], say);
    const choices = Object.fromEntries(look.rows.filter(({ state }) => state === 'clash').map(({ key }) => [key, clashes ?? 'keep-mine']));
    const isWhole = look.counts.refused === 0 && (look.counts.clash === 0 || clashes !== null);
    const rows = look.rows.map(({ key, title, kind, state, losses: lost, say: why }) => ({ key, title, kind, state, losses: lost, say: why }));
    const answer = { format: look.format, dryRun: isDry, counts: look.counts, rows, losses: [...losses, ...look.losses] };
    if (isDry) {
      say('Nothing was changed.');
      return { isWhole, answer };
    }
    const done = await exchange.run({ ...given, choices });
    say(done.importId === null ? 'Nothing was changed: everything is here already, or was kept as it is.' : `${done.added} added, ${done.replaced} replaced.`);
    return { isWhole, answer: { ...answer, ...done } };
  });
}

function tell(look: DryRun, losses: readonly string[], say: (sentence: string) => void): void {
  const { counts } = look;
  say(`${counts.new} new, ${counts.same} the same, ${counts.clash} here with other words, ${counts.refused} refused.`);
  for (const row of look.rows) {
    if (row.state === 'clash') say(`  here with other words: ${row.title}`);
    if (row.state === 'refused') say(`  refused: ${row.title}. ${row.say}`);
    for (const loss of row.losses) say(`  ${row.title}: ${loss}`);
  }
  for (const loss of losses) say(`  ${loss}`);
}
