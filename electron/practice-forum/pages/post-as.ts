import { html } from 'hono/html';
import type { Db } from '../store/db.ts';
import { allMembers } from '../store/members.ts';
import type { MemberRow } from '../store/rows.ts';
import type { Html } from './layout.ts';

/** Lets one person play everybody. `first` stands at the top: the asker of the question at hand. */
export function postAs(db: Db, { chosen, first, label = 'Post as' }: { chosen: string; first?: MemberRow; label?: string }): Html {
  const people = allMembers(db).filter((member) => member.id > 0 && member.id !== first?.id);
  const option = (member: MemberRow, note = ''): Html => html`<option value="${member.username}" ${member.username === chosen ? 'selected' : ''}>${member.name === '' ? member.username : `${member.name} (${member.username})`}${note}</option>`;
  const groups: [string, MemberRow[]][] = [
    ['Volunteers', people.filter((member) => member.can_assign === 1)],
    ['Members', people.filter((member) => member.can_assign === 0)],
  ];
  return html`<div><label for="as">${label}</label><select id="as" name="as" required>${first ? option(first, ', who asked') : ''}${groups.map(([name, members]) => html`<optgroup label="${name}">${members.map((member) => option(member))}</optgroup>`)}</select></div>`;
}

/** Somebody who can speak here, by what a form said. */
export function speaker(db: Db, username: string | null): MemberRow | null {
  return allMembers(db).find((member) => member.id > 0 && member.username === username) ?? null;
}

export const anAnswerer = 'dr_r_osei';
export const anAsker = 'paper_lantern';
