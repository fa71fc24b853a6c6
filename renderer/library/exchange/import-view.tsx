import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import page from '../library.module.css';
import { ChooseFiles } from './choose-files.tsx';
import { DryRunView } from './dry-run.tsx';
import { PastImports, useUndoImport } from './past-imports.tsx';
import { useImport } from './use-import.ts';
import style from './exchange.module.css';

/** Brings templates in: choose, see what would happen, say so, and take it back if it was wrong. */
export function ImportView({ onBack }: { onBack(): void }) {
  const bringing = useImport();
  const undoing = useUndoImport();
  const { step } = bringing;
  const result = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone; the focus goes to what came of it.
  useEffect(() => {
    if (step.at === 'looked' || step.at === 'done') result.current?.focus();
  }, [step.at]);
  return (
    <section className={page.page} aria-label="Import" data-pane="import">
      <div className={page.column}>
        <header className={style.head}>
          <Button kind="quiet" onClick={onBack}>
            <IconArrowLeft size={15} aria-hidden="true" /> Templates
          </Button>
          <h1 tabIndex={-1} data-pane-focus="">
            Import templates
          </h1>
          <p className={page.lead}>You see what would come in before anything is written. What comes from another tool arrives as drafts of your own, and nothing in a file is ever run.</p>
        </header>
        {bringing.failure === null ? null : <Notice tone="bad">{bringing.failure}</Notice>}
        {undoing.failure === null ? null : <Notice tone="bad">{undoing.failure}</Notice>}
        {step.at === 'choose' ? <ChooseFiles onChosen={bringing.look} /> : null}
        {step.at === 'looking' ? (
          <p role="status" className={page.lead}>
            Looking into “<bdi>{step.name}</bdi>”…
          </p>
        ) : null}
        {step.at === 'looked' ? <DryRunView heading={result} {...{ bringing }} run={step.run} name={step.name} isBusy={step.isBusy} /> : null}
        {step.at === 'done' ? (
          <section className={style.done} aria-labelledby="import-result">
            <h2 id="import-result" ref={result} tabIndex={-1}>
              {resultWords(step)}
            </h2>
            <div className={style.deeds}>
              {step.importId === null ? null : (
                <Button
                  disabled={undoing.isBusy}
                  onClick={() => {
                    if (step.importId !== null) undoing.undo(step.importId, bringing.again);
                  }}
                >
                  Undo this import
                </Button>
              )}
              <Button onClick={bringing.again}>Import something else</Button>
              <Button kind="primary" onClick={onBack}>
                To the templates
              </Button>
            </div>
          </section>
        ) : null}
        <PastImports undoing={undoing} />
      </div>
    </section>
  );
}

/** Pure. */
export function resultWords({ added, replaced }: { added: number; replaced: number }): string {
  const parts = [added > 0 ? `${added} added` : '', replaced > 0 ? `${replaced} replaced` : ''].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing had to be changed.' : `Imported: ${parts.join(', ')}.`;
}
