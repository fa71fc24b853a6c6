/** What the tables hold, as SQLite gives it. */
export interface MemberRow {
  id: number;
  username: string;
  name: string;
  title: string | null;
  about: string;
  color: string;
  trust_level: number;
  admin: number;
  moderator: number;
  can_assign: number;
  created_at: number;
  last_seen_at: number;
}

export interface CommunityRow {
  id: number;
  slug: string;
  name: string;
  color: string;
  description: string;
  position: number;
  members: number;
}

export interface ResourceRow {
  id: number;
  community_id: number;
  title: string;
  url: string;
  answers: string;
}

export interface TopicRow {
  id: number;
  title: string;
  slug: string;
  community_id: number;
  member_id: number;
  created_at: number;
  bumped_at: number;
  last_posted_at: number;
  last_poster_id: number;
  posts_count: number;
  reply_count: number;
  highest_post_number: number;
  like_count: number;
  op_like_count: number;
  word_count: number;
  participant_count: number;
  views: number;
  closed: number;
  archived: number;
  visible: number;
  pinned: number;
  deleted_at: number | null;
  deleted_by: number | null;
  slow_mode_seconds: number;
  slow_mode_until: number | null;
  accepted_post_id: number | null;
  assigned_to: number | null;
  assignment_note: string | null;
  assignment_status: string | null;
  image_url: string | null;
}

export interface PostRow {
  id: number;
  topic_id: number;
  number: number;
  type: number;
  member_id: number;
  raw: string;
  cooked: string;
  raw_sha: string;
  created_at: number;
  updated_at: number;
  version: number;
  reply_to_number: number | null;
  reply_count: number;
  quote_count: number;
  like_count: number;
  reads: number;
  hidden: number;
  deleted_at: number | null;
  deleted_by: number | null;
  user_deleted: number;
  kept_raw: string | null;
  edit_reason: string | null;
  action_code: string | null;
  action_who: string | null;
}

export interface TagRow {
  id: number;
  name: string;
  slug: string;
}

export interface UploadRow {
  id: number;
  sha1: string;
  base62: string;
  extension: string;
  filename: string;
  bytes: Uint8Array;
  width: number;
  height: number;
  member_id: number;
  created_at: number;
}

export interface ReviewableRow {
  id: number;
  type: string;
  status: number;
  version: number;
  member_id: number;
  topic_id: number | null;
  post_id: number | null;
  community_id: number | null;
  title: string | null;
  raw: string;
  tags: string;
  reply_to_number: number | null;
  reason: string | null;
  created_at: number;
}

export const postType = { regular: 1, moderator: 2, smallAction: 3, whisper: 4 } as const;
