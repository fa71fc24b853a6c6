import { createRenderer, type Renderer } from '#electron/engine/templates/language/renderer.ts';

/** Where templates are rendered when nothing is bundled. */
export const renderWorker = new URL('../../electron/engine/templates/language/render-worker.ts', import.meta.url);

/** A renderer on its own thread, as a desk has one; patient, because many tests share few processors. It ends with whoever started it. */
export const aRenderer = (): Renderer => createRenderer({ worker: renderWorker, hardStopMs: 10_000 });
