import type { OutboxItem, OutboxState } from '#shared/words/outbox.ts';

/** A state as people read it on a chip. */
export const stateWords: Readonly<Record<OutboxState, string>> = {
  held: 'Held',
  waiting: 'Waiting',
  sending: 'Sending',
  checking: 'Checking',
  sent: 'Sent',
  'in-review': 'Held by the forum',
  'needs-you': 'Needs you',
  withdrawn: 'Withdrawn',
};

/** delete-twins: takes the later ones of an answer that was delivered more than once off the forum. undo, edit, withdraw: take it back (undo and edit lead to the composer). send-anyway: retry although the thread changed. open: its page on the forum. */
export type OutboxAction = 'undo' | 'send-now' | 'retry' | 'send-anyway' | 'edit' | 'withdraw' | 'delete-twins' | 'open';

export const actionWords: Readonly<Record<OutboxAction, string>> = {
  undo: 'Undo send',
  'send-now': 'Send now',
  retry: 'Retry',
  'send-anyway': 'Send anyway',
  edit: 'Edit',
  withdraw: 'Withdraw',
  'delete-twins': 'Delete the later one',
  open: 'Open on the forum',
};

const makesItGo: readonly OutboxAction[] = ['send-now', 'retry', 'send-anyway'];

/** What a person can do with an item right now, the most likely first. */
export function actionsFor(item: Pick<OutboxItem, 'state' | 'trouble' | 'change' | 'url' | 'isBarred'>): OutboxAction[] {
  const known = actionsOf(item);
  return item.isBarred ? known.filter((action) => !makesItGo.includes(action)) : known;
}

function actionsOf(item: Pick<OutboxItem, 'state' | 'trouble' | 'change' | 'url'>): OutboxAction[] {
  const open: OutboxAction[] = item.url === null ? [] : ['open'];
  if (item.state === 'held') return ['undo', 'send-now'];
  if (item.state === 'waiting') return ['edit', 'withdraw'];
  if (item.state === 'needs-you') return [...ways(item), 'withdraw', ...open];
  if (item.state === 'sent' && item.trouble?.kind === 'twins' && !item.trouble.isLeaving) return ['delete-twins', ...open];
  return open;
}

function ways({ trouble, change }: Pick<OutboxItem, 'trouble' | 'change'>): OutboxAction[] {
  if (trouble?.kind === 'question-gone' || change?.isGone) return ['edit'];
  if (trouble?.kind === 'question-closed' || change?.isClosed) return ['edit', 'retry'];
  if (change || trouble?.kind === 'thread-changed') return ['edit', 'send-anyway'];
  return ['edit', 'retry'];
}
