import type { Clock } from '../ports.ts';
import { TemplateFault } from '../templates/language/fault.ts';
import type { Values } from '../templates/language/job.ts';
import type { Renderer } from '../templates/language/renderer.ts';
import { withSnippets } from '../templates/language/snippets.ts';
import { labels } from '../templates/using/context.ts';
import type { Families, Wording } from './families.ts';

const mostKept = 400;
/** A disclaimer that could not be rendered may have met a busy machine; it is tried again, but not at every letter. */
const faultMs = 20_000;

/** Rendered disclaimers. The same words for the same question are asked for at every pause in typing, so they are rendered once. */
export function createBodies({ families, renderer, clock }: { families: Families; renderer: Renderer; clock: Clock }) {
  const kept = new Map<string, { text: Promise<string>; until: number }>();
  families.onChange(() => kept.clear());

  const render = async (key: string, { row, content }: Wording, values: Values): Promise<string> => {
    try {
      return (await renderer.render({ templateId: row.id, body: content.body, ...withSnippets(content, families.snippet), answers: {}, values, labels })).text;
    } catch (error) {
      if (!(error instanceof TemplateFault)) {
        kept.delete(key);
        throw error;
      }
      const entry = kept.get(key);
      if (entry) entry.until = clock.elapsed() + faultMs;
      return content.body;
    }
  };

  return {
    /** Markdown. One that cannot be rendered stays its source, marks and all, and so cannot be sent: better that than an answer without it. */
    of(wording: Wording, values: Values): Promise<string> {
      const key = JSON.stringify([wording.row.id, wording.row.rev, values]);
      const before = kept.get(key);
      kept.delete(key);
      const entry = before && before.until > clock.elapsed() ? before : { text: Promise.resolve().then(() => render(key, wording, values)), until: Infinity };
      kept.set(key, entry);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return entry.text;
    },
  };
}
export type Bodies = ReturnType<typeof createBodies>;
