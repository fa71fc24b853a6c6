import { parseAccept } from 'hono/utils/accept';

export type Language = 'en-GB' | 'de';

/** Refusals by their key, as `{error:key, a, b}` fills them in. `topic-deleted` is missing on purpose: NodeBB has no words for it. The German ones are our own: what matters is that they are not English. */
const sentences: Readonly<Record<string, readonly [english: string, german: string]>> = {
  'invalid-data': ['Invalid Data', 'Damit geht es nicht'],
  'required-parameters-missing': ['Required parameters were missing from this API call: %1', 'Es fehlen Angaben: %1'],
  'invalid-pid': ['Invalid Post ID', 'Diese Beitragsnummer gilt nicht'],
  'invalid-cid': ['Invalid Category ID', 'Diese Kategorienummer gilt nicht'],
  'invalid-password': ['Invalid Password', 'Das Kennwort stimmt nicht'],
  'invalid-pagination-value': ['Invalid pagination value, must be at least %1 and at most %2', 'So viele je Seite gehen nicht: von %1 bis %2'],
  'invalid-file-type': ['Invalid file type %1. Allowed types are: %2', 'Keine Dateien mit %1, nur: %2'],
  'invalid-image-dimensions': ['Image dimensions are too big', 'Das Bild ist zu breit oder zu hoch'],
  'file-too-big': ['Maximum allowed file size is %1 kB - please upload a smaller file', 'Höchstens %1 kB, bitte eine kleinere Datei'],
  'not-logged-in': ["You don't seem to be logged in.", 'Hier ist niemand angemeldet.'],
  'no-category': ['Category does not exist', 'Eine solche Kategorie gibt es nicht'],
  'no-topic': ['Topic does not exist', 'Ein solches Thema gibt es nicht'],
  'no-post': ['Post does not exist', 'Einen solchen Beitrag gibt es nicht'],
  'no-user': ['User does not exist', 'Ein solches Mitglied gibt es nicht'],
  'no-group': ['Group does not exist', 'Eine solche Gruppe gibt es nicht'],
  'no-flag': ['Flag does not exist', 'Eine solche Meldung gibt es nicht'],
  'no-privileges': ['You do not have enough privileges for this action.', 'Dazu fehlen dir die Rechte.'],
  'topic-locked': ['Topic locked', 'Das Thema ist geschlossen'],
  'post-edit-duration-expired': ['You are only allowed to edit posts for %1 second(s) after posting', 'Ändern geht nur in den ersten %1 Sekunden'],
  'post-delete-duration-expired': ['You are only allowed to delete posts for %1 second(s) after posting', 'Löschen geht nur in den ersten %1 Sekunden'],
  'content-too-short': ['Please enter a longer post. Posts should contain at least %1 character(s).', 'Das ist zu kurz, es müssen %1 Zeichen sein.'],
  'content-too-long': ["Please enter a shorter post. Posts can't be longer than %1 character(s).", 'Das ist zu lang, höchstens %1 Zeichen.'],
  'title-too-short': ['Please enter a longer title. Titles should contain at least %1 character(s).', 'Der Titel ist zu kurz, es müssen %1 Zeichen sein.'],
  'title-too-long': ["Please enter a shorter title. Titles can't be longer than %1 character(s).", 'Der Titel ist zu lang, höchstens %1 Zeichen.'],
  'too-many-posts': ['You can only post once every %1 second(s) - please wait before posting again', 'Nur ein Beitrag in %1 Sekunden, bitte warte noch'],
  'too-many-posts-newbie': ['As a new user, you can only post once every %1 second(s) until you have earned %2 reputation - please wait before posting again', 'Wer neu ist, darf alle %1 Sekunden einmal schreiben, bis zum Ansehen %2'],
  'already-posting': ['You are already posting', 'Dein voriger Beitrag entsteht noch'],
  'too-many-tags': ["Too many tags. Topics can't have more than %1 tag(s)", 'Zu viele Schlagworte, höchstens %1'],
  'user-too-new': ['Sorry, you are required to wait %1 second(s) before making your first post', 'Wer neu ist, wartet %1 Sekunden vor dem ersten Beitrag'],
  'user-banned': ['User banned', 'Dieses Mitglied ist verbannt'],
  'user-muted-for-minutes': ['You have been muted, you will be able to post in %1 minute(s)', 'Du bist stumm, noch %1 Minuten lang'],
  'user-muted-for-hours': ['You have been muted, you will be able to post in %1 hour(s)', 'Du bist stumm, noch %1 Stunden lang'],
  'post-already-deleted': ['This post has already been deleted', 'Der Beitrag ist schon gelöscht'],
  'post-already-restored': ['This post has already been restored', 'Der Beitrag ist schon wieder da'],
  'cant-purge-main-post': ["You can't purge the main post, please delete the topic instead", 'Den ersten Beitrag nicht, nur das ganze Thema'],
  'cant-move-topic-to-same-category': ["Can't move topic to the same category!", 'Dort ist das Thema schon!'],
  'self-vote': ['You cannot vote on your own post', 'Nicht über den eigenen Beitrag'],
  'post-already-flagged': ['You have already flagged this post', 'Diesen Beitrag hast du schon gemeldet'],
  'cant-flag-privileged': ['You are not allowed to flag the profiles or content of privileged users (moderators/global moderators/admins)', 'Wer hier Ordnung hält, wird nicht gemeldet'],
  'api.master-token-no-uid': ['A master token was received without a corresponding `_uid` in the request body', 'Zum Hauptschlüssel fehlt das `_uid`'],
  'api.400': ['Something was wrong with the request payload you passed in.', 'Mit der Anfrage stimmt etwas nicht.'],
  'api.401': ['A valid login session was not found. Please log in and try again.', 'Es besteht keine gültige Anmeldung.'],
  'api.403': ['You are not authorised to make this call', 'Dieser Aufruf ist dir nicht erlaubt'],
  'api.404': ['Invalid API call', 'Einen solchen Aufruf gibt es nicht'],
  'api.500': ['An unexpected error was encountered while attempting to service your request.', 'Dabei ging etwas Unerwartetes schief.'],
  'api.503': ['The route you are trying to call is not currently available due to a server configuration', 'Dieser Aufruf ist zur Zeit abgeschaltet'],
};

