import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import type { OpenApi } from './described.ts';

/** Prism, which answers as a document of OpenAPI says and refuses what it does not allow. Without a seed every value is the plainest of its kind; with one it is made up, by that seed. */
export async function aPrism(document: OpenApi, { seed = null }: { seed?: number | null } = {}): Promise<{ url: string; stop(): Promise<void> }> {
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    cors: false,
    config: { isProxy: false, checkSecurity: false, validateRequest: true, validateResponse: true, errors: false, mock: seed === null ? { dynamic: false } : { dynamic: true, seed: String(seed) }, upstreamProxy: undefined },
    components: { logger: createLogger('prism', { enabled: false }) },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, stop: () => server.close() };
}
