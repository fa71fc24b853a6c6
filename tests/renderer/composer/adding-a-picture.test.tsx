import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { placePicture } from '#renderer/composer/picture/place-picture.ts';
import { whyNot } from '#renderer/composer/picture/picture-in.ts';
import { renderMarkdown } from '#renderer/ui/render-markdown.ts';
import type { Account } from '#shared/words/account.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { aPicture, base64Of, cleaned, exif, fromACamera, inJpeg, inPng, inWebp, pictureKinds, pngChunk, segment, text, together, webpChunk } from '#tests/makers/a-picture.ts';
import { showComposer as show, type ShownComposer } from '#tests/makers/a-shown-composer.tsx';
import { anAccount } from '#tests/makers/fake/a-fake-accounts.ts';

const id = questionIdOf(1);
const button = page.getByRole('button', { name: 'Picture', exact: true });
const panel = page.getByRole('region', { name: 'Add a picture' });
const chooser = panel.getByLabelText('Picture, or paste or drop one into the text');
const described = panel.getByRole('textbox', { name: /What it shows/ });
const add = panel.getByRole('button', { name: 'Add picture' });
const photo = (bytes = fromACamera(), type = 'image/jpeg', name = 'Jane, Harbour Street.jpg') => new File([bytes], name, { type });
const shown = ({ answer }: ShownComposer): string => (answer.element() as HTMLElement).innerText;

/** Waits for the editor itself, for what is pasted or dropped goes to it. */
async function showComposer(how: Parameters<typeof show>[0] = {}): Promise<ShownComposer> {
  const composer = await show(how);
  await expect.element(composer.answer).toBeVisible();
  return composer;
}

function aDeskWith(draft = '', account: Partial<Account> = {}) {
  const world = aFakeWorld();
  if (draft !== '') world.drafts.set(id, aDraft(id, { text: draft }));
  world.accounts = world.accounts.map((one) => ({ ...one, ...account }));
  return aFakeDesk(world);
}

describe('a picture that was taken out of its words', () => {
  it.each(pictureKinds)('still shows: %s', async (kind) => {
    const { bytes, mime } = cleaned(aPicture(kind));
    const image = await createImageBitmap(new Blob([bytes], { type: mime }));
    expect([image.width, image.height]).toEqual([8, 4]);
  });

  it('is still upright, as it was with them', async () => {
    const said = exif(text('a camera'), 6);
    for (const raw of [inJpeg(aPicture('jpeg'), segment(0xe1, together(text('Exif\0\0'), said))), inPng(aPicture('png'), pngChunk('eXIf', said)), inWebp(aPicture('webp'), 0x08, webpChunk('EXIF', said))]) {
      const { bytes, mime } = cleaned(raw);
      const [before, after] = [await createImageBitmap(new Blob([raw], { type: mime })), await createImageBitmap(new Blob([bytes], { type: mime }))];
      expect([after.width, after.height]).toEqual([before.width, before.height]);
    }
    const upright = await createImageBitmap(new Blob([cleaned(fromACamera()).bytes], { type: 'image/jpeg' }));
    expect([upright.width, upright.height], 'turned by a quarter').toEqual([4, 8]);
  });
});

