import type { Forum } from '../forum.ts';
import { isStaff, mayReply, moderates } from '../may.ts';
import type { Reader } from '../reader.ts';
import type { Category } from '../world/rows.ts';

export function categoryOf(forum: Forum, category: Category): Record<string, unknown> {
  const topics = forum.world.topicCount(category.cid);
  const posts = forum.world.postCount(category.cid);
  return {
    cid: category.cid,
    name: category.name,
    slug: `${category.cid}/${category.slug}`,
    description: category.description,
    descriptionParsed: `<p>${category.description}</p>`,
    parentCid: category.parentCid,
    topic_count: topics,
    post_count: posts,
    totalTopicCount: topics,
    totalPostCount: posts,
    order: category.order,
    disabled: 0,
    link: '',
    icon: 'fa-comments',
    bgColor: '#0f6b5c',
    color: '#ffffff',
    imageClass: 'cover',
    numRecentReplies: 1,
    minTags: 0,
    maxTags: forum.rules.maximumTagsPerTopic,
    postQueue: category.hasQueue ? 1 : 0,
    isSection: 0,
    subCategoriesPerPage: 10,
    class: 'col-md-3 col-6',
  };
}

/** As it stands beside topics and posts. A category that is not there is missing there too. */
export function shortCategory(forum: Forum, cid: number): Record<string, unknown> | undefined {
  const category = forum.world.categories.get(cid);
  return category && { cid, name: category.name, icon: 'fa-comments', slug: `${cid}/${category.slug}`, parentCid: category.parentCid, bgColor: '#0f6b5c', color: '#ffffff', backgroundImage: null, imageClass: 'cover', disabled: 0 };
}

export function categoryPrivileges(forum: Forum, reader: Reader, category: Category): Record<string, unknown> {
  const mod = moderates(reader.member, category.cid);
  return { 'topics:create': mayReply(forum, reader, category), 'topics:reply': mayReply(forum, reader, category), 'topics:read': true, 'topics:tag': mod, 'posts:view_deleted': mod, read: true, uid: reader.uid, cid: category.cid, editable: mod, view_deleted: mod, isAdminOrMod: mod, isStaff: isStaff(reader.member) };
}
