import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { ReactNode } from 'react';
import { runCommand, useCommands, useCommandsAround, type Offers } from '#renderer/keys/commands.ts';
import { readPress, type Press } from '#renderer/keys/match.ts';
import { fits } from '#renderer/keys/palette-items.ts';
import { useKeys, useMenuCommands } from '#renderer/keys/use-keys.ts';
import { keyName } from '#renderer/ui/kbd.tsx';
import { catalog } from '#shared/commands/catalog.ts';

const aPress = (key: string, over: Partial<Press> = {}): Press => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isAltGraph: false, ...over });
const meant = (press: Press, pending: string | null = null, isMac = false) => readPress(press, pending, isMac).found?.commands ?? [];

describe('reading a key', () => {
  it('finds the command of every key in the catalog, on both kinds of keyboard', () => {
    for (const entry of catalog) {
      for (const key of entry.keys) {
        const strokes = key.split('>');
        for (const isMac of [true, false]) {
          const last = strokes.at(-1)?.split('+') ?? [];
          const name = last.at(-1) === 'comma' ? ',' : (last.at(-1) ?? '');
          const isMod = last.includes('mod');
          const press = aPress(last.includes('shift') ? name.toUpperCase().replace(/^F(\d+)$/, 'F$1').replace('ENTER', 'Enter') : name, { ctrlKey: isMod && !isMac, metaKey: isMod && isMac, shiftKey: last.includes('shift') });
          expect(meant(press, strokes.length > 1 ? (strokes[0] ?? null) : null, isMac), `${key} ${isMac ? 'on a Mac' : ''}`).toContain(entry.id);
        }
      }
    }
  });

  it('goes by what the key says, whatever the layout', () => {
    // "?" and "/" need Shift, or AltGr, on many keyboards.
    expect(meant(aPress('?', { shiftKey: true }))).toEqual(['keys.show']);
    expect(meant(aPress('/', { shiftKey: true }))).toEqual(['search.focus']);
    expect(meant(aPress('/', { ctrlKey: true, altKey: true, isAltGraph: true }))).toEqual(['search.focus']);
    expect(meant(aPress('J'))).toEqual(['queue.next', 'look.next', 'library.next']);
    // A keyboard without Latin letters: the letter that lies there.
    expect(meant(aPress('о', { code: 'KeyJ' }))).toEqual(['queue.next', 'look.next', 'library.next']);
    expect(meant(aPress('л', { code: 'KeyK', ctrlKey: true }))).toEqual(['palette.open']);
    expect(meant(aPress('z', { code: 'KeyY' }))).toEqual(['undo']);
  });

  it('tells a letter from a combination that means something else', () => {
    for (const over of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }]) expect(meant(aPress('j', over))).not.toContain('queue.next');
    expect(meant(aPress('O', { shiftKey: true }))).toEqual(['question.open-forum']);
    expect(meant(aPress('Enter', { ctrlKey: true, shiftKey: true }))).toEqual(['answer.send-next']);
    expect(meant(aPress('Enter', { ctrlKey: true }))).toEqual(['answer.send', 'template.review']);
  });

  it('reads "g q" as one command, and nothing between', () => {
    expect(readPress(aPress('g'), null, false)).toEqual({ found: null, begins: 'g' });
    expect(meant(aPress('q'), 'g')).toEqual(['go.unanswered']);
    expect(meant(aPress('j'), 'g')).toEqual([]);
    expect(meant(aPress('q'))).toEqual(['question.quote']);
  });

  it('writes keys as people know them', () => {
    expect(keyName('mod+shift+Enter', false)).toBe('Ctrl Shift ⏎');
    expect(keyName('mod+comma', true)).toBe('⌘ ,');
    expect(keyName('g>q', false)).toBe('G then Q');
  });

  it('finds commands by the beginnings of their words', () => {
    expect(fits('Go to Outbox', 'outb')).toBe(true);
    expect(fits('Go to Outbox', 'to go')).toBe(true);
    expect(fits('Go to Outbox', 'box')).toBe(false);
    expect(fits('Anything', '')).toBe(true);
  });
});

