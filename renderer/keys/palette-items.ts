import { useQuery } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { catalog } from '#shared/commands/catalog.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { runCommand, useOffers } from './commands.ts';
import { useTemplateTaker } from './insert-template.ts';

export interface PaletteItem {
  id: string;
  name: string;
  about?: string;
  keys?: string;
  run(): void;
}

/** Whether every typed word begins a word of the text. Pure. */
export function fits(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

/**
 * Commands that something on screen offers now, at once for `query`; waiting questions, and templates where a composer would
 * take one, when the typing rests on `text`.
 */
export function usePaletteItems(query: string, text: string, onQuestion: (id: QuestionId) => void): { name: string; items: PaletteItem[] }[] {
  const desk = useDesk();
  const offers = useOffers(({ stack }) => stack);
  const taker = useTemplateTaker(({ take }) => take);
  const isAsking = text.length > 1;
  const page = useLive({ ...desk.query.queue.page.experimental_liveOptions({ input: { filter: { text }, sort: 'level', offset: 0, limit: 6 } }), enabled: isAsking });
  const templates = useQuery({ ...desk.query.templates.find.queryOptions({ input: { text } }), enabled: isAsking && taker !== null });

  const commands = catalog
    .filter((entry) => entry.id !== 'palette.open' && offers.some(({ current }) => current[entry.id] !== undefined) && fits(entry.title, query))
    .map((entry): PaletteItem => ({ id: entry.id, name: entry.title, ...(entry.keys[0] === undefined ? {} : { keys: entry.keys[0] }), run: () => runCommand(entry.id) }));
  const questions = (isAsking ? (page.value?.rows ?? []) : []).map((row): PaletteItem => ({ id: row.id, name: row.title, about: row.community.name, run: () => onQuestion(row.id) }));
  const offered = (isAsking && taker ? (templates.data ?? []).slice(0, 5) : []).map((offer): PaletteItem => ({ id: offer.id, name: offer.title, about: offer.why, run: () => taker?.current(offer.id) }));
  return [
    { name: 'Commands', items: commands },
    { name: 'Questions', items: questions },
    { name: 'Templates', items: offered },
  ].filter((group) => group.items.length > 0);
}
