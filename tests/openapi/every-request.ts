import { ForumTrouble, type Forum, type Reply } from '#electron/engine/forums/forum.ts';
import { sourceFiles } from '#tests/house/imports.ts';
import type { TestForum } from '#tests/makers/a-forum.ts';
import { aPicture, cleaned } from '#tests/makers/a-picture.ts';

/** What a walk may meet on its way and go on. */
const letGo = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((error: unknown) => {
    if (!(error instanceof ForumTrouble)) throw error;
  });
};

/** Asks a forum for everything an adapter can ask for, its second thoughts included. `practice` plays the other members. */
export async function askForEverything(forum: Forum, practice: TestForum): Promise<void> {
  const asker = practice.as('paper_lantern');
  const { me } = await forum.about();
  await forum.communities();
  await forum.aboutThreads();
  await forum.abilities();

  const topicId = await asker.ask(`What could it be on my arm, ${me.id} of ${practice.requests.count()}?`);
  for (let i = 0; i < 24; i += 1) await asker.reply(topicId, `It is still there on day ${i}, and it itches at night.`);
  const other = await asker.ask(`What could it be on my leg, ${me.id} of ${practice.requests.count()}?`);
  await forum.feed(null);
  await forum.feed(3);
  await forum.openTopics(0, 3);
  await forum.topicsById([topicId, other]);
  await forum.statesOf([topicId, other]);
  await forum.stateOf(topicId);
  await forum.thread(topicId);
  // The longest threads do not say which posts they have.
  practice.moods.next({ path: `/t/${topicId}.json` }, { kind: 'rewrite', rewrite: (body) => body.replace(/"stream":\[[^\]]*\]/, '"stream":[]') });
  await forum.thread(topicId);

  const reply = (raw: string, marker: string): Reply => ({ topicId, raw: forum.signed(raw, marker), marker, firstTriedAt: Date.now() - 3_600_000, typingMs: 4_000, openMs: 5_000 });
  const mine = await forum.reply(reply('Keep it clean and dry, and see somebody if it spreads.', 'a'.repeat(16)));
  if (mine.kind !== 'posted') throw new Error(`nobody could answer: ${mine.kind}`);
  await forum.reply(reply('x', 'b'.repeat(16)));
  await letGo(forum.findReply({ ...reply('Nobody ever sent this.', 'c'.repeat(16)), firstTriedAt: 0 }));
  const { raw } = await forum.sourceOf(mine.postId);
  await forum.editPost({ postId: mine.postId, raw: `${raw} And drink enough.`, was: raw });
  await forum.editPost({ postId: mine.postId, raw: `${raw} Or not.`, was: raw });
  await forum.accept(mine.postId, true);
  await forum.accept(mine.postId, false);
  await forum.unpost(mine.postId);

  await forum.attach(cleaned(aPicture('png')), 'The arm, from above');

  await forum.holderOf(topicId);
  await forum.assign(topicId, Date.now() + 3_600_000);
  await forum.unassign(topicId);
  await letGo(forum.changedHands());

  await forum.setTags(topicId, { add: ['rash'], remove: [] });
  await forum.setTags(topicId, { add: [], remove: ['rash'] });
  await forum.move(topicId, 5);
  await forum.flag(topicId, 'Please look at this one.');
  await forum.unflag(topicId);
  await forum.setListed(topicId, false);
  await forum.setListed(topicId, true);
  await forum.setClosed(topicId, true);
  await forum.setClosed(topicId, false);

  practice.moods.enqueue();
  await asker.call('POST', 'posts.json', { topic_id: other, raw: 'And another thing that has to wait first.', typing_duration_msecs: 60_000 });
  for (const { reviewId, version } of (await forum.held()).items) await forum.judgeHeld(reviewId, version, true);
  practice.moods.enqueue();
  await asker.call('POST', 'posts.json', { topic_id: other, raw: 'And yet another thing that has to wait.', typing_duration_msecs: 60_000 });
  for (const { reviewId, version } of (await forum.held()).items) await forum.judgeHeld(reviewId, version, false);

  await forum.messages(['staff']);
  const message = { raw: 'A word in private, about the question on the arm.\n\n<!-- rounds:dd -->', marker: 'rounds:dd', to: ['paper_lantern'], title: 'A word in private about the arm' };
  const sent = await forum.sendMessage(message);
  await forum.findMessage(message);
  if (sent.kind === 'sent') await forum.sendMessage({ raw: 'And one word more, in private as well.', marker: 'none', topicId: sent.topicId });
  await forum.messages([me.username]);

  // A forum that keeps its numbers to itself.
  practice.moods.next({ path: '/about.json' }, { kind: 'rewrite', rewrite: (body) => body.replaceAll('"topics_count"', '"kept"').replaceAll('"topic_count"', '"kept"') });
  await forum.about();
}

/** Every address in the adapter's own source, each blank as a star, with where it stands. */
export function addressesInSource(): { address: string; where: string }[] {
  return sourceFiles(['electron/engine/forums/discourse']).flatMap(({ name, text }) => addressesIn(text).map((address) => ({ address, where: name })));
}

export const addressesIn = (text: string): string[] => [...text.replace(/\$\{[^{}]*\}/g, '*').matchAll(/['"`](\/?[a-z*][\w*/.-]*(?:\.json|\/poll))['"`]/g)].map(([, address = '']) => `/${address.replace(/^\//, '')}`);

/** Calls that name an address in a way the search above would not see. */
export const strangeCallsIn = (text: string): string[] => [...text.replace(/\$\{[^{}]*\}/g, '*').matchAll(/\.url\(([^,)]*)/g)].map(([, first = '']) => first).filter((first) => first !== 'path' && addressesIn(first).length === 0);

export const isAt = (address: string, path: string): boolean => new RegExp(`^${address.replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+')}$`).test(path);
