import type { FillIn } from '#shared/words/fill-in.ts';
import type { RenderJob } from '#electron/engine/templates/language/job.ts';

export const aFillIn = (key: string, more: Partial<FillIn> = {}): FillIn => ({ key, kind: 'text', label: `The ${key}`, hint: '', isRequired: true, maxChars: null, choices: [], preset: '', ...more });

export const aJob = (body: string, more: Partial<RenderJob> = {}): RenderJob => ({ templateId: 't', body, fillIns: [], answers: {}, values: {}, labels: {}, snippets: {}, ...more });
