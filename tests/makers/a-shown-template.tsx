import '#renderer/style/tokens.css';
import '#renderer/style/base.css';
import { expect, vi, type Mock } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { TemplateEditor } from '#renderer/library/editor/template-editor.tsx';
import { Said } from '#renderer/ui/say.tsx';
import type { TemplateSheet } from '#shared/words/library.ts';
import { aFakeDesk, type FakeDesk } from './a-fake-desk.ts';
import { inWindow } from './a-shown-composer.tsx';
import { aTemplateSheet } from './fake/a-fake-library.ts';

export interface ShownTemplate {
  fake: FakeDesk;
  onOpen: Mock<(templateId: string | null) => void>;
  body: Locator;
  preview: Locator;
  /** The body as it stands in the editor. */
  text(): string;
  /** The body as the desk keeps it. */
  kept(): string | undefined;
  sheet(): TemplateSheet;
  /** Puts the caret behind the last letter. */
  atEnd(): Promise<void>;
  unmount(): Promise<void>;
}

/** One template in its editor on a fake desk, as soon as a person can type. */
export async function showTemplate({ fake = aFakeDesk(), sheet = aTemplateSheet('t-spots'), keepsStorage = false }: { fake?: FakeDesk; sheet?: TemplateSheet; keepsStorage?: boolean } = {}): Promise<ShownTemplate> {
  if (!keepsStorage) {
    localStorage.clear();
    sessionStorage.clear();
  }
  const { id } = sheet.row;
  if (!fake.world.sheets.has(id)) fake.world.sheets.set(id, sheet);
  const onOpen = vi.fn<(templateId: string | null) => void>();
  const screen = await render(
    inWindow(
      fake,
      <div style={{ display: 'grid', height: 860, width: 1100 }}>
        <TemplateEditor templateId={id} onOpen={onOpen} />
        <Said />
      </div>,
    ),
  );
  const body = page.getByRole('textbox', { name: 'Template body' });
  await expect.element(body).toBeVisible();
  return {
    fake,
    onOpen,
    body,
    preview: page.getByRole('region', { name: 'Preview', exact: true }),
    text: () => [...body.element().querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
    kept: () => fake.world.sheets.get(id)?.content.body,
    sheet: () => {
      const known = fake.world.sheets.get(id);
      if (!known) throw new Error('The template is gone');
      return known;
    },
    async atEnd() {
      await body.click();
      await userEvent.keyboard('{Control>}{End}{/Control}');
    },
    unmount: () => screen.unmount(),
  };
}
