import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import type { TemplateContent, TemplateRow } from '#shared/words/library.ts';
import { useTemplate, useWriting } from '../../writing/use-template.tsx';
import style from './about.module.css';
import { LeftField, listOf } from './left-field.tsx';
import { Sources } from './sources.tsx';

type Part = 'use' | 'communities' | 'disclaimers' | 'placement' | 'level' | 'sources';

/** What makes sense for each kind. Where a disclaimer goes is for policies to say, and a snippet goes wherever it is included. */
const partsOf: Readonly<Record<TemplateRow['kind'], readonly Part[]>> = {
  answer: ['use', 'communities', 'level', 'disclaimers', 'sources'],
  moderation: ['use', 'communities'],
  snippet: ['use', 'communities', 'sources'],
  disclaimer: ['placement', 'sources'],
};

const levels = ['', 'emergency', 'urgent', 'soon', 'routine'] as const;

/** What a version keeps besides its body. Saved as the body is, and published with it. */
export function ContentFields({ tags }: { tags: readonly string[] }) {
  const { session, sheet, isLocked } = useTemplate();
  const content = useWriting((writing) => writing.content);
  const parts = partsOf[sheet.row.kind];
  const set = (change: Partial<TemplateContent>): void => session.edit(change);
  return (
    <fieldset disabled={isLocked} className={style.fields}>
      <LeftField name="Tags, with commas between" value={content.tags.join(', ')} most={1_000} choices={content.tags.length === 0 ? tags : []} onKeep={(typed) => set({ tags: listOf(typed, { long: 60, most: 40 }) })} />
      <LeftField name="Other names people search for" value={content.aliases.join(', ')} most={2_000} onKeep={(typed) => set({ aliases: listOf(typed, { long: 80, most: 40 }) })} />
      {parts.includes('use') ? (
        <>
          <label className={style.wide}>
            When to use it
            <textarea rows={2} maxLength={600} dir="auto" value={content.whenToUse} onChange={({ target }) => set({ whenToUse: target.value })} />
          </label>
          <label className={style.wide}>
            Not for
            <textarea rows={2} maxLength={600} dir="auto" value={content.notFor} onChange={({ target }) => set({ notFor: target.value })} />
          </label>
        </>
      ) : null}
      {parts.includes('placement') ? (
        <label>
          Where it stands
          <select value={content.placement} onChange={({ target }) => set({ placement: target.value === 'top' ? 'top' : 'bottom' })}>
            <option value="top">Before the answer</option>
            <option value="bottom">After the answer</option>
          </select>
        </label>
      ) : null}
      {parts.includes('level') ? (
        <label>
          Level it is for
          <select value={content.suggestedLevel} onChange={({ target }) => set({ suggestedLevel: target.value })}>
            {[...new Set([...levels, content.suggestedLevel])].map((level) => (
              <option key={level} value={level}>
                {level === '' ? 'any' : level}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {parts.includes('communities') ? <Communities chosen={content.communities} onChosen={(communities) => set({ communities })} /> : null}
      {parts.includes('disclaimers') ? <Disclaimers chosen={content.disclaimerIds} onChosen={(disclaimerIds) => set({ disclaimerIds })} /> : null}
      {parts.includes('sources') ? <Sources sources={content.sources} onSources={(sources) => set({ sources })} /> : null}
    </fieldset>
  );
}

function Ticks({ name, choices, chosen, onChosen }: { name: string; choices: readonly (readonly [id: string, say: string])[]; chosen: readonly string[]; onChosen(chosen: string[]): void }) {
  return (
    <fieldset className={style.ticks}>
      <legend>{name}</legend>
      {choices.map(([id, say]) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={({ target }) => onChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} /> <bdi>{say}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** `*` stands for all of them; what the forum does not have any more can still be taken out. */
function Communities({ chosen, onChosen }: { chosen: readonly string[]; onChosen(chosen: string[]): void }) {
  const desk = useDesk();
  const known = useLive(desk.query.queue.summary.experimental_liveOptions()).value?.communities ?? [];
  const names = [...new Set([...known.map(({ name }) => name), ...chosen.filter((name) => name !== '*')])];
  return (
    <Ticks
      name="Communities"
      choices={[['*', 'Every community'], ...names.map((name) => [name, name] as const)]}
      chosen={chosen}
      onChosen={(next) => onChosen(next.includes('*') && !chosen.includes('*') ? ['*'] : next.filter((name) => name !== '*').slice(0, 60))}
    />
  );
}

function Disclaimers({ chosen, onChosen }: { chosen: readonly string[]; onChosen(chosen: string[]): void }) {
  const desk = useDesk();
  const known = useLive(desk.query.disclaimers.list.experimental_liveOptions()).value;
  if (!known) return null;
  const names = new Map(known.filter(({ id, status }) => status !== 'retired' || chosen.includes(id)).map(({ id, title, status }) => [id, status === 'retired' ? `${title} (retired)` : title]));
  for (const id of chosen) if (!names.has(id)) names.set(id, `${id} (not there any more)`);
  return names.size === 0 ? null : <Ticks name="Disclaimers it brings" choices={[...names]} chosen={chosen} onChosen={(next) => onChosen(next.slice(0, 20))} />;
}