function Listener({ offers, singleKeys = true }: { offers: Offers; singleKeys?: boolean }) {
  useKeys(singleKeys);
  useMenuCommands();
  useCommands(offers);
  return (
    <>
      <input aria-label="A field" />
      <div contentEditable suppressContentEditableWarning tabIndex={0} data-editor="">
        x
      </div>
      <select aria-label="A choice">
        <option>j</option>
      </select>
      <button type="button">A button</button>
    </>
  );
}

async function listening(singleKeys = true) {
  const ran: string[] = [];
  const note = (name: string) => () => void ran.push(name);
  await render(<Listener singleKeys={singleKeys} offers={{ 'queue.next': note('next'), 'queue.open': note('open'), 'answer.send': note('send'), 'go.outbox': note('outbox'), 'pane.next': note('pane') }} />);
  const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();
  return { ran, focus };
}

describe('hearing keys', () => {
  afterEach(() => document.querySelectorAll('[data-test-dialog]').forEach((dialog) => dialog.remove()));

  it('runs single keys, sequences and combinations', async () => {
    const { ran } = await listening();
    await userEvent.keyboard('j');
    await userEvent.keyboard('go');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await userEvent.keyboard('{F6}');
    expect(ran).toEqual(['next', 'outbox', 'send', 'pane']);
  });

  it.each(['input', '[data-editor]', 'select'])('leaves letters to %s, and still hears combinations there', async (field) => {
    const { ran, focus } = await listening();
    focus(field);
    await userEvent.keyboard('jo');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(ran).toEqual(['send']);
  });

  it('leaves Enter to the button it is on', async () => {
    const { ran, focus } = await listening();
    focus('button');
    await userEvent.keyboard('{Enter}');
    expect(ran).toEqual([]);
    await userEvent.keyboard('j');
    expect(ran).toEqual(['next']);
  });

  it('keeps still under a dialog', async () => {
    const { ran } = await listening();
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.dataset['testDialog'] = '';
    document.body.append(dialog);
    await userEvent.keyboard('j{Control>}{Enter}{/Control}');
    expect(ran).toEqual([]);
    dialog.remove();
    await userEvent.keyboard('j');
    expect(ran).toEqual(['next']);
  });

  it('hears combinations only, when single keys are switched off', async () => {
    const { ran } = await listening(false);
    await userEvent.keyboard('jgo{F6}{Control>}{Enter}{/Control}');
    expect(ran).toEqual(['pane', 'send']);
  });

  it('runs commands of the native menu, and only those of this window', async () => {
    const { ran } = await listening();
    const hear = (init: MessageEventInit) => window.dispatchEvent(new MessageEvent('message', init));
    const ours = { source: window, origin: location.origin };
    hear({ ...ours, data: { type: 'rounds:command', id: 'go.outbox' } });
    hear({ ...ours, data: { type: 'rounds:command', id: 'no.such' } });
    hear({ source: window, origin: 'https://evil.test', data: { type: 'rounds:command', id: 'answer.send' } });
    hear({ source: null, origin: location.origin, data: { type: 'rounds:command', id: 'answer.send' } });
    expect(ran).toEqual(['outbox']);
  });
});

describe('a command that several offer', () => {
  function Offering({ name, ran, use, children }: { name: string; ran: string[]; use: (offers: Offers) => void; children?: ReactNode }) {
    use({ 'search.focus': () => void ran.push(name) });
    return children;
  }

  it('runs through the screen, also when the frame around it came in the same moment', async () => {
    const ran: string[] = [];
    await render(
      <Offering name="frame" ran={ran} use={useCommandsAround}>
        <Offering name="screen" ran={ran} use={useCommands} />
      </Offering>,
    );
    runCommand('search.focus');
    expect(ran).toEqual(['screen']);
  });

  it('would run through what stands around it, if that did not yield', async () => {
    const ran: string[] = [];
    await render(
      <Offering name="frame" ran={ran} use={useCommands}>
        <Offering name="screen" ran={ran} use={useCommands} />
      </Offering>,
    );
    runCommand('search.focus');
    expect(ran).toEqual(['frame']);
  });
});
