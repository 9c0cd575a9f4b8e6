import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD = [
  'POST /api/messages HTTP/1.1',
  'Host: x',
  'Content-Type: application/json',
  'Content-Length: 100',
  // Answered before the body is read, so that the server is known to wait for it.
  'Expect: 100-continue',
];

/** A request whose body will never be whole, taken by the server on this port. */
export async function halfSent(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // To be cut off is what it is there for; that may come as a reset.
  socket.on('error', () => undefined);
  socket.write(`${HEAD.join('\r\n')}\r\n\r\n{"a":`);
  await once(socket, 'data');
  return socket;
}
