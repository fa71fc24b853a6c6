import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/** Agents for one request that remember whether a connection was tried and whether it stood. */
export interface Witness {
  http: http.Agent;
  https: https.Agent;
  /** A socket was asked for. False when a proxy's own agent took over, and then nothing is known here. */
  wasTried: boolean;
  /** The connection stood, TLS included: bytes of the request may have left. */
  stood: boolean;
}

/** Sockets are not kept: a kept one can die under the request, and then nobody knows whether it was read. */
export function createWitness(): Witness {
  const witness: Witness = { http: new http.Agent({ keepAlive: false }), https: new https.Agent({ keepAlive: false }), wasTried: false, stood: false };
  const watch = (agent: http.Agent, event: 'connect' | 'secureConnect'): void => {
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
      witness.wasTried = true;
      const socket = connect(options, callback) as Duplex;
      socket.once(event, () => {
        witness.stood = true;
      });
      return socket;
    };
  };
  watch(witness.http, 'connect');
  watch(witness.https, 'secureConnect');
  return witness;
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** Whether it is certain that no byte of the request left. Anything short of certain is no. */
export function isBeforeAByte(witness: Pick<Witness, 'wasTried' | 'stood'>, error: unknown): boolean {
  if (witness.wasTried) return !witness.stood;
  return causesOf(error).some(({ code, syscall }) => neverConnected.has(code ?? '') && (syscall === 'connect' || syscall === 'getaddrinfo'));
}

/** The connection broke off: worth one more try of a read. */
export function isReset(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === 'ECONNRESET' || code === 'EPIPE');
}

function causesOf(error: unknown, depth = 0): { code?: string; syscall?: string }[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  return [error, ...causesOf(cause, depth + 1), ...(Array.isArray(errors) ? errors.flatMap((inner) => causesOf(inner, depth + 1)) : [])];
}
