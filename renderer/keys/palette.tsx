import { createSpotlight, Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { catalog, type CommandId } from '#shared/commands/catalog.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { runCommand, useOffers } from './commands.ts';
import { useTemplateTaker } from './insert-template.ts';

const matches = (text: string, query: string): boolean => query.toLowerCase().split(/\s+/).every((word) => text.toLowerCase().includes(word));

/** Commands that something on screen offers now, waiting questions, and templates where a composer would take one. */
export function Palette({ onClose, onQuestion }: { onClose(): void; onQuestion(id: QuestionId): void }) {
  const desk = useDesk();
  const [[store, spotlight]] = useState(createSpotlight);
  const [query, setQuery] = useState('');
  const text = useDeferredValue(query.trim());
  const offers = useOffers(({ stack }) => stack);
  const taker = useTemplateTaker(({ take }) => take);
  useEffect(() => spotlight.open(), [spotlight]);

  const found = useLive({ ...desk.query.queue.page.experimental_liveOptions({ input: { filter: { text }, sort: 'oldest', offset: 0, limit: 6 } }), enabled: text.length > 1 });
  const templates = useQuery({ ...desk.query.templates.find.queryOptions({ input: { text } }), enabled: text.length > 1 && taker !== null });

  const commands: SpotlightActionData[] = catalog
    .filter((entry) => entry.id !== 'palette.open' && offers.some(({ current }) => current[entry.id] !== undefined) && matches(`${entry.title} ${entry.group}`, query.trim()))
    .map((entry) => ({ id: entry.id, label: entry.title, rightSection: entry.keys[0] === undefined ? null : <Kbd keys={entry.keys[0]} />, onClick: () => runAfterClosing(entry.id) }));
  const questions: SpotlightActionData[] = (text.length > 1 ? (found.value?.rows ?? []) : []).map((row) => ({ id: row.id, label: row.title, description: row.community.name, onClick: () => onQuestion(row.id) }));
  const offered: SpotlightActionData[] = (text.length > 1 ? (templates.data ?? []) : []).slice(0, 5).map((offer) => ({ id: `template ${offer.id}`, label: offer.title, description: `Template · ${offer.whenToUse}`, onClick: () => taker?.current(offer.id) }));
  const actions: SpotlightActionGroupData[] = [
    { group: 'Commands', actions: commands },
    { group: 'Questions', actions: questions },
    { group: 'Templates', actions: offered },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      store={store}
      actions={actions}
      filter={(_query, all) => all}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      lockScroll={false}
      scrollable
      maxHeight={420}
      highlightQuery
      nothingFound="Nothing found"
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      searchProps={{ placeholder: 'Search questions, templates, commands', 'aria-label': 'Search questions, templates, commands' }}
    />
  );
}

/** The palette gives the focus back first, so that a command can take it where it wants. */
function runAfterClosing(id: CommandId): void {
  setTimeout(() => runCommand(id), 0);
}
