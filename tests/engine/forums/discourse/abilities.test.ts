import { describe, expect, it } from 'vitest';
import { abilitiesOf, spacingOf, type Rights } from '#electron/engine/forums/discourse/writing/abilities.ts';
import { currentUser, siteRights, siteRules, topicRights } from '#electron/engine/forums/discourse/wire/account.ts';
import type { Ability } from '#shared/words/account.ts';
import { ability } from '#shared/words/account.ts';
import { aForum, anAdapter } from '#tests/makers/a-forum.ts';
import { aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';
import { userKey } from '#electron/engine/forums/credential.ts';

const flags = [{ name_key: 'notify_moderators', enabled: true }];

function rights({ user = {}, site = {}, rules = {}, topic = { details: {} } }: { user?: object; site?: object; rules?: object; topic?: object | null } = {}): Rights {
  return {
    user: currentUser.parse({ current_user: { id: 3, trust_level: 2, can_assign: true, ...user } }).current_user,
    site: siteRights.parse({ categories: [{ permission: 1 }], topic_flag_types: flags, ...site }),
    rules: siteRules.parse({ tagging_enabled: true, solved_enabled: true, assign_enabled: true, enable_personal_messages: true, ...rules }),
    topic: topic === null ? null : topicRights.parse(topic),
    now: Date.parse('2026-01-01T00:00:00Z'),
  };
}
const there = (of: Rights): Ability[] => abilitiesOf(of).filter(({ isThere }) => isThere).map((one) => one.ability);
const why = (of: Rights, wanted: Ability): string => abilitiesOf(of).find((one) => one.ability === wanted)?.why ?? 'not named at all';

describe('what an account may do on a Discourse', () => {
  it('is said of every ability, with a reason exactly where it is missing', () => {
    const all = abilitiesOf(rights());
    expect(all.map((one) => one.ability).toSorted()).toEqual([...ability.options].toSorted());
    expect(all.every(({ isThere, why: reason }) => isThere === (reason === ''))).toBe(true);
    expect(all.every(({ why: reason }) => reason === '' || /^[A-Z].*\.$/.test(reason))).toBe(true);
  });

  it('is what its trust and its groups give it', () => {
    expect(there(rights())).toEqual(['reply', 'edit', 'delete', 'claim', 'flag', 'upload', 'messages']);
    expect(there(rights({ user: { admin: true, trust_level: 4 } }))).toEqual([...there(rights()).slice(0, 4), 'tag', 'move', 'close', 'flag', 'accept', 'judge-held', 'upload', 'messages']);
    expect(there(rights({ topic: { details: { can_edit: true, can_close_topic: true } } }))).toEqual(expect.arrayContaining(['tag', 'move', 'close']));
    expect(there(rights({ topic: { details: { can_edit_tags: true } } }))).toContain('tag');
    expect(there(rights({ topic: { details: {}, post_stream: { posts: [{ post_number: 2, can_accept_answer: true }] } } }))).toContain('accept');
    expect(there(rights({ user: { can_review: true } }))).toContain('judge-held');
  });

  it.each<[string, Parameters<typeof rights>[0], Ability, RegExp]>([
    ['no assignments', { rules: { assign_enabled: false } }, 'claim', /does not give questions/],
    ['no such plugin at all', { rules: { assign_enabled: undefined }, user: { can_assign: undefined } }, 'claim', /does not give questions/],
    ['not in the group', { user: { can_assign: false } }, 'claim', /certain groups/],
    ['no tags', { rules: { tagging_enabled: false }, user: { admin: true } }, 'tag', /does not use tags/],
    ['no solutions', { rules: { solved_enabled: undefined }, user: { admin: true } }, 'accept', /does not mark/],
    ['a new member', { user: { trust_level: 0 } }, 'flag', /new members/],
    ['no flag with words', { site: { topic_flag_types: [{ name_key: 'spam', enabled: true }] } }, 'flag', /no flag/],
    ['silenced', { user: { silenced_till: '2026-06-01T00:00:00Z' } }, 'reply', /silenced/],
    ['reading only', { site: { categories: [{ permission: 3 }] } }, 'reply', /answer nowhere/],
    ['no pictures', { rules: { authorized_extensions: 'pdf|txt' } }, 'upload', /takes no pictures/],
    ['no pictures of new members', { rules: { newuser_max_embedded_media: 0 }, user: { trust_level: 0 } }, 'upload', /new members show no pictures/],
    ['no pictures of somebody silenced', { user: { silenced_till: '2026-06-01T00:00:00Z' } }, 'upload', /cannot answer/],
    ['no messages', { rules: { enable_personal_messages: false } }, 'messages', /cannot write/],
    ['no messages for this one', { user: { can_send_private_messages: false } }, 'messages', /yet/],
  ])('%s: the reason says so', (_name, change, wanted, reason) => expect(why(rights(change), wanted)).toMatch(reason));

  it('counts pictures as taken wherever the forum does not say otherwise', () => {
    for (const said of [undefined, '*', 'pdf|.PNG', 'jpg|jpeg|png']) expect(there(rights({ rules: { authorized_extensions: said } }))).toContain('upload');
    expect(there(rights({ rules: { newuser_max_embedded_media: 0 } }))).toContain('upload');
  });

  it('takes answers of other versions and other moods for what they are: nothing said', () => {
    const strange = rights({ user: { trust_level: 'two', admin: 'yes', can_assign: 1 }, site: { categories: 'none', topic_flag_types: [null, 7] }, rules: { solved_enabled: 'true' }, topic: { details: [], post_stream: { posts: [null, 'x'] } } });
    expect(abilitiesOf(strange)).toHaveLength(12);
    expect(there(strange)).toContain('reply');
    expect(there(rights({ topic: null, user: { trust_level: 4 } }))).toEqual(expect.arrayContaining(['tag', 'move', 'close', 'accept']));
  });

  it.each([[{}, {}, 5_000], [{ rate_limit_create_post: 2 }, {}, 2_000], [{ rate_limit_create_post: 0 }, {}, 1_000], [{ rate_limit_create_post: 600 }, {}, 5_000], [{}, { moderator: true }, 1_000]])('%j and %j: so long between two posts', (rules, user, ms) => {
    expect(spacingOf(siteRules.parse(rules), currentUser.parse({ current_user: { id: 3, ...user } }).current_user)).toBe(ms);
  });

  it('is asked of a real forum, with a thread of somebody else', async () => {
    const practice = await aForum();
    await practice.as('volunteer').ask('A question of my own, for once');
    await practice.as('paper_lantern').ask('Itchy bumps since the holiday');
    const mine = await practice.forum.abilities();
    expect(mine.filter(({ isThere }) => isThere).map((one) => one.ability)).toEqual(expect.arrayContaining(['reply', 'edit', 'delete', 'claim', 'flag', 'messages']));
    const staff = anAdapter({ ...practice.access, credential: userKey(practice.signIn('harbour_hana')) });
    expect((await staff.abilities()).filter(({ isThere }) => !isThere).map((one) => one.ability)).toEqual([]);
    const bare = await aForum({ rules: { assign: false, solved: false } });
    expect((await bare.forum.abilities()).filter(({ isThere }) => !isThere).map((one) => one.ability)).toEqual(expect.arrayContaining(['claim', 'accept']));
  });

  it('is told from a key that is no longer good', async () => {
    const practice = await aForum();
    practice.moods.revokeKey(practice.key);
    await expect(practice.forum.abilities()).rejects.toMatchObject({ kind: 'signed-out' });
  });
});

describe('the pace of answers', () => {
  it('slows down when the forum says so of answers alone', async () => {
    const server = await aScriptedServer(({ method, path }, response) => {
      if (method === 'POST') json(response, { errors: ['slow'], error_type: 'rate_limit', extras: { wait_seconds: 27 } }, 429);
      else if (path === '/site/basic-info.json') json(response, { title: 'x', login_required: true });
      else json(response, {});
    });
    const forum = anAdapter({ accountId: 'a', kind: 'discourse', baseUrl: server.url, credential: userKey('k'), isPractice: false });
    expect(forum.spacingMs()).toBe(5_000);
    expect(await forum.reply({ topicId: 7, raw: 'x', marker: 'm', firstTriedAt: 0, typingMs: 0, openMs: 0 })).toMatchObject({ kind: 'slow-down', isWholeForum: false });
    expect(forum.spacingMs()).toBe(27_000);
  });
});
