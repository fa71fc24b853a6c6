import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../db.ts';
import { underway } from '../outbox.ts';

const uses = z.object({ templates: z.array(z.object({ templateId: z.string() })).catch([]), disclaimers: z.object({ added: z.array(z.string()) }).catch({ added: [] }) });
const carried = z.array(z.object({ id: z.string() }));

/** Answers made with a template, or said with a disclaimer: open drafts, those on their way, those that were sent. What was sent keeps its words. */
export function answersWith(db: Db, templateId: string): { drafts: number; waiting: number; sent: number } {
  // Most rows speak of other templates; those are passed over without being read.
  const named = JSON.stringify(templateId);
  const isIn = (content: string, disclaimers = '[]'): boolean => {
    const read = uses.safeParse(parsed(content)).data;
    if (read?.templates.some((use) => use.templateId === templateId) || read?.disclaimers.added.includes(templateId)) return true;
    return carried.safeParse(parsed(disclaimers)).data?.some(({ id }) => id === templateId) ?? false;
  };
  const drafts = db.all(db.sql.selectFrom('drafts').select('content').where('is_discarded', '=', 0).where(sql<boolean>`instr(content, ${named}) > 0`));
  const answers = db.all(
    db.sql
      .selectFrom('outbox')
      .select(['state', 'content', 'disclaimers'])
      .where('state', '!=', 'withdrawn')
      .where(sql<boolean>`(instr(content, ${named}) > 0 or instr(disclaimers, ${named}) > 0)`),
  );
  const found = answers.filter((row) => isIn(row.content, row.disclaimers));
  const isUnderway = (state: string): boolean => (underway as readonly string[]).includes(state);
  return { drafts: drafts.filter((row) => isIn(row.content)).length, waiting: found.filter(({ state }) => isUnderway(state)).length, sent: found.filter(({ state }) => !isUnderway(state)).length };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
