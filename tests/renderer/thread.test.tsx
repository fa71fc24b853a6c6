import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import { roleOf } from '#renderer/thread/post-view.tsx';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aFakeWorld, aPost, aQuestionRow, aThread, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';
import type { Post, Thread } from '#shared/words/question.ts';

const someone = { username: 'osei', name: 'R. Osei', isStaff: false, isBot: false };
const isAt = '/unanswered?id=practice%3A1';

/** The desk with question 1 open. */
async function showThread(posts: Post[], over: Partial<Thread> = {}) {
  const fake = aFakeDesk(aFakeWorld({ questions: 2 }));
  fake.world.threads.set(questionIdOf(1), aThread(aQuestionRow(1, { pictures: 1 }), { url: 'https://forum.test/t/one/1', posts, ...over }));
  const shown = await showDesk({ fake, at: isAt });
  await expect.element(shown.heading).toHaveTextContent('Question number 1');
  return { ...shown, article: page.getByRole('article', { name: 'The question' }) };
}

afterEach(() => vi.restoreAllMocks());

describe('a thread', () => {
  it('shows the question, then what was said under it, each as what it is', async () => {
    await showThread([
      aPost(1, { html: '<p>The whole question.</p>' }),
      aPost(2, { html: '<p>Also on his chest.</p>' }),
      aPost(3, { kind: 'small-action', author: someone, isAsker: false, html: '<p>closed this</p>' }),
      aPost(4, { author: someone, isAsker: false, html: '<p>See a doctor.</p>' }),
    ]);
    await expect.element(page.getByRole('article', { name: 'The question' })).toHaveTextContent('The whole question.');
    await expect.element(page.getByRole('article', { name: /^The asker added by/ })).toMatchTextContent(/Also on his chest/);
    await expect.element(page.getByRole('article', { name: 'Answer by R. Osei' })).toMatchTextContent(/See a doctor/);
    expect(page.getByRole('article').elements()).toHaveLength(3);
    await expect.element(page.getByText('closed this')).toBeVisible();
    expect(page.getByRole('heading', { level: 1 }).elements()).toHaveLength(1);
  });

  it('marks what came since the last visit, leads there, and forgets it when left', async () => {
    const { fake, options } = await showThread([aPost(1, { isNew: true }), ...Array.from({ length: 12 }, (_, i) => aPost(i + 2)), aPost(20, { isNew: true, html: '<p>News.</p>' })]);
    await page.getByRole('button', { name: '1 new' }).click();
    await expect.element(page.getByText('News.')).toBeInViewport();
    expect(document.activeElement?.getAttribute('data-post')).toBe('20');
    expect(fake.callsOf('threads.markSeen')).toEqual([]);
    await options.nth(0).click();
    await expect.poll(() => fake.callsOf('threads.markSeen')).toEqual([{ questionId: questionIdOf(1), number: 20 }]);
  });

  it('walks the posts with n and p', async () => {
    await showThread([aPost(1), aPost(2), aPost(3)]);
    const here = () => document.activeElement?.getAttribute('data-post');
    await userEvent.keyboard('n');
    expect(here()).toBe('1');
    await userEvent.keyboard('n');
    expect(here()).toBe('2');
    await userEvent.keyboard('p');
    expect(here()).toBe('1');
  });

  it('loads no picture before a click, then shows it from the engine and from nowhere else', async () => {
    await commands.watchRequests();
    const { fake, article } = await showThread([aPost(1, { html: '<p><img src="https://pictures.test/rash.png" alt="His cheek"></p>' })]);
    const button = article.getByRole('button', { name: 'Show picture (His cheek)' });
    await expect.element(button).toBeVisible();
    expect(fake.callsOf('threads.picture')).toEqual([]);
    await button.click();
    await expect.element(article.getByRole('img', { name: 'His cheek' })).toBeInTheDocument();
    expect(fake.callsOf('threads.picture')).toEqual([{ questionId: questionIdOf(1), src: 'https://pictures.test/rash.png' }]);
    expect(article.getByRole('img').element().getAttribute('src')).toMatch(/^blob:/);
    expect((await commands.requestsSeen()).filter((url) => url.includes('pictures.test'))).toEqual([]);
  });

  it('says why a picture cannot be shown, and lets the person try again', async () => {
    const { fake, article } = await showThread([aPost(1, { html: '<img src="/a.png" alt="">' })]);
    fake.failNext('threads.picture', { kind: 'refused', reasons: [], say: 'It is larger than 10 MB.', remedy: 'none' });
    await article.getByRole('button', { name: 'Show picture' }).click();
    const again = article.getByRole('button', { name: /It is larger than 10 MB\./ });
    await again.click();
    await expect.element(article.getByRole('img')).toBeInTheDocument();
  });

  it('asks before a link is followed, with its whole address', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    await showThread([aPost(1, { html: '<p><a href="https://evil.test/login?to=bank">https://bank.test</a></p>' })]);
    const link = page.getByRole('link', { name: 'https://bank.test' });
    await link.click();
    const dialog = page.getByRole('dialog', { name: 'Open evil.test in your browser?' });
    await expect.element(dialog).toMatchTextContent(/https:\/\/evil\.test\/login\?to=bank/);
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(open).not.toHaveBeenCalled();
    await link.click({ button: 'middle' });
    await dialog.getByRole('button', { name: 'Open' }).click();
    expect(open).toHaveBeenCalledExactlyOnceWith('https://evil.test/login?to=bank', '_blank', 'noopener,noreferrer');
  });

  it('says when the forum takes no more answers, and when a question is not here', async () => {
    const { fake, heading } = await showThread([aPost(1)], { state: 'closed' });
    await expect.element(page.getByText(/The forum has closed this question; it takes no more answers/)).toBeVisible();
    fake.change((world) => world.threads.delete(questionIdOf(1)));
    await expect.element(heading).toHaveTextContent('This question is not here');
  });

  it('shows what the asker said about the patient, with the words it came from', async () => {
    await showThread([aPost(1)]);
    const side = page.getByRole('complementary', { name: 'About this question' });
    await expect.element(side.getByText(/^child, 4 years/)).toBeVisible();
    await expect.element(side.getByText(/My little boy is 4/).first()).toBeInTheDocument();
    await expect.element(side.getByText(/^1 picture/)).toBeVisible();
  });

  it('copies the link of the question', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await showThread([aPost(1)]);
    await userEvent.keyboard('y');
    await expect.element(page.getByText('Link copied')).toBeVisible();
    expect(write).toHaveBeenCalledExactlyOnceWith('https://forum.test/t/one/1');
  });

  it('names each kind of post in a word', () => {
    const post = aPost(2, { author: someone, isAsker: false });
    expect(roleOf(post)).toBe('Answer');
    expect(roleOf({ ...post, isMine: true })).toBe('Your answer');
    expect(roleOf({ ...post, author: { ...someone, isBot: true } })).toBe('Automatic post');
    expect(roleOf({ ...post, kind: 'moderator' })).toBe('Moderator');
    expect(roleOf({ ...post, kind: 'whisper' })).toBe('Staff note');
    expect(roleOf({ ...post, isAsker: true })).toBe('The asker added');
  });
});