/** The sentence for `[[error:key, …]]`; NodeBB's own marks where it has none. */
export function sentence(key: string, args: readonly (string | number)[], language: Language): string {
  const pair = sentences[key];
  if (!pair) return `[[error:${[key, ...args].join(', ')}]]`;
  return pair[language === 'de' ? 1 : 0].replace(/%(\d)/g, (_all, at: string) => String(args[Number(at) - 1] ?? ''));
}

/** The file of sentences a client can fetch. */
export const dictionary = (language: Language): Record<string, string> => Object.fromEntries(Object.entries(sentences).map(([key, pair]) => [key, pair[language === 'de' ? 1 : 0]]));

const languages: readonly Language[] = ['en-GB', 'de'];
const isLanguage = (name: string | undefined): name is Language => languages.some((language) => language === name);

/** What decides the language of a refusal beside the request. */
export interface Speaking {
  defaultLang: Language;
  /** Whether the forum goes by what a client asks for. */
  autoDetectLang: boolean;
  /** What the person set for themselves; null: nothing. */
  own: Language | null;
  hasSession: boolean;
}

/**
 * Seen in NodeBB 4.15.1, in this order: `?lang=`, where a language the forum does not have is the forum's own; the header, where the forum goes by it and nobody comes with a session,
 * and `*` or no header is the forum's own; the person's setting; the forum's own.
 */
export function languageOf(request: Request, { defaultLang, autoDetectLang, own, hasSession }: Speaking): Language {
  const named = new URL(request.url).searchParams.get('lang');
  if (named !== null && named !== '') return isLanguage(named) ? named : defaultLang;
  const wished = autoDetectLang && !hasSession ? wishedIn(request.headers.get('Accept-Language') ?? '*', defaultLang) : null;
  return wished ?? own ?? defaultLang;
}

/** The first language of a header that the forum has; null: none of them. */
function wishedIn(header: string, defaultLang: Language): Language | null {
  for (const { type } of parseAccept(header).filter(({ q }) => q > 0)) {
    if (type === '*') return defaultLang;
    const found = languages.find((language) => language.toLowerCase() === type.toLowerCase()) ?? languages.find((language) => language.split('-')[0] === type.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return null;
}
