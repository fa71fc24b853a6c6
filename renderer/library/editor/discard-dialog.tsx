import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useTemplate } from '../writing/use-template.tsx';
import style from './editor.module.css';

export function DiscardDialog({ onDiscard, onClose }: { onDiscard(): void; onClose(): void }) {
  const { sheet } = useTemplate();
  const { version } = sheet.row;
  return (
    <Dialog title="Discard the draft?" onClose={onClose}>
      <div className={style.ask}>
        <p>{version === 0 ? 'It was never published, so the whole template goes.' : `What is published as v${version} stays as it is.`} You can undo this as long as the template stays open.</p>
        <div className={style.choices}>
          <Button kind="danger" onClick={onDiscard}>
            Discard
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </div>
      </div>
    </Dialog>
  );
}
