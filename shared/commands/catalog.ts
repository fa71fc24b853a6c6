/**
 * Every command a person can give, once: the keyboard, the palette, the key sheet and the native menu all read this list.
 * `keys` are for react-hotkeys-hook; `mod` is Cmd on macOS and Ctrl elsewhere; `g>q` is a sequence. A key without `mod`
 * works only outside text fields, and can be switched off (WCAG 2.1.4).
 */
export const catalog = [
  { id: 'palette.open', title: 'Command palette', group: 'Everywhere', keys: ['mod+k'], menu: 'Go' },
  { id: 'keys.show', title: 'Keys for this screen', group: 'Everywhere', keys: ['?'], menu: 'Help' },
  { id: 'search.focus', title: 'Search', group: 'Everywhere', keys: ['/'], menu: 'Go' },
  { id: 'go.unanswered', title: 'Go to Unanswered', group: 'Everywhere', keys: ['g>q'], menu: 'Go' },
  { id: 'go.drafts', title: 'Go to Drafts', group: 'Everywhere', keys: ['g>d'], menu: 'Go' },
  { id: 'go.outbox', title: 'Go to Outbox', group: 'Everywhere', keys: ['g>o'], menu: 'Go' },
  { id: 'go.templates', title: 'Go to Templates', group: 'Everywhere', keys: ['g>l'], menu: 'Go' },
  { id: 'go.disclaimers', title: 'Go to Disclaimers', group: 'Everywhere', keys: ['g>i'], menu: 'Go' },
  { id: 'go.settings', title: 'Go to Settings', group: 'Everywhere', keys: ['g>s', 'mod+comma'], menu: 'File' },
  { id: 'pane.next', title: 'Next pane', group: 'Everywhere', keys: ['F6'], menu: 'View' },
  { id: 'pane.previous', title: 'Previous pane', group: 'Everywhere', keys: ['shift+F6'], menu: 'View' },
  { id: 'undo', title: 'Undo the last action', group: 'Everywhere', keys: ['z'], menu: 'Edit' },
  { id: 'sync.now', title: 'Sync now', group: 'Everywhere', keys: ['mod+shift+s'], menu: 'File' },
  { id: 'queue.next', title: 'Next question', group: 'List', keys: ['j'], menu: 'Go' },
  { id: 'queue.previous', title: 'Previous question', group: 'List', keys: ['k'], menu: 'Go' },
  { id: 'queue.open', title: 'Open the question', group: 'List', keys: ['Enter', 'o'], menu: null },
  { id: 'queue.back', title: 'Back to the list', group: 'Question', keys: ['u'], menu: null },
  { id: 'queue.sort', title: 'Oldest or newest first', group: 'List', keys: [], menu: 'View' },
  { id: 'question.answer', title: 'Write an answer', group: 'Question', keys: ['r'], menu: 'Answer' },
  { id: 'question.copy-link', title: 'Copy the link', group: 'Question', keys: ['y'], menu: 'Answer' },
  { id: 'question.open-forum', title: 'Open on the forum', group: 'Question', keys: ['shift+o'], menu: 'Answer' },
  { id: 'question.quote', title: 'Quote the selection in the answer', group: 'Question', keys: ['q'], menu: 'Answer' },
  { id: 'post.next', title: 'Next post in the thread', group: 'Question', keys: ['n'], menu: null },
  { id: 'post.previous', title: 'Previous post in the thread', group: 'Question', keys: ['p'], menu: null },
  { id: 'answer.send', title: 'Send answer', group: 'Composer', keys: ['mod+Enter'], menu: 'Answer' },
  { id: 'answer.send-next', title: 'Send and next', group: 'Composer', keys: ['mod+shift+Enter'], menu: 'Answer' },
  { id: 'answer.template', title: 'Insert a template', group: 'Composer', keys: ['mod+j'], menu: 'Answer' },
  { id: 'answer.disclaimer', title: 'Choose disclaimers', group: 'Composer', keys: ['mod+shift+d'], menu: 'Answer' },
  { id: 'answer.preview', title: 'Preview as it will be posted', group: 'Composer', keys: ['mod+shift+p'], menu: 'Answer' },
  { id: 'answer.fill', title: 'Fill in the blanks', group: 'Composer', keys: ['mod+shift+f'], menu: 'Answer' },
  { id: 'answer.checks', title: 'What to check before sending', group: 'Composer', keys: ['mod+shift+y'], menu: 'Answer' },
  { id: 'template.pin', title: 'Pin the template for this community', group: 'Composer', keys: ['mod+p'], menu: null },
  { id: 'answer.save', title: 'Save the draft now', group: 'Composer', keys: ['mod+s'], menu: 'File' },
  { id: 'answer.discard', title: 'Discard the draft', group: 'Composer', keys: [], menu: 'Answer' },
  { id: 'library.next', title: 'Next template', group: 'Library', keys: ['j'], menu: null },
  { id: 'library.previous', title: 'Previous template', group: 'Library', keys: ['k'], menu: null },
  { id: 'library.open', title: 'Open the template', group: 'Library', keys: ['Enter', 'o'], menu: null },
  { id: 'library.back', title: 'Back to the library', group: 'Library', keys: ['u'], menu: null },
  { id: 'library.new', title: 'New template', group: 'Library', keys: ['n'], menu: null },
  { id: 'library.health', title: 'Templates that need a look', group: 'Library', keys: [], menu: 'Go' },
  { id: 'library.import', title: 'Import templates', group: 'Library', keys: [], menu: 'File' },
  { id: 'library.export', title: 'Export templates', group: 'Library', keys: [], menu: null },
  { id: 'template.review', title: 'Ask for review of the template', group: 'Library', keys: ['mod+Enter'], menu: null },
  { id: 'template.publish', title: 'Publish the template', group: 'Library', keys: ['shift+p'], menu: null },
  { id: 'template.versions', title: 'Versions of the template', group: 'Library', keys: ['v'], menu: null },
  { id: 'template.difference', title: 'Difference to what is published', group: 'Library', keys: ['d'], menu: null },
  { id: 'template.uses', title: 'Where the template is used', group: 'Library', keys: ['m'], menu: null },
] as const satisfies readonly CommandEntry[];

export interface CommandEntry {
  id: string;
  title: string;
  group: 'Everywhere' | 'List' | 'Question' | 'Composer' | 'Library';
  keys: readonly string[];
  menu: 'File' | 'Edit' | 'View' | 'Go' | 'Answer' | 'Help' | null;
}

export type CommandId = (typeof catalog)[number]['id'];

/** Whether a key works without a modifier, and so must be possible to switch off. */
export const isSingleKey = (key: string): boolean => !key.includes('mod') && !/^(shift\+)?F\d+$/.test(key) && key !== 'Enter';
