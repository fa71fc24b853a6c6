import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useTemplate } from '../writing/use-template.tsx';
import { TouchesList } from './touches-list.tsx';
import { useTouches } from './use-touches.ts';
import style from './versions.module.css';

/** Where this template is used, and where its words went. */
export function UsesDialog({ onOpen, onClose }: { onOpen(templateId: string): void; onClose(): void }) {
  const { sheet } = useTemplate();
  const touches = useTouches();
  return (
    <Dialog title={`Where “${sheet.content.title}” is used`} onClose={onClose}>
      <TouchesList
        {...touches}
        onOpen={(id) => {
          onClose();
          onOpen(id);
        }}
      />
      <div className={style.choices}>
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  );
}
