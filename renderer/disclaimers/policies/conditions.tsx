import { useId, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import type { PolicyWhen } from '#shared/words/policy.ts';
import form from '../form.module.css';
import { contentNames, kindNames, levelNames, patientNames, roleNames } from './policy-words.ts';

/** When a policy holds. A group without a tick asks for nothing; with several, any of them will do; every group with a tick must hold. */
export function Conditions({ when, onChange }: { when: PolicyWhen; onChange(when: PolicyWhen): void }) {
  const desk = useDesk();
  const known = useLive(desk.query.queue.summary.experimental_liveOptions()).value?.communities.map(({ name }) => name) ?? [];
  const communities = [...new Set([...known, ...when.communities])];
  return (
    <fieldset className={form.conditions}>
      <legend>Applies</legend>
      <p className={form.hint}>Tick nothing, and it applies to every answer. Within a group one of those ticked is enough; of the groups, each must hold.</p>
      <Group name="Kind of community" names={kindNames} ticked={when.communityKinds} onTick={(communityKinds) => onChange({ ...when, communityKinds })} />
      <Group name="Community" names={Object.fromEntries(communities.map((name) => [name, name]))} ticked={when.communities} onTick={(names) => onChange({ ...when, communities: names })} />
      <Tags tags={when.tags} onTags={(tags) => onChange({ ...when, tags })} />
      <Group name="Patient" names={patientNames} ticked={when.patient} onTick={(patient) => onChange({ ...when, patient })} />
      <Group name="Content" names={contentNames} ticked={when.content} onTick={(content) => onChange({ ...when, content })} />
      <Group name="Level" names={levelNames} ticked={when.levels} onTick={(levels) => onChange({ ...when, levels })} />
      <Group name="Who answers" names={roleNames} ticked={when.roles} onTick={(roles) => onChange({ ...when, roles })} />
    </fieldset>
  );
}

function Group<T extends string>({ name, names, ticked, onTick }: { name: string; names: Readonly<Record<T, string>>; ticked: readonly T[]; onTick(ticked: T[]): void }) {
  const all = Object.keys(names) as T[];
  return (
    <div className={form.group} role="group" aria-label={name}>
      <span aria-hidden="true">{name}</span>
      <div>
        {all.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={ticked.includes(one)} onChange={({ target }) => onTick(target.checked ? all.filter((known) => known === one || ticked.includes(known)) : ticked.filter((known) => known !== one))} />
            <bdi>{names[one]}</bdi>
          </label>
        ))}
      </div>
    </div>
  );
}

const listOf = (typed: string): string[] => [...new Set(typed.split(',').map((tag) => tag.trim().slice(0, 60)))].filter((tag) => tag !== '').slice(0, 40);

function Tags({ tags, onTags }: { tags: readonly string[]; onTags(tags: string[]): void }) {
  const id = useId();
  // What is typed stays as it is typed, commas and all.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className={form.group}>
      <label htmlFor={id}>Tags of the question</label>
      <input
        id={id}
        value={typed ?? tags.join(', ')}
        placeholder="rash, child"
        maxLength={2_000}
        onChange={({ target }) => {
          setTyped(target.value);
          onTags(listOf(target.value));
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
