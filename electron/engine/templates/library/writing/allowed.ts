import type { TemplateKind } from '#shared/words/template.ts';
import type { Db } from '../../../store/db.ts';
import { templateById, type TemplateRecord } from '../../../store/templates.ts';
import { TroubleError } from '../../../trouble.ts';
import { isBy, isVisible, type Person } from '../visible.ts';

/** A row this person may see. To everybody else it is not there. Trouble: not-found. */
export function visibleRow(db: Db, id: string, person: Person): TemplateRecord {
  const row = templateById(db, id);
  if (!row || !isVisible(row, person)) throw new TroubleError({ kind: 'not-found', what: 'template', say: 'This template is not in the library any more.', remedy: 'reload' });
  return row;
}

/** The same, as it was when the person saw it. Troubles: not-found, template-conflict. */
export function rowAt(db: Db, { templateId, rev }: { templateId: string; rev: number }, person: Person): TemplateRecord {
  const row = visibleRow(db, templateId, person);
  if (row.rev !== rev) throw conflict(row.rev);
  return row;
}

export const conflict = (rev: number): TroubleError =>
  new TroubleError({ kind: 'template-conflict', rev, say: 'This template was changed in another window. Nothing was overwritten; read what is there now.', remedy: 'read-change' });

export const notAllowed = (say: string): TroubleError => new TroubleError({ kind: 'not-allowed', say, remedy: 'none' });

/** “A”, “B”, “C” and 4 more */
export const namesOf = (titles: readonly string[]): string => `${titles.slice(0, 3).map((title) => `“${title}”`).join(', ')}${titles.length > 3 ? ` and ${titles.length - 3} more` : ''}`;

export const nounOf = (kind: TemplateKind): string => (kind === 'moderation' ? 'moderation message' : kind === 'answer' ? 'template' : kind);

/** Why this person cannot publish the draft of this row; empty: they can. `isRule`: the team asks for a second pair of eyes. */
export function whyNotPublish(row: Pick<TemplateRecord, 'draft' | 'version' | 'drafted_by' | 'scope'>, person: Person, isRule: boolean): string {
  if (row.draft === null) return 'Everything in it is published already.';
  if (!isRule || !isBy(person, row.drafted_by)) return '';
  const hidden = row.scope === 'mine' ? ' Nobody else can see it yet: give it to your team or the community first.' : '';
  return `Your team asks for a second pair of eyes: somebody else has to publish what you wrote.${hidden}`;
}
