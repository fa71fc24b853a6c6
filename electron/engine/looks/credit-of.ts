import type { Db } from '../store/db.ts';
import type { LookRecord } from '../store/team/looks.ts';
import { personByName } from '../store/team/people.ts';
import { creditLine } from './credit.ts';

/** The name people read; the forum's where there is no other. */
export const nameOf = (db: Db, username: string): string => personByName(db, username)?.name.trim() || username;

/** A text as its second reader sends it. */
export const creditOf = (db: Db, { text, by }: Pick<LookRecord, 'text' | 'by'>, reader: string): string => `${text.trim()}\n\n${creditLine(nameOf(db, by), nameOf(db, reader))}`;
