/** What an administrator of this forum has set. Seconds, characters and counts as NodeBB names them. */
export interface Rules {
  version: string;
  title: string;
  /** Where the forum lives below its address, such as `/community`; empty: at the root. */
  subFolder: string;
  postDelay: number;
  newbiePostDelay: number;
  newbieReputationThreshold: number;
  /** Nobody posts in the first so many seconds of being a member. */
  initialPostDelay: number;
  minimumPostLength: number;
  maximumPostLength: number;
  minimumTitleLength: number;
  maximumTitleLength: number;
  maximumTagsPerTopic: number;
  minimumTagLength: number;
  maximumTagLength: number;
  postQueue: boolean;
  postQueueReputationThreshold: number;
  /** Everybody's posts wait, whoever they are but the staff. */
  queueEverybody: boolean;
  recentMaxTopics: number;
  unreadCutoffDays: number;
  searchLimit: number;
  hasSearch: boolean;
  guestsMaySearch: boolean;
  hasMarkdown: boolean;
  activityPub: boolean;
  /** Nothing can be read without an account. */
  privateForum: boolean;
  /** The language of refusals for those who ask for none and have set none. */
  defaultLang: 'en-GB' | 'de';
  /** Whether the language is the one a client asks for; NodeBB asks a session nothing. */
  autoDetectLang: boolean;
  /** 0: as long as one likes. */
  postEditSeconds: number;
  newbiePostEditSeconds: number;
  postDeleteSeconds: number;
  sessionDays: number;
  /** How long the work of a post takes, on the machine's own clock; the author's other posts are refused meanwhile. */
  postingMs: number;
  bodyLimit: number;
  /** Of a file, in kB. */
  maximumFileSize: number;
  allowedFileExtensions: readonly string[];
  /** No picture is wider or higher. */
  rejectImagePx: number;
  /** So many files from one address in a minute; 0: as many as one likes. */
  uploadRateLimitThreshold: number;
  /** The privilege `upload:post:image` of those who are members. */
  membersMayUpload: boolean;
}

/** NodeBB's own defaults. */
export const nodebbRules: Rules = {
  version: '4.15.1',
  title: 'Common Room',
  subFolder: '',
  postDelay: 10,
  newbiePostDelay: 120,
  newbieReputationThreshold: 3,
  initialPostDelay: 10,
  minimumPostLength: 8,
  maximumPostLength: 32_767,
  minimumTitleLength: 3,
  maximumTitleLength: 255,
  maximumTagsPerTopic: 5,
  minimumTagLength: 3,
  maximumTagLength: 15,
  postQueue: true,
  postQueueReputationThreshold: 1,
  queueEverybody: false,
  recentMaxTopics: 200,
  unreadCutoffDays: 2,
  searchLimit: 500,
  hasSearch: true,
  guestsMaySearch: false,
  hasMarkdown: true,
  activityPub: true,
  privateForum: false,
  defaultLang: 'en-GB',
  autoDetectLang: true,
  postEditSeconds: 0,
  newbiePostEditSeconds: 3_600,
  postDeleteSeconds: 0,
  sessionDays: 14,
  postingMs: 2,
  bodyLimit: 3_000_000,
  maximumFileSize: 2_048,
  allowedFileExtensions: ['png', 'jpg', 'bmp', 'txt', 'webp', 'webm', 'mp4', 'gif'],
  rejectImagePx: 5_000,
  uploadRateLimitThreshold: 10,
  membersMayUpload: true,
};

/** Up to 4.13 titles came escaped, with the raw form beside them. */
export function escapesTitles({ version }: Rules): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 4 || (major === 4 && minor < 14);
}
