import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable, type CompiledQuery } from 'kysely';
import type { TableName, Tables } from './tables.ts';

type Bindable = null | number | bigint | string | Uint8Array;

/** Kysely writes the SQL, we run it at once: a transaction that never awaits cannot be interleaved. */
export interface Db {
  /** Builds queries; `execute` on them does nothing. */
  sql: Kysely<Tables>;
  all<Row>(query: Compilable<Row>): Row[];
  one<Row>(query: Compilable<Row>): Row | undefined;
  /** Runs a change. Returns how many rows it touched and the last rowid. */
  run(query: Compilable<unknown>): { changes: number; lastId: number };
  /** Everything or nothing. Inside another transaction it joins it. Touched tables are announced after the commit. */
  tx<T>(work: () => T): T;
  /** Called after each commit with the tables it changed. */
  onCommit(call: (tables: ReadonlySet<TableName>) => void): () => void;
  close(): void;
}

export function createDb(sqlite: DatabaseSync): Db {
  const sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const prepared = new Map<string, StatementSync>();
  const listeners = new Set<(tables: ReadonlySet<TableName>) => void>();
  let touched: Set<TableName> | null = null;

  const prepare = (compiled: CompiledQuery): StatementSync => {
    let statement = prepared.get(compiled.sql);
    if (!statement) {
      statement = sqlite.prepare(compiled.sql);
      prepared.set(compiled.sql, statement);
    }
    return statement;
  };

  const db: Db = {
    sql,
    all<Row>(query: Compilable<Row>) {
      const compiled = query.compile();
      return prepare(compiled).all(...(compiled.parameters as Bindable[])) as Row[];
    },
    one<Row>(query: Compilable<Row>) {
      const compiled = query.compile();
      return prepare(compiled).get(...(compiled.parameters as Bindable[])) as Row | undefined;
    },
    run(query) {
      const compiled = query.compile();
      return db.tx(() => {
        const done = prepare(compiled).run(...(compiled.parameters as Bindable[]));
        if (done.changes > 0) for (const table of tablesOf(compiled)) touched?.add(table);
        return { changes: Number(done.changes), lastId: Number(done.lastInsertRowid) };
      });
    },
    tx(work) {
      if (touched) return work();
      touched = new Set();
      sqlite.exec('begin immediate');
      try {
        const result = work();
        sqlite.exec('commit');
        const changed = touched;
        touched = null;
        if (changed.size > 0) for (const call of listeners) call(changed);
        return result;
      } catch (error) {
        touched = null;
        if (sqlite.isTransaction) sqlite.exec('rollback');
        throw error;
      }
    },
    onCommit(call) {
      listeners.add(call);
      return () => void listeners.delete(call);
    },
    close: () => sqlite.close(),
  };
  return db;
}

/** The tables a change names: insert into, update, delete from. */
function tablesOf({ query }: CompiledQuery): TableName[] {
  const names: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, table, identifier } = node as { kind?: string; table?: unknown; identifier?: { name: string } };
    if (kind === 'TableNode') visit(table);
    else if (kind === 'SchemableIdentifierNode' && identifier) names.push(identifier.name);
    else if (kind === 'AliasNode') visit((node as { node: unknown }).node);
    else if (kind === 'FromNode') (node as { froms: unknown[] }).froms.forEach(visit);
  };
  if (query.kind === 'InsertQueryNode') visit(query.into);
  if (query.kind === 'UpdateQueryNode') visit(query.table);
  if (query.kind === 'DeleteQueryNode') visit(query.from);
  return names as TableName[];
}
