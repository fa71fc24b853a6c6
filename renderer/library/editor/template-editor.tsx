import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';

export interface TemplateEditorProps {
  templateId: string;
  onOpen(templateId: string | null): void;
}

/** One template, where its words are written and published. */
export function TemplateEditor({ templateId }: TemplateEditorProps) {
  const desk = useDesk();
  const sheet = useLive(desk.query.library.open.experimental_liveOptions({ input: { templateId } })).value;
  return <section aria-label="Template">{sheet ? <h2>{sheet.content.title}</h2> : null}</section>;
}
