import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { earlyOffers, wantAnswer } from '#renderer/keys/early-answer.tsx';
import { useInsertTemplate } from '#renderer/keys/insert-template.ts';
import type { Desk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useMay } from '#renderer/link/use-may.ts';
import { announce } from '#renderer/ui/announce.tsx';
import type { Finding } from '#shared/words/finding.ts';
import type { CommandId, QuestionId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import type { Thread } from '#shared/words/question.ts';
import { letPass } from './checks/deal-with.ts';
import { openPanel, useComposer, type Panel, type Phase } from './composer-store.ts';
import type { AnswerEditor } from './editor/editor-core.ts';
import { quoteSelection, takeTemplate } from './editor/insert-template.ts';
import { sendAnswer } from './send/send-answer.ts';

export interface ComposerCommandParts {
  desk: Desk;
  questionId: QuestionId;
  thread: Thread;
  onSent(go: 'stay' | 'next'): void;
  card: RefObject<HTMLElement | null>;
  item: OutboxItem | null | undefined;
  restart(): void;
}

export type ComposerOffers = ReturnType<typeof useComposerCommands>;

/** Everything a person can do in the composer; buttons, keys, palette and menu all come here. */
export function useComposerCommands({ desk, questionId, thread, onSent, card, item, restart }: ComposerCommandParts) {
  const editor = useComposer((state) => state.editor);
  const phase = useComposer((state) => state.phase);
  const isDiscarded = useComposer((state) => state.isDiscarded);
  const isInPanel = useComposer((state) => state.isInPanel);
  const maySend = useMay('send');
  const wantsFocus = useRef(false);
  const lastGo = useRef<'stay' | 'next'>('stay');

  const focus = (): void => {
    const state = useComposer.getState();
    if (state.isPreview) useComposer.setState({ isPreview: false });
    if (takeFocus(state.phase, state.editor, card.current)) return;
    wantsFocus.current = true;
    if (state.phase !== 'closed') wantAnswer(questionId);
  };
  useEffect(() => {
    if (wantsFocus.current) wantsFocus.current = !takeFocus(phase, editor, card.current);
  }, [phase, editor, card]);
  useEffect(() => {
    wantsFocus.current = false;
  }, [questionId]);

  const fail = (error: unknown): void => useComposer.setState({ trouble: troubleOf(error) });
  const send = async (go: 'stay' | 'next', acceptChange = false): Promise<void> => {
    if (!maySend) return;
    if (thread.state === 'closed' || thread.state === 'archived' || thread.state === 'gone') return announce('The forum takes no answer to this question.');
    // The text goes away under the hands that sent it: the focus goes to the way back.
    lastGo.current = go;
    wantsFocus.current = go === 'stay' && (card.current?.contains(document.activeElement) ?? false);
    if (await sendAnswer(desk, { acceptChange })) return onSent(go);
    wantsFocus.current = false;
  };
  const toggle = (panel: Exclude<Panel, 'none' | 'template' | 'suggestion'>): void => {
    if (useComposer.getState().phase !== 'writing') return;
    const isOpen = useComposer.getState().panel === panel;
    openPanel(isOpen ? 'none' : panel);
    if (isOpen) editor?.focus();
  };
  const offers = {
    /** Whether what is written here may leave from here. */
    maySend,
    focus,
    askLook: () => toggle('second-look'),
    send: () => void send('stay'),
    sendNext: () => void send('next'),
    sendAnyway: () => void send('stay', true),
    /** What was asked about may go; on to where the person was going. */
    sendAsItIs(findings: readonly Finding[]): void {
      letPass(findings, 'Sent as it is');
      useComposer.setState({ trouble: null });
      void send(lastGo.current);
    },
    template: () => toggle('templates'),
    fill: () => toggle('fill-ins'),
    disclaimers: () => toggle('disclaimers'),
    sources: () => toggle('sources'),
    picture(): void {
      useComposer.setState({ picture: null });
      toggle('picture');
    },
    checks: () => toggle('checks'),
    preview: () => useComposer.setState(({ isPreview }) => ({ isPreview: !isPreview, panel: 'none' })),
    save: () => void useComposer.getState().session?.flush().then(() => useComposer.getState().save.kind === 'saved' && announce('Saved')),
    async discard(): Promise<void> {
      const { session } = useComposer.getState();
      if (!session) return;
      await session.pause();
      try {
        await session.flush();
        await desk.call.drafts.discard({ questionId });
        session.end();
        useComposer.setState({ isDiscarded: true });
        restart();
        announce('Draft put away. You can bring it back.');
      } catch (error) {
        session.resume();
        fail(error);
      }
    },
    async bringBack(): Promise<void> {
      try {
        await desk.call.drafts.restore({ questionId });
        useComposer.getState().session?.end();
        useComposer.setState({ isDiscarded: false });
        wantsFocus.current = true;
        restart();
      } catch (error) {
        fail(error);
      }
    },
    /** The text comes back as the draft, and the person to it. Says what is wrong where it cannot. */
    async undoSend(id: CommandId): Promise<string> {
      try {
        wantsFocus.current = true;
        await desk.call.outbox.takeBack({ id });
        announce('Taken back. Nothing was sent.');
        return '';
      } catch (error) {
        wantsFocus.current = false;
        return troubleOf(error).say;
      }
    },
    /** Esc closes what lies on top and never discards text. */
    escape(event: KeyboardEvent): void {
      const { panel, isPreview, isChangeShown } = useComposer.getState();
      if (event.key !== 'Escape' || (panel === 'none' && !isPreview && !isChangeShown)) return;
      event.preventDefault();
      event.stopPropagation();
      useComposer.setState(panel !== 'none' ? { panel: 'none', isInPanel: false } : isPreview ? { isPreview: false } : { isChangeShown: false });
      requestAnimationFrame(() => useComposer.getState().editor?.focus());
    },
  };

  useCommands({
    ...(phase === 'opening' ? earlyOffers(questionId, maySend) : {}),
    'question.answer': focus,
    'question.quote': () => quoteSelection(window.getSelection()) || announce('Select some words of the question first.'),
    ...(phase === 'writing'
      ? {
          ...(isInPanel || !maySend ? {} : { 'answer.send': offers.send, 'answer.send-next': offers.sendNext }),
          'look.ask': offers.askLook,
          'answer.template': offers.template,
          'answer.disclaimer': offers.disclaimers,
          'answer.source': offers.sources,
          'answer.picture': offers.picture,
          'answer.preview': offers.preview,
          'answer.fill': offers.fill,
          'answer.checks': offers.checks,
          'answer.save': offers.save,
          'answer.discard': () => void offers.discard(),
        }
      : {}),
    ...(isDiscarded ? { undo: () => void offers.bringBack() } : item?.state === 'held' ? { undo: () => void offers.undoSend(item.id) } : {}),
  });
  useInsertTemplate((templateId) => {
    const { session } = useComposer.getState();
    if (!session) return;
    desk.call.templates.fill({ templateId, questionId, ticks: session.content().ticks }).then((filled) => takeTemplate(filled), fail);
  });
  return offers;
}

/** Gives the focus to the text, or to what can be done with an answer that left. False: neither is there yet. */
function takeFocus(phase: Phase, editor: AnswerEditor | null, card: HTMLElement | null): boolean {
  if (phase === 'writing') editor?.focus();
  const target = phase === 'closed' ? (card?.querySelector<HTMLElement>('[data-answer-state] button') ?? card?.querySelector<HTMLElement>('[data-answer-state]')) : null;
  target?.focus();
  return phase === 'writing' ? editor !== null : target != null;
}
