import { TemplateFault, type Values } from '../templates/language/render.ts';
import type { Renderer } from '../templates/language/renderer.ts';
import { labels } from '../templates/using/context.ts';
import type { Families, Wording } from './families.ts';

const mostKept = 400;

/** Rendered disclaimers. The same words for the same question are asked for at every pause in typing, so they are rendered once. */
export function createBodies({ families, renderer }: { families: Families; renderer: Renderer }) {
  const kept = new Map<string, Promise<string>>();
  families.onChange(() => kept.clear());

  const render = async ({ row, content }: Wording, values: Values): Promise<string> =>
    (await renderer.render({ templateId: row.id, body: content.body, fillIns: content.fillIns, answers: {}, values, labels, snippets: families.snippets() })).text;

  return {
    /** Markdown. One that cannot be rendered stays its source, marks and all, and so cannot be sent: better that than an answer without it. */
    async of(wording: Wording, values: Values): Promise<string> {
      const key = JSON.stringify([wording.row.id, wording.row.rev, values]);
      const before = kept.get(key);
      const text = before ?? render(wording, values);
      kept.delete(key);
      kept.set(key, text);
      if (kept.size > mostKept) for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
      try {
        return await text;
      } catch (error) {
        kept.delete(key);
        if (!(error instanceof TemplateFault)) throw error;
        return wording.content.body;
      }
    },
  };
}
export type Bodies = ReturnType<typeof createBodies>;
