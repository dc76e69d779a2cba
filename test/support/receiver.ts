/** A program of the marketplace that listens for messages, and answers as it is told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as collect } from 'node:stream/consumers';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  id: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers from now on; 200 at first. */
  answer: (response: ServerResponse, message: Received) => void;
  close(): Promise<void>;
}

export const answering =
  (status: number, text = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end(text);
  };

export async function openReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    void collect(request).then((body) => {
      const message = { headers: request.headers, body, id: String(request.headers['webhook-id']) };
      receiver.received.push(message);
      receiver.answer(response, message);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/secret-path`,
    received: [],
    answer: answering(200, 'thanks'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
