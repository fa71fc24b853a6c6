import { UndoToast } from '#renderer/outbox/undo-toast.tsx';

export { UndoToast as Undo };
