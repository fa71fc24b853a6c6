import { html, raw } from 'hono/html';
import { describe, expect, it } from 'vitest';
import { ago, counted, shortCount } from '#electron/practice-forum/pages/words.ts';
import { aPracticeForum, knock, sendForm, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

const read = async (forum: ForumOnTest, at: string): Promise<string> => {
  const page = await knock(forum.baseUrl, { at, headers: { Accept: 'text/html' } });
  expect([page.status, page.headers['content-type']], at).toEqual([200, 'text/html; charset=UTF-8']);
  return page.text;
};
const follow = async (forum: ForumOnTest, location: string | undefined): Promise<string> => read(forum, (location ?? '').split('#')[0] ?? '');

describe('pages', () => {
  it('show a community: its name, how many read along, who answers, what helps', async () => {
    const forum = await aPracticeForum({ seed: 'demo' });
    const home = await read(forum, '/');
    expect(home).toContain('54k members');
    const [, address = ''] = /<a href="(\/c\/dermatology\/\d+)">Dermatology<\/a>/.exec(home) ?? [];
    const page = await read(forum, address);
    expect(page).toMatch(/<h1>Dermatology<\/h1>/);
    for (const words of ['54k members', 'Ask a question', 'Top answerers', 'Learn about top answerers', 'Popular resources', 'R. Osei', 'https://dermnetnz.org/', 'Older questions']) expect(page).toContain(words);
    const about = await read(forum, /href="([^"]+)">Learn about top answerers/.exec(page)?.[1] ?? '');
    expect(about).toContain('<strong>accepted</strong>');
    expect(await read(forum, `${address}?page=1`)).toContain('Newer questions');
  });

  it('show a question with its answers, counting only answers', async () => {
    const forum = await aPracticeForum({ seed: 'demo' });
    const find = async (words: string) => {
      const { topics } = (await forum.as(null).get(`/latest.json?q=${encodeURIComponent(words)}`)).json['topic_list'] as { topics: { id: number; slug: string; posts_count: number }[] };
      return { ...topics[0]!, page: await read(forum, `/t/${topics[0]!.slug}/${topics[0]!.id}`) };
    };
    const answered = await find('Tiny red dots on her eyelids');
    for (const words of ['1 response<', 'Accepted by the asker', 'R. Osei', 'not a diagnosis', 'Have an answer?', 'asked this']) expect(answered.page).toContain(words);
    const followedUp = await find('Boils under my arms');
    expect(followedUp.posts_count).toBe(3);
    expect(followedUp.page).toContain('0 responses');
    const greeted = await find('Scaly oval patches');
    expect(greeted.page).toContain('robot');
    expect(greeted.page).toContain('0 responses');
    const held = await find('Extra beats at night');
    expect(held.posts_count).toBe(2);
    expect(held.page.split('<form')[0], 'who takes care of it is not for askers').not.toMatch(/assigned|henk/i);
    const closed = await find('old thread about ear drops');
    expect(closed.page).toContain('closed this question');
    expect(closed.page).not.toContain('<form');
    const aside = await find('Please ring me about my ear');
    expect(aside.page).not.toContain('I have asked him');
  });

  it('let one person play both sides', async () => {
    const forum = await aPracticeForum();
    const asked = await sendForm(forum.baseUrl, '/ask', { as: 'quiet_carriage', community: '9', title: 'Do earplugs harm the ears at night?', raw: 'I sleep with **foam plugs** every night.\r\nIs that all right?', tags: 'ears, sleep' });
    expect(asked.status).toBe(303);
    const question = await follow(forum, asked.headers.location);
    for (const words of ['<h1>Do earplugs harm the ears at night?</h1>', '<strong>foam plugs</strong>', 'quiet_carriage', '<li>ears</li>', 'Nobody has answered yet.', '0 responses']) expect(question).toContain(words);
    const answered = await sendForm(forum.baseUrl, asked.headers.location ?? '', { as: 'nurse_ilse', raw: 'Clean ones that are not pushed in too deep are fine for most.\n\n*General information, not a diagnosis.*' });
    expect(answered.status).toBe(303);
    const after = await follow(forum, answered.headers.location);
    for (const words of ['1 response<', 'Ilse', '<em>General information, not a diagnosis.</em>']) expect(after).toContain(words);
    expect((await forum.as(null).get('/posts.json')).json['latest_posts']).toMatchObject([{ username: 'nurse_ilse', post_number: 2 }, { username: 'quiet_carriage', category_id: 9 }]);
  });

  it('show what the desk posts, with its disclaimer, and nothing of its marker', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'A question that waits for the desk' });
    await forum.answer(topicId, 'The answer itself.\n\n---\n\nThis is general advice. I have not seen you in person.\n\n<!-- rounds:9c2e -->');
    const page = await read(forum, `/t/a-question-that-waits-for-the-desk/${topicId}`);
    expect(page).toContain('<p>This is general advice. I have not seen you in person.</p>');
    expect(page).toContain('Practice volunteer');
    expect(page).not.toContain('9c2e');
  });

  it.each([
    ['a body that is too short', { raw: 'Too short' }, 'Body is too short'],
    ['nobody', { as: 'somebody_else' }, 'Choose who you are.'],
    ['a robot', { as: 'discobot' }, 'Choose who you are.'],
    ['a title that is too short', { title: 'Ears' }, 'Title is too short'],
    ['no community', { community: '99' }, 'Choose a community.'],
    ['too many tags', { tags: 'a,b,c,d,e,f' }, 'at most five tags'],
  ])('keep what was typed when it is from or with %s', async (_what, wrong, problem) => {
    const forum = await aPracticeForum();
    const typed = { as: 'quiet_carriage', community: '9', title: 'A title that I thought about for long', raw: 'A body with "quotes" & <angles> in it, long enough.', tags: 'one, two', ...wrong };
    const back = await sendForm(forum.baseUrl, '/ask', typed);
    expect(back.status).toBe(422);
    expect(back.text).toContain(problem);
    expect(back.text).toContain('role="alert"');
    for (const text of [typed.title, typed.raw, typed.tags]) expect(back.text).toContain(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'));
    expect((await forum.as(null).get('/posts.json')).json).toEqual({ latest_posts: [] });
  });

  it('say when an answer has to wait for a moderator', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'A question with a careful forum' });
    forum.moods.enqueue();
    const waiting = await sendForm(forum.baseUrl, `/t/a-question-with-a-careful-forum/${topicId}`, { as: 'quiet_carriage', raw: 'Somebody should look at this one first.' });
    expect(waiting.text).toContain('A moderator will look at it');
    expect(waiting.text).toContain('0 responses');
  });

  it('lead from short and wrong addresses to the right one, and say so where there is none', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'A question with an address' });
    for (const at of [`/t/${topicId}`, `/t/wrong/${topicId}`]) expect((await knock(forum.baseUrl, { at })).headers.location).toBe(`/t/a-question-with-an-address/${topicId}`);
    expect((await knock(forum.baseUrl, { at: `/t/x/${topicId}/3` })).headers.location).toBe(`/t/a-question-with-an-address/${topicId}#post_3`);
    expect((await knock(forum.baseUrl, { at: '/c/wrong/4' })).headers.location).toBe('/c/dermatology/4');
    for (const at of ['/nowhere', '/t/x/999', '/c/x/999', '/u/nobody', '/t/x/99999999999999999999']) expect((await knock(forum.baseUrl, { at })).status, at).toBe(404);
    expect((await knock(forum.baseUrl, { at: `/raw/${topicId}/1` })).text).toContain('It began a week ago');
  });
});

