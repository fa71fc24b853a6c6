import type { SeedThread } from './threads.ts';

/** Questions of ours that nobody has answered, and one that nobody can answer any more. */
export const openThreads: readonly SeedThread[] = [
  {
    community: 'General Health',
    title: 'Do glasses with a yellow tint help against screens in the evening?',
    by: 'oat_milk_omar',
    tags: ['sleep', 'screens'],
    minutesAgo: 1_830,
    views: 21,
    raw: 'My brother swears by yellow glasses after eight. I work late and sleep badly on those days. Is there anything to it, or is it enough to make the screen darker?',
    events: [{ kind: 'post', by: 'oat_milk_omar', after: 400, raw: 'Small addition: I have now tried a darker screen for two evenings and cannot tell a difference yet.' }],
  },
  {
    community: 'Diabetes',
    title: 'Keeping insulin cool on a hot camping trip',
    by: 'greenhouse_greta',
    tags: ['insulin', 'travel'],
    minutesAgo: 2_950,
    views: 34,
    raw: 'We are going camping for ten days in July, without a fridge. My mother uses two kinds of insulin. How do other people keep it cool, and how do you notice when it has had too much heat?',
    events: [],
  },
  {
    community: 'Pet Health',
    title: 'Where did the old thread about ear drops for dogs go?',
    by: 'two_left_feet',
    tags: ['forum'],
    minutesAgo: 4_700,
    views: 18,
    raw: 'There used to be a long thread here about cleaning the ears of dogs that swim. I cannot find it with the search any more. Does anybody have the link?',
    events: [{ kind: 'action', by: 'willow_reads', after: 900, code: 'closed.enabled' }],
  },
];
