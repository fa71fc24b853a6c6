import { Button } from '#renderer/ui/button.tsx';
import { useTemplate } from '../../writing/use-template.tsx';
import style from '../editor.module.css';
import type { BodyEditor } from './body-core.ts';
import type { ReportState } from './use-report.ts';

/** What is wrong in the body, under it: each with the way to its place and, where there is a likely word, the way to mend it. */
export function FaultList({ report, say, editor }: ReportState & { editor: BodyEditor | null }) {
  const { isLocked } = useTemplate();
  const faults = report?.faults ?? [];
  return (
    <div className={style.faults} role="status" aria-label="Faults">
      {say === '' ? null : <p className={style.warning}>{say}</p>}
      {faults.length === 0 ? null : (
        <ul className="bare">
          {faults.map((fault, index) => (
            <li key={`${index} ${fault.from}`} className={fault.severity === 'error' ? style.error : style.warning}>
              <Button kind="link" onClick={() => editor?.goTo(fault.from, fault.to)} aria-label={`Go to line ${fault.line}`}>
                Line {fault.line}
              </Button>
              : {fault.say}{' '}
              {fault.instead === null || isLocked ? null : (
                <Button kind="chip" disabled={report?.body !== editor?.text()} onClick={() => editor?.put(fault.from, fault.to, fault.instead ?? '')}>
                  Use “{fault.instead}”
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
