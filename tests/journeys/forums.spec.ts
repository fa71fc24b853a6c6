import { answer, expect, expectAccessible, findForum, goToQuestions, holdFor, inOutbox, openOutbox, read, signInByCode, test, waitingQuestions } from './forums.ts';

const words = 'Please show this to a doctor this week, and keep it clean and dry until then.';

test('a Discourse forum is added by its address and a code, and one of its questions is answered there', async ({ desk, skin }) => {
  test.setTimeout(150_000);
  const title = 'My tattoo itches after two weeks, is that usual?';
  const topicId = Number(await skin.order({ do: 'ask', title, text: 'It is on the lower arm and a little raised when it is warm.' }));
  await holdFor(desk, 'Send at once');
  await findForum(desk, skin.baseUrl.replace('http://', ''), 'Skin Forum');
  await expect(desk.getByRole('region', { name: 'What was found' })).toContainText('Discourse');
  await signInByCode(desk);
  await goToQuestions(desk, 'Skin Forum');

  await expect(waitingQuestions(desk).filter({ hasText: title })).toContainText('Skin Forum');
  await answer(desk, 'Skin Forum', title, words);
  await expect(desk.getByRole('group', { name: 'Your answer: Sent' })).toBeVisible();
  const page = await read(desk, `${skin.baseUrl}/t/tattoo/${topicId}`);
  await expect(page.getByText(words)).toHaveCount(1);
  await expect(page.locator('body')).not.toContainText('rounds:');

  await desk.getByRole('button', { name: /^Forums: / }).click();
  await desk.getByRole('menuitem', { name: 'All forums' }).click();
  const card = desk.getByRole('list', { name: 'Forums' }).getByRole('listitem', { name: 'Skin Forum' });
  await expect(card).toContainText('Signed in as Practice volunteer');
  await expect(card).toContainText(/of 2,880 requests today/);
});

for (const way of ['token', 'password'] as const) {
  test(`a NodeBB forum is added by its address and a ${way}, and one of its questions is answered there`, async ({ desk, room }) => {
    test.setTimeout(150_000);
    const title = `Is it usual that a tattoo itches, asked for the ${way}?`;
    const topicId = Number(await room.deed('ask', { title, content: 'It is on the lower arm and a little raised when it is warm.', cid: 6 }));
    await holdFor(desk, 'Send at once');
    await findForum(desk, room.baseUrl, 'Common Room');
    await expect(desk.getByRole('region', { name: 'What was found' })).toContainText('NodeBB');
    if (way === 'token') {
      await desk.getByLabel('The token').fill(room.volunteer.token);
    } else {
      await desk.getByRole('radio', { name: /^With name and password/ }).check();
      await desk.getByLabel('Name on the forum, or e-mail address').fill(room.volunteer.username);
      await desk.getByLabel('Password', { exact: true }).fill(room.volunteer.password);
    }
    await desk.getByRole('button', { name: 'Sign in', exact: true }).click();
    await goToQuestions(desk, 'Common Room');
    await expect(waitingQuestions(desk).filter({ hasText: title })).toContainText('Common Room');
    await answer(desk, 'Common Room', title, words);
    await expect(desk.getByRole('group', { name: 'Your answer: Sent' })).toBeVisible();
    const page = await read(desk, `${room.baseUrl}/topic/${topicId}`);
    await expect(page.getByText(words)).toHaveCount(1);
    await expect(page.locator('body')).not.toContainText('rounds:');
  });
}

