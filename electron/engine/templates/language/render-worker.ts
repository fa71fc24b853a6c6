import { parentPort } from 'node:worker_threads';
import { reportOf } from './check/report.ts';
import { TemplateFault } from './fault.ts';
import type { Job, Outcome } from './job.ts';
import { renderTemplate } from './render.ts';

/** The thread templates are rendered on. Whoever started it may end it at any time. */
function answer(job: Job): Outcome {
  try {
    return job.kind === 'render' ? { kind: 'rendered', rendered: renderTemplate(job.job, job.slugs) } : { kind: 'reported', report: reportOf(job.job) };
  } catch (error) {
    if (error instanceof TemplateFault) return { kind: 'fault', say: error.message, line: error.line };
    return { kind: 'fault', say: 'The template could not be read.', line: null };
  }
}

parentPort?.on('message', (message: { id: number } & Job) => parentPort?.postMessage({ kind: 'done', id: message.id, outcome: answer(message) }));

// The first rendering is slow, and nobody's time is running yet.
for (const kind of ['render', 'report'] as const) {
  const words = { templateId: '', body: 'Hello {{ asker.name | default: "there" }}.{% if fill.a == "b" %} {{ fill.c }}{% endif %}', fillIns: [], answers: {}, values: {}, labels: {}, snippets: {} };
  answer(kind === 'render' ? { kind, job: words, slugs: [] } : { kind, job: { ...words, kind: 'answer', language: 'en', slug: null } });
}
parentPort?.postMessage({ kind: 'ready' });
