import type { App, Dialog } from 'electron';

interface Lent {
  dialog: Pick<Dialog, 'showMessageBox'>;
  app: Pick<App, 'quit'>;
}

/** Asks what to do when no engine runs any more. `say` is its own reason; null after one crash too many. */
export async function askAfterLoss({ dialog, app }: Lent, say: string | null, again: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Rounds',
    message: say === null ? 'Rounds stopped working several times in a row' : 'Rounds cannot open its desk',
    detail: say ?? 'Your drafts and answers are safe on this computer. You can try once more; if it goes on, the log in the data folder says what happened.',
    buttons: ['Try again', 'Close Rounds'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) again();
  else app.quit();
}

/** Says why a key is not kept. Nothing waits for the answer. */
export function explainSecrets({ dialog }: Pick<Lent, 'dialog'>, say: string): void {
  void dialog.showMessageBox({ type: 'info', title: 'Rounds', message: 'About your forum key', detail: say, buttons: ['OK'], noLink: true });
}
