// Runs Microsoft's Agents Playground inside a process of ours, so that it ends with its parent and stays on loopback.
// It is given the Playground's own arguments.
import { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, Server as NetServer } from 'node:net';

// The Playground listens on all interfaces (T7.1): whoever is on the network could act as its person.
Server.prototype.listen = function listenOnLoopback(this: Server, port: number, onListening: () => void): Server {
  this.once('listening', () => {
    onListening();
    process.send?.({ type: 'ready', port: (this.address() as AddressInfo).port });
  });
  NetServer.prototype.listen.call(this, { port, host: '127.0.0.1' });
  return this;
} as typeof Server.prototype.listen;

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of the terminal; the parent decides when this one ends.
process.on('SIGINT', () => undefined);

createRequire(import.meta.url)('@microsoft/m365agentsplayground/cli.js');
