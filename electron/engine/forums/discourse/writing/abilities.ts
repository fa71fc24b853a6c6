import type { Ability, AbilityState } from '#shared/words/account.ts';
import type { WireCurrentUser, WireSiteRights, WireSiteRules, WireTopicRights } from '../wire/account.ts';

/** What was read of a forum and of an account on it. `topic`: one open thread of somebody else, seen by the account; null: there was none to look at. */
export interface Rights {
  user: WireCurrentUser;
  site: WireSiteRights;
  rules: WireSiteRules;
  topic: WireTopicRights | null;
  /** On the wall clock, in milliseconds. */
  now: number;
}

/** Of a category: 1 is everything, 2 is answering, 3 is reading. */
const mayAnswerIn = (permission: number | null | undefined): boolean => permission === 1 || permission === 2;

/** Every ability, each with the reason where it is missing. What the forum does not say is taken for what a Discourse out of the box allows. Pure. */
export function abilitiesOf({ user, site, rules, topic, now }: Rights): AbilityState[] {
  const isStaff = user.admin === true || user.moderator === true;
  const trust = user.trust_level ?? 0;
  const details = topic?.details ?? null;
  const permissions = (site.categories ?? []).map((category) => category.permission);
  const isSilenced = Date.parse(user.silenced_till ?? '') > now;

  const reply = (): string => {
    if (isSilenced) return 'The forum has silenced this account for now.';
    if (isStaff || details?.can_create_post === true) return '';
    const isNowhere = permissions.some((permission) => typeof permission === 'number') && !permissions.some(mayAnswerIn);
    return isNowhere ? 'The forum lets this account read, and answer nowhere.' : '';
  };
  const own = (): string => (reply() === '' ? '' : 'This account cannot answer here, so it has no answers of its own.');
  // Older servers leave out the setting and not the right.
  const claim = (): string => {
    if (rules.assign_enabled === false || (rules.assign_enabled == null && user.can_assign !== true)) return 'This forum does not give questions to people, so claims stay on this computer.';
    return user.can_assign === true ? '' : 'The forum lets only certain groups give questions to people, and this account is in none of them.';
  };
  const mayEditOthers = isStaff || details?.can_edit === true || (topic === null && trust >= 3);
  const tag = (): string => {
    if (rules.tagging_enabled === false) return 'This forum does not use tags.';
    if (mayEditOthers || details?.can_edit_tags === true) return '';
    return 'The forum lets only its longer-standing members and those who look after it tag the questions of others.';
  };
  const flag = (): string => {
    const notify = (site.topic_flag_types ?? []).find((type) => type?.name_key === 'notify_moderators');
    if (site.topic_flag_types && site.topic_flag_types.length > 0 && (!notify || notify.enabled === false)) return 'This forum has no flag that tells its moderators in words.';
    return isStaff || trust >= 1 || details?.can_flag_topic === true ? '' : 'The forum lets new members flag nothing; that comes by itself after some reading.';
  };
  const accept = (): string => {
    if (rules.solved_enabled === false || rules.solved_enabled == null) return 'This forum does not mark answers as the solution.';
    const isShown = topic?.post_stream?.posts.some((post) => post?.can_accept_answer === true || post?.can_unaccept_answer === true) === true;
    return isStaff || trust >= 4 || isShown ? '' : 'On this forum the one who asked says which answer is the solution, and those who look after it.';
  };
  const upload = (): string => {
    if (own() !== '') return own();
    if (!takesAnyOf(rules, ['jpg', 'jpeg', 'png', 'gif', 'webp'])) return 'This forum takes no pictures.';
    return rules.newuser_max_embedded_media === 0 && trust === 0 && !isStaff ? 'The forum lets new members show no pictures; that comes by itself after some reading.' : '';
  };
  const messages = (): string => {
    const may = user.can_send_private_messages ?? user.can_send_private_message ?? null;
    if (rules.enable_personal_messages === false) return 'Members of this forum cannot write to each other.';
    return may === true || (may === null && (isStaff || trust >= 1)) ? '' : 'The forum does not let this account write to other members yet.';
  };

  const why: Record<Ability, string> = {
    reply: reply(),
    edit: own(),
    delete: own(),
    claim: claim(),
    tag: tag(),
    move: mayEditOthers ? '' : 'The forum lets only its longer-standing members and those who look after it move the questions of others.',
    close: isStaff || details?.can_close_topic === true || (topic === null && trust >= 4) ? '' : 'The forum lets only those who look after it close questions.',
    flag: flag(),
    accept: accept(),
    'judge-held': (user.can_review ?? isStaff) ? '' : 'Only those who look after the forum see what waits for approval.',
    upload: upload(),
    messages: messages(),
  };
  return (Object.keys(why) as Ability[]).map((ability) => ({ ability, isThere: why[ability] === '', why: why[ability] }));
}

/** Whether the forum takes files that end in one of these; what it does not say counts as a yes. */
export function takesAnyOf({ authorized_extensions: said }: Pick<WireSiteRules, 'authorized_extensions'>, endings: readonly string[]): boolean {
  const taken = said?.toLowerCase().split('|').map((ending) => ending.trim().replace(/^\./, ''));
  return taken === undefined || taken.includes('*') || endings.some((ending) => taken.includes(ending));
}

const second = 1_000;

/** Least time between two posts. Out of the box it is five seconds, and nobody counts for those who look after the forum. */
export function spacingOf(rules: WireSiteRules, user: WireCurrentUser): number {
  const asked = rules.rate_limit_create_post;
  if (user.admin === true || user.moderator === true) return second;
  return Math.min(5, Math.max(1, asked ?? 5)) * second;
}
