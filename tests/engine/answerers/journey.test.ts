import { expect, it } from 'vitest';
import { emptyDraft } from '#shared/words/draft.ts';
import { commandId } from '#shared/words/ids.ts';
import { aColleague } from '#tests/makers/a-colleague.ts';
import { until } from '#tests/makers/a-desk.ts';
import { aForum } from '#tests/makers/a-forum.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const text = `Thank you for describing it so clearly, and for the photos you kept.

Tiny red spots that come up with hard play and fade within the hour often come from straining. They have come and gone for three months and there are new ones on his back, so please let a doctor see him this week, and bring the photos. Had he had a fever, or did the spots spread or stay, he would have to be seen today.`;

/** The numbers of the desk's person, and what was read of the threads. */
const standing = { communityId: null, days: 365 } as const;

it('the practice forum has somebody on the list from the first day, and nobody who answered once', { timeout: 60_000 }, async () => {
  const practice = await aForum({ seed: 'demo' });
  const { client } = await aColleague(practice, 'volunteer');
  const { rows, mine } = await until(client.answerers.top({ ...standing, days: 90 }), ({ rows: listed, read }) => listed.length > 1 && read.unread === 0, 'the list');
  expect(rows.map(({ username }) => username).toSorted()).toEqual(['dr_r_osei', 'nurse_ilse']);
  expect(mine).toMatchObject({ username: 'volunteer', answers: 1 });
});

it('the seed question is sorted to urgent with its words, answered, followed up and counted for the answerer', { timeout: 90_000 }, async () => {
  const practice = await aForum({ seed: 'demo' });
  const { client } = await aColleague(practice, 'volunteer', { sort: 'level' });
  const page = await until(client.queue.page({ filter: { text: 'pinprick red spots' }, sort: 'level', offset: 0, limit: 5 }), ({ rows }) => rows.length > 0, 'the seed question');
  const question = page.rows[0] as (typeof page.rows)[number];
  const { id } = question;
  const topicId = Number(id.split(':')[1]);
  const verdict = await until(client.triage.ofQuestion({ questionId: id }), (known) => known?.level === 'urgent', 'its level');
  expect(verdict).toMatchObject({ level: 'urgent', setBy: 'words', say: 'This is a sorting aid. It does not diagnose. A person decides.' });
  const words = verdict?.fired.flatMap(({ heard }) => heard.map(({ quote }) => quote)) ?? [];
  expect(words).toContain('Pinprick red spots');
  const before = await latest(await client.answerers.top(standing));
  const impactBefore = await client.answerers.impact({ days: 30 });

  await client.answers.send({ commandId: commandId.parse(crypto.randomUUID()), questionId: id, content: { ...emptyDraft, text } });
  const sent = await until(client.outbox.ofQuestion({ questionId: id }), (item) => item?.state === 'sent', 'the answer on the forum');
  await client.followUps.snooze({ questionId: id, note: 'Did the doctor see him?', untilAt: null, untilReply: true });

  const thread = await practice.forum.thread(topicId);
  const answer = thread.posts.find((post) => post.isMine);
  expect(sent?.url).toContain(`/${topicId}/${answer?.number}`);
  const asker = practice.as(thread.asker.username);
  await asker.call('POST', 'post_actions.json', { id: answer?.id ?? 0, post_action_type_id: 2 });
  await asker.call('POST', 'solution/accept.json', { id: answer?.id ?? 0 });
  await asker.reply(topicId, 'Thank you so much, that is such a relief!');

  const back = await until(client.followUps.list(), (all) => all.some((one) => one.questionId === id && one.back !== null), 'the follow-up');
  expect(back.find(({ questionId }) => questionId === id)).toMatchObject({ note: 'Did the doctor see him?', back: { why: 'thanks' } });

  const after = await until(client.answerers.top(standing), ({ mine }) => (mine?.answers ?? 0) > (before?.mine?.answers ?? 0), 'one more rated answer');
  expect(after.mine).toMatchObject({ isMe: true, answers: (before?.mine?.answers ?? 0) + 1, askers: (before?.mine?.askers ?? 0) + 1 });
  expect(after.mine?.score).toBeGreaterThan(before?.mine?.score ?? 0);
  expect(after.read.oldestAt).not.toBeNull();
  let now = await client.answerers.impact({ days: 30 });
  for (const end = performance.now() + 15_000; performance.now() < end && (now.liked === impactBefore.liked || now.accepted === impactBefore.accepted); now = await client.answerers.impact({ days: 30 })) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(now).toMatchObject({ answered: impactBefore.answered + 1, thanked: impactBefore.thanked + 1, accepted: impactBefore.accepted + 1, liked: impactBefore.liked + 1 });
});
