import { useId, useState, type FormEvent } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import type { Role } from '#shared/words/people.ts';
import style from './people.module.css';
import { roleNames, rolesInOrder } from './role-words.ts';

/** Makes somebody known who has not been seen on the forum yet, such as a new trainee. */
export function AddPerson({ onAdd }: { onAdd(username: string, role: Role): Promise<boolean> }) {
  const id = useId();
  const [username, setUsername] = useState('');
  const [role, setRole] = useState<Role>('trainee');
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (username.trim() !== '' && (await onAdd(username.trim(), role))) setUsername('');
  };
  return (
    <form className={style.add} onSubmit={(event) => void add(event)} aria-label="Add a person">
      <label htmlFor={`${id}-name`}>Name on the forum</label>
      <input id={`${id}-name`} value={username} maxLength={60} autoComplete="off" spellCheck={false} onChange={({ target }) => setUsername(target.value)} />
      <label htmlFor={`${id}-role`}>as</label>
      <select id={`${id}-role`} value={role} onChange={({ target }) => setRole(rolesInOrder.find((one) => one === target.value) ?? 'trainee')}>
        {rolesInOrder.map((one) => (
          <option key={one} value={one}>
            {roleNames[one]}
          </option>
        ))}
      </select>
      <Button type="submit" disabled={username.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
