import { z } from 'zod';
import { questionId, type QuestionId } from '#shared/words/ids.ts';

const key = 'rounds.preview-questions';
const most = 50;
const remembered = z.array(z.tuple([z.string().max(120), questionId])).max(most);

const read = (storage: Storage): [string, QuestionId][] => {
  try {
    return remembered.parse(JSON.parse(storage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
};

/** The question this template was looked at with last, in this browser; null: none was chosen. */
export const rememberedQuestion = (templateId: string, storage: Storage = localStorage): QuestionId | null => read(storage).find(([id]) => id === templateId)?.[1] ?? null;

/** Keeps the choice; the oldest ones are forgotten, and a full storage keeps none. */
export function rememberQuestion(templateId: string, chosen: QuestionId, storage: Storage = localStorage): void {
  try {
    storage.setItem(key, JSON.stringify([[templateId, chosen], ...read(storage).filter(([id]) => id !== templateId)].slice(0, most)));
  } catch {
    // Then it is chosen again next time.
  }
}