describe('adding a picture', () => {
  it('asks what it shows, says what is taken out and what is not, and puts it where the caret is', async () => {
    const composer = await showComposer({ fake: aDeskWith('Rub it in like this.\n\nThen wait.') });
    await button.click();
    await expect.element(panel).toMatchTextContent(/Place, time, camera and file name are taken out before it leaves\./);
    await expect.element(panel).toMatchTextContent(/post no picture of a patient without their consent/);
    await expect.element(panel).toMatchTextContent(/It goes to the forum now, before the answer does\./);
    await expect.element(add).toBeDisabled();
    await userEvent.upload(chooser, photo());
    await expect.element(panel.getByRole('img', { name: 'What you chose' })).toBeVisible();
    await expect.element(add).toBeDisabled();
    await userEvent.fill(described, 'How to rub it in');
    await add.click();
    await expect.poll(() => shown(composer)).toContain('![How to rub it in|8x4](upload://abc.jpg)');
    expect(composer.fake.callsOf('pictures.attach')).toEqual([{ questionId: id, base64: base64Of(fromACamera()), alt: 'How to rub it in' }]);
    await expect.element(panel).not.toBeInTheDocument();
    await expect.element(composer.answer).toHaveFocus();
    await expect.poll(() => composer.fake.world.drafts.get(id)?.text).toBe('Rub it in like this.\n\nThen wait.\n\n![How to rub it in|8x4](upload://abc.jpg)\n\n');
  });

  it.each(['paste', 'drop'] as const)('begins with a %s into the text', async (how) => {
    const composer = await showComposer();
    const data = new DataTransfer();
    data.items.add(photo(aPicture('png'), 'image/png'));
    const { left, top } = composer.answer.element().getBoundingClientRect();
    const event = how === 'paste' ? new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }) : new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data, clientX: left + 20, clientY: top + 10 });
    composer.answer.element().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    await expect.element(described).toHaveFocus();
    await userEvent.keyboard('A diagram{Enter}');
    await expect.poll(() => shown(composer)).toContain('![A diagram|8x4](upload://abc.jpg)');
  });

  it('is not what a paste of words is, whatever picture of them comes along', async () => {
    const composer = await showComposer();
    const data = new DataTransfer();
    data.setData('text/plain', 'words from a table');
    data.items.add(photo(aPicture('png'), 'image/png'));
    composer.answer.element().dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    await expect.poll(() => shown(composer)).toContain('words from a table');
    expect(panel.elements()).toEqual([]);
  });

  it('says that it is on its way, and loses neither text nor picture when it fails', async () => {
    const composer = await showComposer({ fake: aDeskWith('My own words.') });
    await button.click();
    await userEvent.upload(chooser, photo());
    await userEvent.fill(described, 'The arm');
    const letGo = composer.fake.holdNext('pictures.attach');
    composer.fake.failNext('pictures.attach', { kind: 'offline', say: 'The forum cannot be reached, so the picture is not there.', remedy: 'retry' });
    await add.click();
    await expect.element(panel.getByRole('progressbar', { name: 'Sending the picture' })).toBeVisible();
    await expect.element(add).toBeDisabled();
    letGo();
    await expect.element(panel.getByRole('alert')).toMatchTextContent(/cannot be reached/);
    expect(shown(composer).trim()).toBe('My own words.');
    await add.click();
    await expect.poll(() => shown(composer)).toContain('![The arm|8x4]');
  });

  it('goes into no other question, and not behind the back of whoever closed it', async () => {
    const composer = await showComposer();
    for (const leave of [() => composer.show(2), () => panel.getByRole('button', { name: 'Close' }).click()]) {
      await composer.show(1);
      await button.click();
      await userEvent.upload(chooser, photo());
      await userEvent.fill(described, 'The arm');
      const letGo = composer.fake.holdNext('pictures.attach');
      await add.click();
      await expect.element(panel.getByRole('progressbar')).toBeVisible();
      await leave();
      letGo();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(shown(composer)).not.toContain('upload://');
    }
  });

  it('is not offered where the forum takes none, and says why', async () => {
    const why = 'This forum takes no pictures.';
    const composer = await showComposer({ fake: aDeskWith('', { abilities: anAccount().abilities.map((one) => (one.ability === 'upload' ? { ...one, isThere: false, why } : one)) }) });
    await expect.element(button).toBeDisabled();
    await expect.element(button).toHaveAttribute('title', why);
    const data = new DataTransfer();
    data.items.add(photo());
    composer.answer.element().dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    await expect.element(panel).toMatchTextContent(/takes no pictures\.$/);
    expect(add.elements()).toEqual([]);
  });

  it('says at once what cannot be one', async () => {
    await showComposer();
    await button.click();
    await userEvent.upload(chooser, photo(text('<svg/>'), 'image/svg+xml', 'x.svg'));
    await expect.element(panel.getByRole('alert')).toMatchTextContent(/Only JPEG, PNG, WebP and GIF/);
    await userEvent.fill(described, 'A drawing');
    await expect.element(add).toBeDisabled();
    expect(whyNot({ type: 'image/png', size: 11 * 1_048_576 }, 10 * 1_048_576)).toMatch(/11 MB; at most 10 MB/);
    expect(whyNot({ type: 'image/png', size: 1 }, 10)).toBeNull();
  });

  it('stands in the preview by its description, and loads nothing', async () => {
    await showComposer({ fake: aDeskWith('![The arm|690x388](upload://abc.jpg)') });
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect.element(preview).toMatchTextContent(/\[picture: The arm\]/);
    expect(preview.element().querySelectorAll('img')).toHaveLength(0);
    expect(renderMarkdown('![a|b](x)')).toContain('[picture: a|b]');
  });

  it('takes no second line of the tools', async () => {
    await showComposer({ fake: aDeskWith('Some words, and a [[blank]].') });
    const bar = page.getByRole('toolbar', { name: 'Answer tools' }).element() as HTMLElement;
    await expect.element(page.getByRole('button', { name: /^Fill in/ })).toBeVisible();
    expect(bar.offsetHeight).toBeLessThan(50);
    expect(button.element().getBoundingClientRect().width).toBeLessThan(32);
  });
});

describe('the place of a picture in a text', () => {
  it.each([
    ['', 0, '![x](y)\n\n'],
    ['Words', 5, 'Words\n\n![x](y)\n\n'],
    ['Words\n', 6, 'Words\n\n![x](y)\n\n'],
    ['Above\n\nBelow', 7, 'Above\n\n![x](y)\n\nBelow'],
    ['Above\n\n\n\nBelow', 7, 'Above\n\n![x](y)\n\nBelow'],
    ['In two', 3, 'In \n\n![x](y)\n\ntwo'],
  ])('%j at %i', (before, at, after) => {
    const { from, to, insert } = placePicture(before, { from: at, to: at }, '![x](y)');
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });
});
