import type { ComponentType, ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useDesk } from '#renderer/link/desk.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { FillInSlot, PickerSlot, SourceSlot, TemplateSheetSlot } from '#renderer/slots/answer-rooms.ts';
import { answersOf, fieldsOf } from '#shared/answers/fill-marks.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import style from './composer.module.css';
import { openPanel, useComposer } from './composer-store.ts';
import { FindingsList } from './checks/findings-list.tsx';
import { DisclaimerPanel } from './disclaimers/disclaimer-panel.tsx';
import { insertSource } from './editor/insert-source.ts';
import { insertTemplate, takeTemplate } from './editor/insert-template.ts';
import { AskPanel } from './look/ask-panel.tsx';
import { PicturePanel } from './picture/picture-panel.tsx';
import { SuggestionPanel } from './look/suggestion-panel.tsx';

/** What opens beside the text. */
export interface AnswerRooms {
  picker: ComponentType<PickerSlot>;
  sheet: ComponentType<FillInSlot>;
  templateSheet: ComponentType<TemplateSheetSlot>;
  sources: ComponentType<SourceSlot>;
}

interface OpenPanelProps extends AnswerRooms {
  questionId: QuestionId;
  card: RefObject<HTMLElement | null>;
}

/** Narrower than this the side panel is no place to work in. Pixels. */
const leastRoom = 220;

/** The side panel, if it stands beside the composer. In a narrow window it lies over the question, which must stay readable. */
export function roomBeside(side: HTMLElement | null, card: HTMLElement | null): HTMLElement | null {
  if (!side || !card || side.offsetWidth < leastRoom) return null;
  return card.getBoundingClientRect().right <= side.getBoundingClientRect().left ? side : null;
}

const hold = (isInPanel: boolean): void => useComposer.setState({ isInPanel });

/** What lies open beside the text: in the side panel where there is one, else in the composer above the text. Never over the question. */
export function OpenPanel({ questionId, card, picker: Picker, sheet: Sheet, templateSheet: TemplateSheet, sources: Sources }: OpenPanelProps) {
  const desk = useDesk();
  const { panel, side, content, session, editor, asking, sheet: values } = useComposer();
  if (panel === 'none') return null;
  const close = (): void => {
    openPanel('none');
    editor?.focus();
  };
  const done = (text: string): void => {
    const said = answersOf(fieldsOf(content.text, content.blanks), new Map(Object.entries(values)));
    session?.edit({ answers: { ...content.answers, ...said } });
    if (editor && text !== editor.text()) editor.change({ from: 0, to: editor.text().length, insert: text });
    session?.keepSheet({});
    useComposer.setState({ trouble: null });
    close();
  };
  const body: Record<typeof panel, ReactNode> = {
    templates: <Picker questionId={questionId} ticks={content.ticks} hasText={content.text.trim() !== '' && content.text.trim() !== '/'} onInsert={takeTemplate} onClose={close} />,
    template: asking ? (
      <TemplateSheet key={asking.filled.templateId} questionId={questionId} ticks={content.ticks} filled={asking.filled} answers={content.answers} onAnswers={(answers) => session?.edit({ answers })} onInsert={(filled) => insertTemplate(filled, asking.how)} onClose={close} />
    ) : null,
    'fill-ins': <Sheet text={content.text} blanks={content.blanks} values={values} remembered={content.answers} onValues={(next) => session?.keepSheet(next)} onField={(sheetLabel) => useComposer.setState({ sheetLabel })} onDone={done} onClose={close} />,
    sources: <Sources questionId={questionId} onInsert={(resource) => insertSource(desk, resource)} onClose={close} />,
    disclaimers: (
      <Framed title="Disclaimers" onClose={close}>
        <DisclaimerPanel />
      </Framed>
    ),
    picture: (
      <Framed title="Add a picture" onClose={close}>
        <PicturePanel questionId={questionId} onClose={close} />
      </Framed>
    ),
    'second-look': (
      <Framed title="Ask for a second look" onClose={close}>
        <AskPanel questionId={questionId} onClose={close} />
      </Framed>
    ),
    suggestion: (
      <Framed title="Suggested changes" onClose={close}>
        <SuggestionPanel questionId={questionId} />
      </Framed>
    ),
    checks: (
      <Framed title="Checks" onClose={close}>
        <FindingsList />
      </Framed>
    ),
  };
  const place = roomBeside(side, card.current);
  const shown = (
    <div className={place ? style.aside : style.inline} data-wants-room={place === null} onFocus={() => hold(true)} onBlur={() => hold(false)}>
      {body[panel]}
    </div>
  );
  return place ? createPortal(shown, place) : shown;
}

function Framed({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  return (
    <section className={style.framed} aria-label={title}>
      <div className={style.framedHead}>
        <h2>{title}</h2>
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      {children}
    </section>
  );
}
