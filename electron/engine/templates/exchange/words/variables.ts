/** What a body may speak of and another tool may know, too. `label`: what a person is asked where the other tool does not. */
export const spoken: Readonly<Record<string, string>> = {
  'asker.name': 'Name the asker goes by',
  'question.title': 'Title of the question',
  'patient.their': 'your, his, her or their',
  'community.name': 'Name of this community',
  'community.guidelines_url': 'Link to the rules of this forum',
  'volunteer.name': 'Your display name',
  'volunteer.role': 'Your role here',
  'emergency.number': 'Local emergency number',
  'emergency.advice_line': 'Local advice line',
  'emergency.poison_line': 'Local poison line',
  'emergency.crisis_line': 'Local crisis line',
  'emergency.child_helpline': 'Local child help line',
};

/** Ours for a name another tool uses; `almost`: it does not mean quite the same. Names a file uses are looked up in lower case. */
export interface Meaning {
  name: string;
  almost?: string;
}
export type Dialect = Readonly<Record<string, Meaning>>;

const asker: Meaning = { name: 'asker.name' };
const volunteer: Meaning = { name: 'volunteer.name' };
const title: Meaning = { name: 'question.title' };
const community: Meaning = { name: 'community.name' };
const whoeverIsAnswered: Meaning = { name: 'asker.name', almost: 'became the name of the asker' };

export const discourse: Dialect = {
  my_username: volunteer,
  my_name: volunteer,
  original_poster_username: asker,
  original_poster_name: asker,
  reply_to_username: whoeverIsAnswered,
  reply_to_name: whoeverIsAnswered,
  last_poster_username: whoeverIsAnswered,
  reply_to_or_last_poster_username: whoeverIsAnswered,
  topic_title: title,
  context_title: title,
};

export const zammad: Dialect = {
  'ticket.customer.firstname': asker,
  'ticket.customer.fullname': asker,
  'user.firstname': volunteer,
  'user.fullname': volunteer,
  'ticket.title': title,
  'ticket.group.name': community,
};

export const chatwoot: Dialect = {
  'contact.first_name': asker,
  'contact.name': asker,
  'agent.name': volunteer,
  'agent.first_name': volunteer,
  'inbox.name': community,
};

export const toolbox: Dialect = {
  author: asker,
  user: whoeverIsAnswered,
  mod: volunteer,
  title,
  subreddit: community,
};
/** Every token the tool itself replaces; other words in braces are words. */
export const toolboxTokens = ['subreddit', 'user', 'author', 'permalink', 'url', 'domain', 'id', 'body', 'raw_body', 'uri_body', 'approved_by', 'title', 'uri_title', 'kind', 'postlink', 'link', 'banned_by', 'spam', 'ham', 'rules', 'sidebar', 'wiki', 'mod'] as const;

export const autoReviewComments: Dialect = {
  '[op]': asker,
  '[username]': whoeverIsAnswered,
  '$sitename$': community,
};

export const quicktext: Dialect = {
  'to=firstname': asker,
  'to=fullname': asker,
  'to=firstname|lastname': asker,
  'from=firstname': volunteer,
  'from=fullname': volunteer,
  'from=firstname|lastname': volunteer,
  subject: title,
};

/** A tool's own name for one of ours: the first that means exactly that. Null: it has none. */
export const namedIn = (dialect: Dialect, ours: string): string | null => Object.entries(dialect).find(([, meaning]) => meaning.name === ours && meaning.almost === undefined)?.[0] ?? null;

/** `asker.name` as the name of a field, for tools that can only ask. */
export const fieldOf = (ours: string): string => ours.replaceAll('.', '_');
const fields = new Map(Object.keys(spoken).map((name) => [fieldOf(name), name]));
/** Which of ours a field that we wrote stands for; null: none. */
export const ofField = (field: string): string | null => fields.get(field) ?? null;
