import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { slug, templateScope, type TemplateCard, type TemplateRow } from '#shared/words/library.ts';
import { useTemplate } from '../../writing/use-template.tsx';
import { LeftField } from './left-field.tsx';
import style from './about.module.css';

const scopeNames = { mine: 'Mine, only me', team: 'A team', community: 'Community, everyone' } as const;

const cardOf = ({ slug: name, scope, team, owner, folder, language, reviewBy }: TemplateRow): TemplateCard => ({ slug: name, scope, team, owner, folder, language, reviewBy });

/** Where the template belongs. Kept at once, and no new version. */
export function CardFields({ folders }: { folders: readonly string[] }) {
  const desk = useDesk();
  const { session, sheet } = useTemplate();
  const { row } = sheet;
  const teams = useLive(desk.query.settings.current.experimental_liveOptions()).value?.teams ?? [];
  const [say, setSay] = useState('');

  const keep = async (name: string, change: Partial<TemplateCard>): Promise<void> => {
    const { trouble } = await session.act((rev) => desk.call.library.saveCard({ templateId: session.templateId, rev, card: { ...cardOf(row), ...change } }));
    setSay(trouble ? `${name} was not saved. ${trouble.say}` : '');
    if (!trouble) announce(`Saved: ${name}`);
  };
  const known = [...new Set([...teams, row.team].filter((team) => team !== ''))];

  return (
    <>
      {say === '' ? null : (
        <div className={style.wide}>
          <Notice tone="bad">{say}</Notice>
        </div>
      )}
      <label>
        Who sees it
        <select
          value={row.scope}
          onChange={({ target }) => {
            const scope = templateScope.parse(target.value);
            void keep('who sees it', { scope, ...(scope === 'team' && row.team === '' ? { team: known[0] ?? 'team' } : {}) });
          }}
        >
          {templateScope.options.map((scope) => (
            <option key={scope} value={scope}>
              {scopeNames[scope]}
            </option>
          ))}
        </select>
      </label>
      {row.scope === 'team' ? (
        <label>
          Team
          <select value={row.team} onChange={({ target }) => void keep('team', { team: target.value })}>
            {known.map((team) => (
              <option key={team}>{team}</option>
            ))}
          </select>
        </label>
      ) : null}
      <LeftField name="Owner" value={row.owner} most={80} onKeep={(owner) => void keep('owner', { owner })} />
      <LeftField name="Folder" value={row.folder} most={120} choices={folders} onKeep={(folder) => void keep('folder', { folder })} />
      <label>
        Review by
        <input type="date" value={row.reviewBy ?? ''} onChange={({ target }) => void keep('review date', { reviewBy: target.value === '' ? null : target.value })} />
      </label>
      <LeftField
        name={row.kind === 'snippet' ? 'Name it is included by' : 'Name of its file'}
        value={row.slug}
        most={80}
        troubleOf={(typed) => (slug.safeParse(typed).success ? '' : 'Small letters, digits and hyphens.')}
        onKeep={(name) => void keep('name', { slug: name })}
      />
    </>
  );
}
