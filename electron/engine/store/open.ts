import { DatabaseSync } from 'node:sqlite';
import { migrate, refuseNewer } from './migrate.ts';
import { StoreTrouble } from './store-trouble.ts';

/** Opens the one database of a data folder, alone. Throws StoreTrouble with a sentence for the person. */
export function openSqlite(file: string): DatabaseSync {
  const sqlite = new DatabaseSync(file);
  try {
    // EXCLUSIVE before WAL: no shared-memory file, so a full disk can still be read, and a second owner is refused.
    sqlite.exec('pragma locking_mode = exclusive');
    // Before anything is written: changing the journal already changes the file.
    refuseNewer(sqlite);
    sqlite.exec('pragma journal_mode = wal');
    sqlite.exec('pragma synchronous = full');
    sqlite.exec('pragma foreign_keys = on');
    sqlite.exec('pragma secure_delete = on');
    sqlite.exec('pragma trusted_schema = off');
    if (process.platform === 'darwin') sqlite.exec('pragma fullfsync = on; pragma checkpoint_fullfsync = on');
    probe(sqlite);
    migrate(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw explain(error, file);
  }
}

function probe(sqlite: DatabaseSync): void {
  const { version } = sqlite.prepare('select sqlite_version() as version').get() as { version: string };
  if (!isAtLeast(version, [3, 51, 3])) {
    throw new StoreTrouble('old-sqlite', `This Node carries SQLite ${version}, which can damage a database under load. Rounds needs 3.51.3 or newer; start it with "npm start", which brings its own.`);
  }
  try {
    sqlite.exec("create virtual table temp.probe using fts5 (words); drop table temp.probe");
  } catch (cause) {
    throw new StoreTrouble('no-search', 'This Node was built without full-text search (SQLite FTS5). Start Rounds with "npm start", which brings its own.', { cause });
  }
}

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [i, want] of least.entries()) {
    const have = parts[i] ?? 0;
    if (have !== want) return have > want;
  }
  return true;
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof StoreTrouble) return error;
  const code = (error as { errcode?: number }).errcode ?? 0;
  const base = code & 0xff;
  if (base === 5 || base === 6) return new StoreTrouble('owned', `Another Rounds is using ${file}. Use that one, or choose another folder with --data-dir.`, { cause: error });
  if (base === 11 || base === 26) return new StoreTrouble('damaged', `${file} is damaged. It was left as it is. Move it away to start afresh; drafts can be recovered from it.`, { cause: error });
  if (base === 13 || base === 10) return new StoreTrouble('disk', `The disk refused to hold ${file}. Free some space and start again.`, { cause: error });
  return error;
}
