import { useRef, useState } from 'react';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { TemplateSheetSlot } from '#renderer/slots/answer-rooms.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { fieldOf, isAnswered, withoutMarks } from '#shared/answers/fill-marks.ts';
import { FieldInput } from './field-input.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import style from './sheet.module.css';
import { useRendered } from './use-rendered.ts';

/** A template whose ticks and choices decide what it says: asked first, inserted as it came out. */
export function TemplateSheet({ questionId, ticks, filled: first, answers, onAnswers, onInsert, onClose }: TemplateSheetSlot) {
  const { filled, trouble, render } = useRendered({ questionId, ticks, first, answers });
  const [remembered] = useState(answers);
  const [said, setSaid] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const valueOf = (field: (typeof filled.fields)[number]): string => {
    const said = Object.hasOwn(answers, field.key) ? (answers[field.key] ?? '') : field.preset;
    return fieldOf(field).kind !== 'choice' || (field.choices ?? []).includes(said) ? said : field.preset;
  };
  const left = filled.fields.filter((field) => !isAnswered(fieldOf(field), valueOf(field)));
  const optionalLeft = left.filter((field) => !field.isRequired);
  // Filling its mark later would put the answer where a paragraph belongs.
  const undecided = filled.fields.findIndex((field) => field.decides === true && field.isRequired && left.includes(field));

  const insert = async (leaveOut: readonly string[]): Promise<void> => {
    if (undecided !== -1) {
      setSaid(`Answer “${filled.fields[undecided]?.label ?? ''}” first. It decides what the text says.`);
      list.current?.children[undecided]?.querySelector<HTMLElement>('input, select, textarea')?.focus();
      return;
    }
    try {
      const now = await render();
      const text = withoutMarks(now.text, leaveOut);
      onInsert({ ...now, text, blanks: now.blanks.filter(({ label }) => !leaveOut.includes(label)) });
    } catch (error) {
      setSaid(troubleOf(error).say);
    }
  };
  const say = said ?? trouble?.say ?? null;

  return (
    <SheetFrame
      name={filled.title}
      left={left.length}
      preview={filled.text}
      isPreviewAlone
      notice={say === null ? null : <Notice tone="warn">{say}</Notice>}
      done="Insert"
      more={optionalLeft.length > 0 ? <Button onClick={() => void insert(optionalLeft.map(({ label }) => label))}>Insert, leave out the optional ones</Button> : null}
      onDone={() => void insert([])}
      onClose={onClose}
    >
      <div ref={list} className={style.fields}>
        {filled.fields.map((field) => (
          <FieldInput
            key={field.key}
            field={fieldOf(field)}
            value={valueOf(field)}
            isRemembered={(remembered[field.key] ?? '') !== '' && remembered[field.key] === valueOf(field)}
            onValue={(value) => {
              setSaid(null);
              onAnswers({ ...answers, [field.key]: value });
            }}
            onFocus={() => {}}
          />
        ))}
      </div>
    </SheetFrame>
  );
}
