import { once } from 'node:events';
import WebSocket from 'ws';

/** A WebSocket client that speaks JSON. */
export class Talker {
  static async connect(url: string): Promise<Talker> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new Talker(socket);
  }

  private constructor(private readonly socket: WebSocket) {}

  async receive(): Promise<Record<string, unknown>> {
    const [data] = await once(this.socket, 'message', { signal: AbortSignal.timeout(10_000) });
    return JSON.parse(String(data)) as Record<string, unknown>;
  }

  async ask(message: unknown): Promise<Record<string, unknown>> {
    const answer = this.receive();
    this.socket.send(JSON.stringify(message));
    return answer;
  }

  async close(): Promise<void> {
    this.socket.close();
    await once(this.socket, 'close');
  }
}
