/** What a small-action post says: Discourse sends a code and leaves the words to its own page. Source: `action_code` of a post. */
const deeds: Readonly<Record<string, string>> = {
  'closed.enabled': 'closed this question',
  'closed.disabled': 'opened this question again',
  'autoclosed.enabled': 'closed this question after a while, by rule',
  'autoclosed.disabled': 'opened this question again, by rule',
  'archived.enabled': 'archived this question',
  'archived.disabled': 'took this question out of the archive',
  'visible.enabled': 'listed this question again',
  'visible.disabled': 'took this question off the lists',
  'pinned.enabled': 'pinned this question',
  'pinned.disabled': 'unpinned this question',
  split_topic: 'moved posts to a question of their own',
  tags_changed: 'changed the tags',
  category_changed: 'moved this question to another community',
  assigned: 'gave this question to somebody to answer',
  reassigned: 'gave this question to somebody else',
  unassigned: 'left this question for anybody to answer',
};

/** HTML of our own words; empty for a code we do not know. */
export const actionHtml = (code: string | null | undefined): string => {
  const deed = code && Object.hasOwn(deeds, code) ? deeds[code] : undefined;
  return deed === undefined ? '' : `<p>${deed}</p>`;
};
