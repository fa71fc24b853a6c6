import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { messageTables } from '../messages/tables.ts';
import { schema } from './schema.ts';

/** Small, synchronous access to the forum's own file. Rows come back as the caller names them; the SQL and the row type stand side by side. */
export interface Db {
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastId: number };
  /** Everything or nothing; inside another it joins it. */
  tx<T>(work: () => T): T;
  /** True when the file was empty and has just been given its tables. */
  isNew: boolean;
  close(): void;
}

const version = 1;

/** Opens the forum's file, alone. Throws an Error with a sentence for the person when another program holds it or a newer one wrote it. */
export function openDb(file: string): Db {
  const sqlite = new DatabaseSync(file);
  try {
    sqlite.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off');
    const isNew = prepareShape(sqlite, file);
    // A forum planted before there were messages gets their tables now.
    if (!isNew) for (const table of messageTables) sqlite.exec(table);
    return createDb(sqlite, isNew);
  } catch (error) {
    sqlite.close();
    if (error instanceof Error && /locked/.test(error.message)) throw new Error(`Another Rounds is using the practice forum in ${file}. Close it first.`, { cause: error });
    throw error;
  }
}

function prepareShape(sqlite: DatabaseSync, file: string): boolean {
  const { user_version: at } = sqlite.prepare('pragma user_version').get() as { user_version: number };
  if (at > version) throw new Error(`The practice forum in ${file} was written by a newer Rounds. Nothing was changed.`);
  return at === 0;
}

function createDb(sqlite: DatabaseSync, isNew: boolean): Db {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  let depth = 0;
  const db: Db = {
    isNew,
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as Row[],
    one: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).get(...values) as Row | undefined,
    run(sql, ...values) {
      const done = prepare(sql).run(...values);
      return { changes: Number(done.changes), lastId: Number(done.lastInsertRowid) };
    },
    tx(work) {
      if (depth > 0) return work();
      depth++;
      sqlite.exec('begin immediate');
      try {
        const result = work();
        sqlite.exec('commit');
        return result;
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec('rollback');
        throw error;
      } finally {
        depth--;
      }
    },
    close: () => sqlite.close(),
  };
  return db;
}

/** Tables and seed stand or fall together: a half-seeded forum must not be taken for a seeded one. */
export function plant(db: Db, seed: () => void): void {
  db.tx(() => {
    for (const statement of [...schema.split(';\n'), ...messageTables]) if (statement.trim()) db.run(statement);
    seed();
    db.run(`pragma user_version = ${version}`);
  });
}
