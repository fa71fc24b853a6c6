import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { useTemplate } from '../../writing/use-template.tsx';
import style from './about.module.css';
import { CardFields } from './card-fields.tsx';
import { ContentFields } from './content-fields.tsx';

/** Where the template belongs and what it is for, folded away while its words are written. */
export function AboutTemplate() {
  const { sheet } = useTemplate();
  const [isOpen, setOpen] = useState(false);
  const { scope, team, owner, folder } = sheet.row;
  return (
    <details className={style.about} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        About this template{' '}
        <small>
          {scope === 'team' ? <bdi>{team}</bdi> : scope} · <bdi>{owner}</bdi>
          {folder === '' ? null : (
            <>
              {' '}
              · <bdi>{folder}</bdi>
            </>
          )}
        </small>
      </summary>
      {isOpen ? <Fields /> : null}
    </details>
  );
}

function Fields() {
  const desk = useDesk();
  const known = useLive(desk.query.library.page.experimental_liveOptions({ input: { filter: {}, sort: 'title', offset: 0, limit: 1 } })).value;
  return (
    <>
      <div className={style.fields}>
        <CardFields folders={known?.folders ?? []} />
      </div>
      <ContentFields tags={known?.tags ?? []} />
    </>
  );
}
