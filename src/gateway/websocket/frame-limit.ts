import type { WebSocket } from 'ws';
import { limitValue } from '../../limits';

/** Bytes of a single frame; longer messages come in several. */
export const MAX_FRAME = limitValue('ws-frame-size');

/** The part of ws's receiver that knows a frame's length before its data arrives. */
interface Receiver {
  _payloadLength: number;
  haveLength(callback: (error: Error) => void): void;
  createError(type: ErrorConstructor, message: string, prefix: boolean, statusCode: number, code: string): Error;
}

/**
 * Closes a connection with 1009 when a frame is too long. The ws package only limits whole messages, so
 * this reaches into its receiver; the test of the socket edge notices when a new version moves it.
 */
export function limitFrames(client: WebSocket, limit: number): void {
  const receiver = (client as unknown as { readonly _receiver: Receiver })._receiver;
  const haveLength = receiver.haveLength;
  receiver.haveLength = function (this: Receiver, callback) {
    if (this._payloadLength <= limit) return haveLength.call(this, callback);
    return callback(this.createError(RangeError, 'Max frame size exceeded', false, 1009, 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'));
  };
}