describe('words of strangers', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)> 'quoted' &amp;`;

  it('stay words on every page', async () => {
    const forum = await aPracticeForum();
    const title = `${hostile} in a title`;
    const topicId = await forum.ask({ title, raw: `${hostile} in a body, and some more.`, tags: ['<b>tag</b>'] });
    const { json } = await forum.as('volunteer').get(`/t/${topicId}.json`);
    await forum.answer(topicId, `${hostile} in an answer.`);
    const back = await sendForm(forum.baseUrl, '/ask', { as: hostile, community: hostile, title: hostile, raw: hostile, tags: hostile });
    const pages = [back.text];
    for (const at of ['/', '/c/dermatology/4', `/t/${String(json['slug'])}/${topicId}`, '/u/paper_lantern', '/u/volunteer', `/ask?community=${encodeURIComponent(hostile)}`, `/user-api-key/activate?request=${encodeURIComponent(hostile)}`]) pages.push(await read(forum, at));
    for (const page of pages) {
      expect(page).not.toMatch(/<script|<img src=x|<b>tag/);
      expect(page).not.toContain(hostile);
    }
    expect(pages.filter((page) => page.includes('&lt;script&gt;')).length).toBeGreaterThan(4);
    expect(json['fancy_title']).not.toContain('<');
    expect(json['title']).toContain('<script>');
  });

  it('would not, if a page put them in unescaped', async () => {
    expect((await html`<h1>${raw(hostile)}</h1>`).toString()).toMatch(/<script|<img src=x/);
    expect((await html`<h1>${hostile}</h1>`).toString()).not.toMatch(/<script|<img src=x/);
  });
});

describe('the words of the pages', () => {
  it('are short and right', () => {
    expect([0, 980, 1_000, 1_250, 9_949, 12_900, 54_000, 999_499, 999_500, 1_500_000].map(shortCount)).toEqual(['0', '980', '1k', '1.3k', '9.9k', '13k', '54k', '999k', '1M', '1.5M']);
    expect([counted(0, 'response'), counted(1, 'response'), counted(2, 'person', 'people')]).toEqual(['0 responses', '1 response', '2 people']);
    const minute = 60_000;
    expect([0, 5, 95, 1_500, 4_400, 100_000].map((minutes) => ago(0, minutes * minute))).toEqual(['just now', '5 min ago', '1 h ago', '25 h ago', '3 days ago', '2 months ago']);
  });
});
