import type http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';
import { onTestFinished } from 'vitest';

/** A certificate of our own for `*.test` names, and the certificate that vouches for it. */
export interface Papers {
  key: string;
  cert: string;
}

let made: Papers | null = null;

/** Made once: a pair of keys takes its time. */
export function somePapers(): Papers {
  return (made ??= makePapers());
}

function makePapers(): Papers {
  const keys = forge.pki.rsa.generateKeyPair(2_048);
  const cert = forge.pki.createCertificate();
  cert.publicKey = keys.publicKey;
  cert.serialNumber = '01';
  cert.validity.notBefore = new Date(Date.now() - 86_400_000);
  cert.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: 'forum.test' }];
  cert.setSubject(name);
  cert.setIssuer(name);
  cert.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: ['forum.test', 'www.forum.test', 'elsewhere.test', 'cdn.test'].map((value) => ({ type: 2, value })) },
  ]);
  cert.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(cert) };
}

/** A server on this computer that speaks TLS with a certificate for `*.test` names. Ends with the test. */
export async function aSecureServer(answer: http.RequestListener): Promise<{ port: number; seen: { host: string; path: string; method: string; headers: http.IncomingHttpHeaders }[] }> {
  const seen: { host: string; path: string; method: string; headers: http.IncomingHttpHeaders }[] = [];
  const server = https.createServer(somePapers(), (request, response) => {
    seen.push({ host: (request.headers.host ?? '').split(':')[0] ?? '', path: request.url ?? '', method: request.method ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { port: (server.address() as AddressInfo).port, seen };
}
