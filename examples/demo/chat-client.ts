import { once } from 'node:events';
import WebSocket from 'ws';

/** One WebSocket client. */
export class ChatClient {
  static async connect(url: string): Promise<ChatClient> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new ChatClient(socket);
  }

  private constructor(private readonly socket: WebSocket) {}

  send(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  async receive(): Promise<Record<string, string>> {
    const [data] = await once(this.socket, 'message', { signal: AbortSignal.timeout(10_000) });
    return JSON.parse(String(data));
  }

  async close(): Promise<void> {
    this.socket.close();
    await once(this.socket, 'close');
  }
}
