import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, migrations } from '#electron/engine/store/migrate.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { StoreTrouble } from '#electron/engine/store/store-trouble.ts';
import { aFolder } from '#tests/makers/a-store.ts';

const pragma = (sqlite: DatabaseSync, name: string): unknown => Object.values(sqlite.prepare(`pragma ${name}`).get() ?? {})[0];
const open = (file: string): DatabaseSync => {
  const sqlite = openSqlite(file);
  onTestFinished(() => {
    if (sqlite.isOpen) sqlite.close();
  });
  return sqlite;
};
const finger = (folder: string): string[] => readdirSync(folder).toSorted().map((name) => `${name} ${createHash('sha256').update(readFileSync(path.join(folder, name))).digest('hex')}`);
const tablesOf = (sqlite: DatabaseSync): string[] => sqlite.prepare("select name from sqlite_master where type = 'table' order by name").all().map((row) => String(row['name']));

describe('the store, as it is opened', () => {
  it('writes to the disk before it says so, alone, and forgets what is deleted', () => {
    const sqlite = open(path.join(aFolder(), 'rounds.sqlite'));
    expect({
      synchronous: pragma(sqlite, 'synchronous'),
      journal: pragma(sqlite, 'journal_mode'),
      locking: pragma(sqlite, 'locking_mode'),
      keys: pragma(sqlite, 'foreign_keys'),
      secureDelete: pragma(sqlite, 'secure_delete'),
      trusted: pragma(sqlite, 'trusted_schema'),
    }).toEqual({ synchronous: 2, journal: 'wal', locking: 'exclusive', keys: 1, secureDelete: 1, trusted: 0 });
  });

  it('would not have these by itself', () => {
    const plain = new DatabaseSync(path.join(aFolder(), 'plain.sqlite'));
    expect([pragma(plain, 'journal_mode'), pragma(plain, 'locking_mode'), pragma(plain, 'secure_delete')]).toEqual(['delete', 'normal', 0]);
    plain.close();
  });

  it('searches full text', () => {
    const sqlite = open(path.join(aFolder(), 'rounds.sqlite'));
    sqlite.exec("insert into question_words (rowid, title, body) values (1, 'Red spots', 'they itch')");
    expect(sqlite.prepare("select rowid from question_words where question_words match 'itc*'").all()).toHaveLength(1);
  });

  it('refuses a second owner, in this process and in another, and leaves no lock behind', () => {
    const file = path.join(aFolder(), 'rounds.sqlite');
    const first = open(file);
    expect(() => openSqlite(file)).toThrow(StoreTrouble);
    const other = spawnSync(process.execPath, ['-e', `
      import(${JSON.stringify(path.resolve('electron/engine/store/open.ts'))}).then(({ openSqlite }) => {
        try { openSqlite(${JSON.stringify(file)}); console.log('opened'); } catch (error) { console.log(error.kind); }
      });`], { encoding: 'utf8' });
    expect(other.stdout.trim()).toBe('owned');
    first.close();
    open(file);
  });

  it('says that a file which is no database is damaged, and does not touch it', () => {
    const folder = aFolder();
    const file = path.join(folder, 'rounds.sqlite');
    spawnSync('sh', ['-c', `head -c 5000 /dev/zero | tr '\\0' 'x' > '${file}'`]);
    const before = finger(folder);
    expect(() => openSqlite(file)).toThrow(expect.objectContaining({ kind: 'damaged' }));
    expect(finger(folder)).toEqual(before);
  });
});

describe('migrations', () => {
  it('refuse a database from a newer Rounds and leave every byte as it was', () => {
    const folder = aFolder();
    const file = path.join(folder, 'rounds.sqlite');
    open(file).close();
    const newer = new DatabaseSync(file);
    newer.exec('create table of_tomorrow (id integer); pragma user_version = 999');
    newer.close();
    const before = finger(folder);
    expect(() => openSqlite(file)).toThrow(expect.objectContaining({ kind: 'newer' }));
    expect(finger(folder)).toEqual(before);
  });

  it('are all or nothing', () => {
    const file = path.join(aFolder(), 'rounds.sqlite');
    const sqlite = new DatabaseSync(file);
    migrate(sqlite, ['create table one (id integer)']);
    const broken = ['create table one (id integer)', 'create table two (id integer); insert into nowhere values (1)'];
    expect(() => migrate(sqlite, broken)).toThrow('nowhere');
    expect([tablesOf(sqlite), pragma(sqlite, 'user_version')]).toEqual([['one'], 1]);
    migrate(sqlite, ['create table one (id integer)', 'create table two (id integer)']);
    expect([tablesOf(sqlite), pragma(sqlite, 'user_version')]).toEqual([['one', 'two'], 2]);
    sqlite.close();
  });

  it('bring a new database to the newest shape, and a second time do nothing', () => {
    const file = path.join(aFolder(), 'rounds.sqlite');
    const sqlite = open(file);
    expect(pragma(sqlite, 'user_version')).toBe(migrations.length);
    const tables = tablesOf(sqlite);
    migrate(sqlite);
    expect(tablesOf(sqlite)).toEqual(tables);
  });
});
