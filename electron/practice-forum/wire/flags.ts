const flag = (id: number, name_key: string, name: string, description: string, { requiresMessage = false, appliesTo = ['Post', 'Topic'] }: { requiresMessage?: boolean; appliesTo?: string[] } = {}) => ({
  id,
  name_key,
  name,
  description,
  short_description: description,
  is_flag: id > 2,
  require_message: requiresMessage,
  enabled: true,
  applies_to: appliesTo,
  is_used: false,
  position: id,
  auto_action_type: id === 4 || id === 8,
  system: true,
});

/** What one can do to a post besides answering it. */
export const flagTypes = [
  flag(6, 'notify_user', 'Send @%{username} a message', 'I want to talk to this person directly and privately about their post.', { requiresMessage: true, appliesTo: ['Post'] }),
  flag(3, 'off_topic', 'It’s off-topic', 'This post is not relevant to the current discussion.', { appliesTo: ['Post'] }),
  flag(4, 'inappropriate', 'It’s inappropriate', 'This post contains content that a reasonable person would consider offensive or abusive.'),
  flag(8, 'spam', 'It’s spam', 'This post is an advertisement, or vandalism.'),
  flag(10, 'illegal', 'It’s illegal', 'This post requires staff attention because it may contain content that is against the law.', { requiresMessage: true }),
  flag(7, 'notify_moderators', 'Something else', 'This post requires staff attention for another reason not listed above.', { requiresMessage: true }),
  flag(2, 'like', 'Like', 'Like this post', { appliesTo: ['Post'] }),
] as const;

export const topicFlagTypes = flagTypes.filter((type) => type.applies_to.includes('Topic'));
