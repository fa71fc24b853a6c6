import { createNodebb } from '#electron/engine/forums/nodebb/nodebb.ts';
import { startNodebb } from '#tests/doubles/nodebb/nodebb.ts';
import type { StartDouble } from './forum-double.ts';

/** A NodeBB-shaped forum as it comes: ten seconds between two posts of the same person. It counts our mark as words, so what is too short for it must be longer than that. */
export const startNodebbDouble: StartDouble = async (clock, { postSeconds = 10 }) => {
  const forum = await startNodebb({ clock, questions: 0, rules: { postDelay: postSeconds, postingMs: 0, minimumPostLength: 100 } });
  const { deeds } = forum.backstage;
  const us = forum.members.volunteer;
  const ours = forum.world.memberBy(us)?.uid ?? 0;
  let asked = 0;
  const ask = (): number => deeds.ask({ title: `What could it be, question ${(asked += 1)}?`, content: `It began a week ago and does not go away, number ${asked}.`, cid: 6 });
  let isHolding = false;
  return {
    kind: 'nodebb',
    baseUrl: forum.baseUrl,
    spacingMs: 11_000,
    signIn: () => ({ kind: 'token', token: forum.tokenOf(us) }),
    revoke: () => deeds.revoke(us),
    adapter: createNodebb,
    isPost: ({ method, path }) => method === 'POST' && /^\/api\/v3\/topics\/\d+$/.test(path),
    isOpening: ({ method, path }) => method === 'GET' && /^\/api\/topic\/\d+/.test(path),
    ask: async () => ask(),
    answer: async (topicId) => void deeds.answer(topicId, 'I was here first, with a short but honest answer.'),
    edit: async (topicId) => deeds.edit(forum.world.topics.get(topicId)?.mainPid ?? 0, 'It began a year ago, and now it hurts as well.'),
    close: async (topicId) => deeds.lock(topicId),
    remove: async (topicId) => deeds.deleteTopic(topicId),
    justPosted: async () => void deeds.answer(ask(), 'Written by another program.', us),
    hold() {
      isHolding = true;
      deeds.queue('everybody');
    },
    async judge(isApproved) {
      if (isHolding) deeds.queue('newcomers');
      isHolding = false;
      while (forum.world.queue.size > 0) {
        if (isApproved) deeds.approve();
        else deeds.reject();
      }
    },
    standing: async (topicId) => [...forum.world.posts.values()].filter((post) => post.tid === topicId && post.uid === ours && !post.deleted).map((post) => forum.world.sourceOf(post)),
    waiting: async (topicId) => [...forum.world.queue.values()].filter((queued) => queued.tid === topicId && queued.uid === ours).map((queued) => queued.content),
    tooShort: 'Rest.',
    tooLong: 'Drink enough water, and rest. '.repeat(1_200),
    stop: () => forum.stop(),
  };
};
