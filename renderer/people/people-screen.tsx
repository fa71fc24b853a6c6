import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { useMay } from '#renderer/link/use-may.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Person, Role } from '#shared/words/people.ts';
import { AddPerson } from './add-person.tsx';
import { LookRules } from './look-rules.tsx';
import style from './people.module.css';
import { roleAbout, roleNames, rolesInOrder } from './role-words.ts';

/** Whom this desk knows, what each may do, and when somebody has to read an answer first. Read by all, changed by administrators. */
export function PeopleScreen() {
  const desk = useDesk();
  const { value: people, trouble, retry } = useLive(desk.query.people.list.experimental_liveOptions());
  const mayChange = useMay('administer');
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | null>(null);
  const setRoles = async (username: string, roles: Role[]): Promise<boolean> => {
    try {
      await desk.call.people.setRoles({ username, roles });
      setSaid({ text: `Saved: ${username}`, isBad: false });
      return true;
    } catch (error) {
      setSaid({ text: troubleOf(error).say, isBad: true });
      return false;
    }
  };
  return (
    <div className={`${page.page} ${style.page}`}>
      <h1>People and roles</h1>
      <p className={page.lead}>{mayChange ? 'Each change counts at once. Roles belong to this desk; the forum has its own.' : 'Administrators of this desk change this. Roles belong to this desk; the forum has its own.'}</p>
      <p className={style.saved} role="status">
        {said && !said.isBad ? said.text : ''}
      </p>
      {said?.isBad ? <Notice tone="bad">{said.text}</Notice> : null}
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {people ? (
        <div className={style.scroll}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">Person</th>
                {rolesInOrder.map((role) => (
                  <th scope="col" key={role} title={roleAbout[role]}>
                    {roleNames[role]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <PersonRow key={person.username} person={person} mayChange={mayChange} onRoles={(roles) => void setRoles(person.username, roles)} />
              ))}
            </tbody>
          </table>
        </div>
      ) : trouble ? null : (
        <p>Looking…</p>
      )}
      {mayChange ? <AddPerson onAdd={(username, role) => setRoles(username, [role])} /> : null}
      <dl className={style.about}>
        {rolesInOrder.map((role) => (
          <div key={role}>
            <dt>{roleNames[role]}</dt>
            <dd>{roleAbout[role]}</dd>
          </div>
        ))}
      </dl>
      <LookRules mayChange={mayChange} />
    </div>
  );
}

function PersonRow({ person, mayChange, onRoles }: { person: Person; mayChange: boolean; onRoles(roles: Role[]): void }) {
  const name = person.name === '' ? person.username : person.name;
  const toggle = (role: Role): void => onRoles(person.roles.includes(role) ? person.roles.filter((one) => one !== role) : [...person.roles, role]);
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
        {person.isMe ? ' (you)' : ''}
        {person.name === '' ? null : (
          <small>
            <bdi>{person.username}</bdi>
          </small>
        )}
      </th>
      {rolesInOrder.map((role) => (
        <td key={role}>
          <input type="checkbox" checked={person.roles.includes(role)} disabled={!mayChange} aria-label={`${roleNames[role]}: ${name}`} onChange={() => toggle(role)} />
        </td>
      ))}
    </tr>
  );
}
