/** The calls that go on answering. They alone are asked again by themselves when the link was lost. */
export const liveCalls: ReadonlySet<string> = new Set([
  'answerers.top',
  'desk.status',
  'queue.summary',
  'queue.page',
  'threads.open',
  'drafts.list',
  'drafts.change',
  'answers.checkFacts',
  'outbox.list',
  'outbox.ofQuestion',
  'disclaimers.changes',
  'disclaimers.list',
  'library.page',
  'library.open',
  'policies.list',
  'localePacks.list',
  'exchange.imports',
  'settings.current',
]);

export const isLiveCall = (path: readonly string[]): boolean => liveCalls.has(path.join('.'));
