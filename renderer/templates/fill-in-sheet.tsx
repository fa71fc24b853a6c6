import { useEffect } from 'react';
import type { FillInSlot } from '#renderer/slots/answer-rooms.ts';
import { Button } from '#renderer/ui/button.tsx';
import { beginningOf, fieldsOf, fillMarks, isAnswered, withoutMarks } from '#shared/answers/fill-marks.ts';
import { FieldInput } from './field-input.tsx';
import { SheetFrame } from './sheet-frame.tsx';

/** Every blank that stands in the answer as a field, in reading order, with the answer as it grows. */
export function FillInSheet({ text, blanks, values, remembered, onValues, onField, onDone, onClose }: FillInSlot) {
  const fields = fieldsOf(text, blanks);
  const before = beginningOf(fields, remembered);
  const isMissing = Object.keys(before).some((label) => values[label] === undefined);
  useEffect(() => {
    if (isMissing) onValues({ ...before, ...values });
  });
  const valueOf = (label: string): string => values[label] ?? before[label] ?? '';
  const known = new Map(fields.filter((field) => isAnswered(field, valueOf(field.label))).map(({ label }) => [label, valueOf(label)]));
  const left = fields.filter(({ label }) => !known.has(label));
  const optionalLeft = left.filter((field) => !field.isRequired);
  const filled = fillMarks(text, blanks, known);
  const change = (label: string, value: string): void => onValues({ ...Object.fromEntries(fields.flatMap((field) => (valueOf(field.label) === '' ? [] : [[field.label, valueOf(field.label)]]))), [label]: value });

  return (
    <SheetFrame
      name="Fill in"
      left={left.length}
      preview={filled}
      done="Done"
      more={
        optionalLeft.length > 0 ? (
          <Button
            onClick={() =>
              onDone(
                withoutMarks(
                  filled,
                  optionalLeft.map(({ label }) => label),
                ),
              )
            }
          >
            Done, leave out the optional ones
          </Button>
        ) : null
      }
      onDone={() => onDone(filled)}
      onClose={onClose}
    >
      {fields.map((field) => (
        <FieldInput key={field.label} field={field} value={valueOf(field.label)} isRemembered={valueOf(field.label) !== '' && valueOf(field.label) === remembered[field.key]} onValue={(value) => change(field.label, value)} onFocus={() => onField(field.label)} />
      ))}
      {fields.length === 0 ? <p>Nothing is left to fill in.</p> : null}
    </SheetFrame>
  );
}
