import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/** Seconds without a byte after which a call is given up; `GATEHOUSE_ANSWER_TIMEOUT` overrides it, for slow networks. */
const DEFAULT_SECONDS = 60;

/** AWS, or the local endpoint, took the call and said nothing. The SDK does not try it again. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

let agents: Agents | undefined;

/** What clients of the SDK are made with: without it they wait for an answer for ever. */
export function answerTimeout(): Agents {
  return agents ??= { httpAgent: watched(new http.Agent({ keepAlive: true })), httpsAgent: watched(new https.Agent({ keepAlive: true })) };
}

function watched<A extends http.Agent>(agent: A): A {
  // Node documents the method, and that it may be overridden, but types it on no agent.
  const connecting = agent as unknown as { createConnection(options: { host?: string; port?: number }, ...rest: unknown[]): Socket };
  const original = connecting.createConnection;
  connecting.createConnection = function (options, ...rest) {
    const socket = original.call(this, options, ...rest);
    const seconds = timeoutSeconds();
    const place = process.env.AWS_ENDPOINT_URL ?? `${options.host}`;
    socket.on('timeout', () => socket.destroy(new NoAnswer(`no answer from ${place} within ${seconds} seconds`)));
    socket.setTimeout(seconds * 1000);
    return socket;
  };
  return agent;
}

function timeoutSeconds(): number {
  const given = Number(process.env.GATEHOUSE_ANSWER_TIMEOUT);
  return given > 0 ? given : DEFAULT_SECONDS;
}
