import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';

type Params = Record<string, unknown>;

/** A bare connection to Chromium's debugging port: commands with answers, and events named `method` or `method@session`. */
export class Debugger extends EventEmitter {
  private readonly socket: WebSocket;
  private readonly open = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  private last = 0;

  private constructor(socket: WebSocket) {
    super();
    this.setMaxListeners(0);
    this.socket = socket;
    socket.on('message', (text: Buffer) => {
      const message = JSON.parse(text.toString()) as { id?: number; method?: string; params?: Params; sessionId?: string; result?: never; error?: { message: string } };
      if (message.id === undefined) return void this.emit(message.sessionId ? `${message.method}@${message.sessionId}` : (message.method ?? ''), message.params);
      const waiting = this.open.get(message.id);
      this.open.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result as never);
    });
    const fail = (): void => {
      for (const { reject } of this.open.values()) reject(new Error('Chromium has gone'));
      this.open.clear();
    };
    socket.on('close', fail);
    socket.on('error', fail);
  }

  static connect(address: string): Promise<Debugger> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address, { perMessageDeflate: false });
      socket.once('open', () => resolve(new Debugger(socket)));
      socket.once('error', reject);
    });
  }

  send<T = Params>(method: string, params: Params = {}, sessionId?: string): Promise<T> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) return reject(new Error('Chromium has gone'));
      this.open.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
  }
}
