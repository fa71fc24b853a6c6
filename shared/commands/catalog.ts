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
  { id: 'go.mine', title: 'Go to Mine', group: 'Everywhere', keys: ['g>m'], menu: 'Go' },
  { id: 'go.drafts', title: 'Go to Drafts', group: 'Everywhere', keys: ['g>d'], menu: 'Go' },
  { id: 'go.outbox', title: 'Go to Outbox', group: 'Everywhere', keys: ['g>o'], menu: 'Go' },
  { id: 'go.follow-ups', title: 'Go to Follow-ups', group: 'Everywhere', keys: ['g>f'], menu: 'Go' },
  { id: 'go.resources', title: 'Go to Resources', group: 'Everywhere', keys: ['g>e'], menu: 'Go' },
  { id: 'go.templates', title: 'Go to Templates', group: 'Everywhere', keys: ['g>l'], menu: 'Go' },
  { id: 'go.disclaimers', title: 'Go to Disclaimers', group: 'Everywhere', keys: ['g>i'], menu: 'Go' },
  { id: 'go.triage', title: 'Go to Triage', group: 'Everywhere', keys: ['g>t'], menu: 'Go' },
  { id: 'go.activity', title: 'Go to Activity', group: 'Everywhere', keys: ['g>a'], menu: 'Go' },
  { id: 'go.answerers', title: 'Go to Top answerers', group: 'Everywhere', keys: ['g>w'], menu: 'Go' },
  { id: 'go.settings', title: 'Go to Settings', group: 'Everywhere', keys: ['g>s', 'mod+comma'], menu: 'File' },
  { id: 'pane.next', title: 'Next pane', group: 'Everywhere', keys: ['F6'], menu: 'View' },
  { id: 'pane.previous', title: 'Previous pane', group: 'Everywhere', keys: ['shift+F6'], menu: 'View' },
  { id: 'undo', title: 'Undo the last action', group: 'Everywhere', keys: ['z'], menu: 'Edit' },
  { id: 'sync.now', title: 'Sync now', group: 'Everywhere', keys: ['mod+shift+s'], menu: 'File' },
  { id: 'queue.next', title: 'Next question', group: 'List', keys: ['j'], menu: 'Go' },
  { id: 'queue.previous', title: 'Previous question', group: 'List', keys: ['k'], menu: 'Go' },
  { id: 'queue.open', title: 'Open the question', group: 'List', keys: ['Enter', 'o'], menu: null },
  { id: 'queue.back', title: 'Back to the list', group: 'Question', keys: ['u'], menu: null },
  { id: 'queue.sort', title: 'Change the order', group: 'List', keys: [], menu: 'View' },
  { id: 'queue.why', title: 'Why is this here?', group: 'List', keys: ['w'], menu: null },
  { id: 'list.select', title: 'Select the question', group: 'List', keys: ['x'], menu: null },
  { id: 'list.extend-down', title: 'Select down', group: 'List', keys: ['shift+j'], menu: null },
  { id: 'list.extend-up', title: 'Select up', group: 'List', keys: ['shift+k'], menu: null },
  { id: 'list.select-all', title: 'Select all', group: 'List', keys: ['mod+a'], menu: null, yields: true },
  { id: 'view.save', title: 'Save this view', group: 'List', keys: [], menu: null },
  { id: 'view.1', title: 'View 1', group: 'List', keys: ['mod+1'], menu: null, yields: true },
  { id: 'view.2', title: 'View 2', group: 'List', keys: ['mod+2'], menu: null, yields: true },
  { id: 'view.3', title: 'View 3', group: 'List', keys: ['mod+3'], menu: null, yields: true },
  { id: 'view.4', title: 'View 4', group: 'List', keys: ['mod+4'], menu: null, yields: true },
  { id: 'view.5', title: 'View 5', group: 'List', keys: ['mod+5'], menu: null, yields: true },
  { id: 'view.6', title: 'View 6', group: 'List', keys: ['mod+6'], menu: null, yields: true },
  { id: 'view.7', title: 'View 7', group: 'List', keys: ['mod+7'], menu: null, yields: true },
  { id: 'view.8', title: 'View 8', group: 'List', keys: ['mod+8'], menu: null, yields: true },
  { id: 'view.9', title: 'View 9', group: 'List', keys: ['mod+9'], menu: null, yields: true },
  { id: 'triage.accept', title: 'Accept', group: 'Triage', keys: ['1'], menu: null },
  { id: 'triage.duplicate', title: 'Duplicate of…', group: 'Triage', keys: ['2'], menu: null },
  { id: 'triage.close', title: 'Close with a reason', group: 'Triage', keys: ['3'], menu: null },
  { id: 'triage.needs-information', title: 'Needs more information', group: 'Triage', keys: ['4'], menu: null },
  { id: 'triage.off-topic', title: 'Off topic', group: 'Triage', keys: ['5'], menu: null },
  { id: 'triage.hide', title: 'Hide from the forum’s lists', group: 'Triage', keys: ['6'], menu: null },
  { id: 'triage.move', title: 'Move to another community', group: 'Triage', keys: ['t'], menu: null },
  { id: 'triage.tag', title: 'Tag', group: 'Triage', keys: ['l'], menu: null },
  { id: 'triage.flag', title: 'Flag to the moderators', group: 'Triage', keys: ['!'], menu: null },
  { id: 'triage.escalate', title: 'Escalate', group: 'Triage', keys: ['e'], menu: null },
  { id: 'triage.claim', title: 'Claim for me', group: 'Triage', keys: ['a'], menu: null },
  { id: 'level.raise', title: 'Raise level', group: 'Triage', keys: ['0'], menu: null },
  { id: 'level.lower', title: 'Lower level', group: 'Triage', keys: ['-'], menu: null },
  { id: 'question.answer', title: 'Write an answer', group: 'Question', keys: ['r'], menu: 'Answer' },
  { id: 'question.claim', title: 'Claim or release the question', group: 'Question', keys: ['c'], menu: 'Answer' },
  { id: 'question.snooze', title: 'Snooze the question', group: 'Question', keys: ['h'], menu: 'Answer' },
  { id: 'follow-up.done', title: 'Finish the follow-up', group: 'Question', keys: [], menu: 'Answer' },
  { id: 'question.copy-link', title: 'Copy the link', group: 'Question', keys: ['y'], menu: 'Answer' },
  { id: 'question.open-forum', title: 'Open on the forum', group: 'Question', keys: ['shift+o'], menu: 'Answer' },
  { id: 'question.quote', title: 'Quote the selection in the answer', group: 'Question', keys: ['q'], menu: 'Answer' },
  { id: 'post.next', title: 'Next post in the thread', group: 'Question', keys: ['n'], menu: null },
  { id: 'post.previous', title: 'Previous post in the thread', group: 'Question', keys: ['p'], menu: null },
  { id: 'answer.send', title: 'Send answer', group: 'Composer', keys: ['mod+Enter'], menu: 'Answer' },
  { id: 'answer.send-next', title: 'Send and next', group: 'Composer', keys: ['mod+shift+Enter'], menu: 'Answer' },
  { id: 'look.ask', title: 'Ask for a second look', group: 'Composer', keys: ['mod+shift+r'], menu: 'Answer' },
  { id: 'answer.template', title: 'Insert a template', group: 'Composer', keys: ['mod+j'], menu: 'Answer' },
  { id: 'answer.disclaimer', title: 'Choose disclaimers', group: 'Composer', keys: ['mod+shift+d'], menu: 'Answer' },
  { id: 'answer.source', title: 'Add a source', group: 'Composer', keys: ['mod+shift+c'], menu: 'Answer' },
  { id: 'answer.preview', title: 'Preview as it will be posted', group: 'Composer', keys: ['mod+shift+p'], menu: 'Answer' },
  { id: 'answer.fill', title: 'Fill in the blanks', group: 'Composer', keys: ['mod+shift+f'], menu: 'Answer' },
  { id: 'answer.checks', title: 'What to check before sending', group: 'Composer', keys: ['mod+shift+y'], menu: 'Answer' },
  { id: 'template.pin', title: 'Pin the template for this community', group: 'Composer', keys: ['mod+p'], menu: null },
  { id: 'answer.save', title: 'Save the draft now', group: 'Composer', keys: ['mod+s'], menu: 'File' },
  { id: 'answer.discard', title: 'Discard the draft', group: 'Composer', keys: [], menu: 'Answer' },
  { id: 'go.review', title: 'Go to Awaiting review', group: 'Everywhere', keys: ['g>r'], menu: 'Go' },
  { id: 'look.next', title: 'Next text', group: 'Review', keys: ['j'], menu: null },
  { id: 'look.previous', title: 'Previous text', group: 'Review', keys: ['k'], menu: null },
  { id: 'look.agree', title: 'Agree', group: 'Review', keys: ['d'], menu: null },
  { id: 'look.return', title: 'Suggest or stop, with a note', group: 'Review', keys: ['shift+d'], menu: null },
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
  group: 'Everywhere' | 'List' | 'Triage' | 'Question' | 'Composer' | 'Library' | 'Review';
  keys: readonly string[];
  menu: 'File' | 'Edit' | 'View' | 'Go' | 'Answer' | 'Help' | null;
  /** The key means something of its own to a text field or the browser, and is left to them where nothing offers the command. */
  yields?: true;
}

export type CommandId = (typeof catalog)[number]['id'];

/** Whether a key works without a modifier, and so must be possible to switch off. */
export const isSingleKey = (key: string): boolean => !key.includes('mod') && !/^(shift\+)?F\d+$/.test(key) && key !== 'Enter';
