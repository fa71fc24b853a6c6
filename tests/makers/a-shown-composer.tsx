import '#renderer/style/tokens.css';
import '#renderer/style/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { expect, vi, type Mock } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Composer } from '#renderer/composer/composer.tsx';
import { useComposer } from '#renderer/composer/composer-store.ts';
import { ComposerSide } from '#renderer/composer/composer-side.tsx';
import { useKeys } from '#renderer/keys/use-keys.ts';
import { DeskProvider, useDesk } from '#renderer/link/desk.tsx';
import { aQueryClient, useLive } from '#renderer/link/use-live.ts';
import { SourcePicker } from '#renderer/resources/source-picker.tsx';
import { FillInSheet } from '#renderer/templates/fill-in-sheet.tsx';
import { TemplatePicker } from '#renderer/templates/template-picker.tsx';
import { TemplateSheet } from '#renderer/templates/template-sheet.tsx';
import { Announcer } from '#renderer/ui/announce.tsx';
import { SanitiserProvider } from '#renderer/ui/html/safe-html.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import { aFakeDesk, type FakeDesk } from './a-fake-desk.ts';
import { questionIdOf } from './a-fake-world.ts';

/** A part of the window on a fake desk, with everything the frame would put around it. */
export function inWindow(fake: FakeDesk, children: ReactNode, client = aQueryClient()): ReactNode {
  return (
    <QueryClientProvider client={client}>
      <DeskProvider desk={fake.desk}>
        <SanitiserProvider>
          <Keys />
          {children}
          <Announcer />
        </SanitiserProvider>
      </DeskProvider>
    </QueryClientProvider>
  );
}

function Keys() {
  useKeys(true);
  return null;
}

interface DeskPartProps {
  questionId: QuestionId;
  onSent(go: 'stay' | 'next'): void;
  hasSide: boolean;
}

/** A question with its composer below and its side panel beside, as the frame lays them out. */
function DeskPart({ questionId, onSent, hasSide }: DeskPartProps) {
  const desk = useDesk();
  const { value: thread } = useLive(desk.query.threads.open.experimental_liveOptions({ input: { questionId } }));
  if (!thread) return null;
  return (
    <div style={{ display: 'grid', gridTemplateColumns: hasSide ? 'minmax(0, 1fr) 272px' : 'minmax(0, 1fr)', height: 800, maxWidth: 900 }}>
      <main style={{ display: 'grid', gridTemplateRows: 'minmax(0, 1fr) 420px', minHeight: 0 }}>
        <article>
          <h1>{thread.question.title}</h1>
          <p>Words of the question, to be quoted.</p>
        </article>
        <Composer questionId={questionId} thread={thread} onSent={onSent} picker={TemplatePicker} sheet={FillInSheet} templateSheet={TemplateSheet} sources={SourcePicker} />
      </main>
      {hasSide ? (
        <aside aria-label="About this question" style={{ padding: 14, overflow: 'auto' }}>
          <ComposerSide questionId={questionId} thread={thread} />
        </aside>
      ) : null}
    </div>
  );
}

export interface ShownComposer {
  fake: FakeDesk;
  id: QuestionId;
  onSent: Mock<(go: 'stay' | 'next') => void>;
  answer: Locator;
  /** What the announcer said last. */
  said(): string;
  /** Another question in the same place. */
  show(number: number): Promise<void>;
  unmount(): Promise<void>;
}

/** Shows the composer of one question and waits until a person can type. */
export async function showComposer({ fake = aFakeDesk(), number = 1, hasSide = true } = {}): Promise<ShownComposer> {
  sessionStorage.clear();
  return reopenComposer({ fake, number, hasSide });
}

/** As `showComposer`, in a page that remembers what it kept. */
export async function reopenComposer({ fake, number = 1, hasSide = true }: { fake: FakeDesk; number?: number; hasSide?: boolean }): Promise<ShownComposer> {
  useComposer.setState({ questionId: null, phase: 'opening', sent: null });
  const onSent = vi.fn<(go: 'stay' | 'next') => void>();
  const client = aQueryClient();
  const part = (id: QuestionId) => inWindow(fake, <DeskPart questionId={id} onSent={onSent} hasSide={hasSide} />, client);
  const screen = await render(part(questionIdOf(number)));
  await expect.poll(() => useComposer.getState()).toMatchObject({ questionId: questionIdOf(number), phase: expect.not.stringMatching('opening') });
  const answer = page.getByRole('textbox', { name: 'Your answer' });
  return {
    fake,
    onSent,
    id: questionIdOf(number),
    answer,
    said: () => document.querySelector('[data-announcer]')?.textContent?.trim() ?? '',
    show: (other) => screen.rerender(part(questionIdOf(other))),
    unmount: () => screen.unmount(),
  };
}