test('a key that is taken back in the middle of the queue is told of once; nothing is lost, and all arrive once after signing in again', async ({ desk, skin }) => {
  test.setTimeout(360_000);
  const titles = ['A ring mark that will not fade after a month', 'Nails that split along the whole length', 'A dry patch behind the ear every winter'];
  const topics: number[] = [];
  for (const title of titles) topics.push(Number(await skin.order({ do: 'ask', title, text: `${title}. It does not hurt, and I would like to know what to do about it.` })));
  await holdFor(desk, '60 seconds');
  await findForum(desk, skin.baseUrl, 'Skin Forum');
  await signInByCode(desk);
  await goToQuestions(desk, 'Skin Forum');
  for (const title of titles) {
    await answer(desk, 'Skin Forum', title, `${words} This is about: ${title}`);
    await expect(desk.getByRole('group', { name: /^Your answer: Held/ })).toBeVisible();
  }

  expect(await skin.order({ do: 'revoke-keys' })).toBe(1);
  await openOutbox(desk);
  await inOutbox(desk, titles[0] ?? '').getByRole('button', { name: 'Send now' }).click();
  const notice = desk.getByText(/Skin Forum no longer knows your key\. 3 answers wait here; nothing is lost\./);
  // What this minute allows of requests may have been used up by reading; the rest goes by itself when its time is up.
  await expect(notice).toBeVisible({ timeout: 90_000 });
  for (const title of titles) await expect(inOutbox(desk, title)).toContainText('Waits until you have signed in again. Nothing is lost.', { timeout: 90_000 });
  await expect(notice).toHaveCount(1);
  await expectAccessible(desk);
  for (const [i, title] of titles.entries()) {
    const page = await read(desk, `${skin.baseUrl}/t/x/${topics[i]}`);
    await expect(page.getByText(title).first()).toBeVisible();
    await expect(page.getByText(words)).toHaveCount(0);
    await page.close();
  }

  await desk.getByRole('button', { name: 'Sign in again to Skin Forum' }).click();
  await expect(desk.getByRole('button', { name: 'Get a code' })).toBeVisible();
  await expectAccessible(desk);
  await signInByCode(desk);
  await expect(notice).toHaveCount(0);
  await openOutbox(desk);
  for (const title of titles) await expect(inOutbox(desk, title)).toContainText('Stands on the forum', { timeout: 120_000 });
  for (const topicId of topics) {
    const page = await read(desk, `${skin.baseUrl}/t/x/${topicId}`);
    await expect(page.getByText(words)).toHaveCount(1);
    await page.close();
  }
});

test('an answer that a NodeBB forum holds for approval is shown as held, and as sent once a moderator has let it out', async ({ desk, room }) => {
  test.setTimeout(240_000);
  const title = 'A rash that comes with every cold swim';
  const topicId = Number(await room.deed('ask', { title, content: 'It goes away after an hour and leaves no mark.', cid: 6 }));
  await holdFor(desk, 'Send at once');
  await findForum(desk, room.baseUrl, 'Common Room');
  await desk.getByLabel('The token').fill(room.newcomer.token);
  await desk.getByRole('button', { name: 'Sign in', exact: true }).click();
  await goToQuestions(desk, 'Common Room');
  await answer(desk, 'Common Room', title, words);
  await expect(desk.getByRole('group', { name: 'Your answer: Held by the forum' })).toContainText(/Waits for the forum’s moderators, since /);
  await openOutbox(desk);
  await expect(inOutbox(desk, title)).toContainText(/On Common Room/);
  await expect(inOutbox(desk, title)).toContainText(/Waits for the forum’s moderators, since /);

  const page = await read(desk, `${room.baseUrl}/backstage/queue`);
  await page.getByRole('article').filter({ hasText: words }).getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Nothing waits.')).toBeVisible();
  await expect(inOutbox(desk, title)).toContainText('Stands on the forum', { timeout: 100_000 });
  await page.goto(`${room.baseUrl}/topic/${topicId}`);
  await expect(page.getByText(words)).toHaveCount(1);
});

test('an answer that a Discourse forum holds for approval is shown as held, and as sent once a moderator has let it out', async ({ desk, skin }) => {
  test.setTimeout(240_000);
  const title = 'A rash that comes with every cold swim in the sea';
  const topicId = Number(await skin.order({ do: 'ask', title, text: 'It goes away after an hour and leaves no mark at all.' }));
  await holdFor(desk, 'Send at once');
  await findForum(desk, skin.baseUrl, 'Skin Forum');
  await signInByCode(desk);
  await goToQuestions(desk, 'Skin Forum');
  await skin.order({ do: 'hold-next' });
  await answer(desk, 'Skin Forum', title, words);
  await expect(desk.getByRole('group', { name: 'Your answer: Held by the forum' })).toContainText(/Waits for the forum’s moderators, since /);
  const page = await read(desk, `${skin.baseUrl}/t/x/${topicId}`);
  await expect(page.getByText(title).first()).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);

  await skin.order({ do: 'approve' });
  await expect(desk.getByRole('group', { name: 'Your answer: Sent' })).toBeVisible({ timeout: 100_000 });
  await page.reload();
  await expect(page.getByText(words)).toHaveCount(1);
});
