// Stands in for the bot in tests of the processes: tells over HTTP what it was given.
import { createServer } from 'node:http';
import { readBotSettings, type ToBot } from '../../src/sandbox/bot-channel.ts';

const settings = readBotSettings(process.argv);
const { IDENTITY_ENDPOINT, IDENTITY_HEADER, HTTPS_PROXY } = process.env;
const clocks: string[] = [];

process.on('message', ({ now }: ToBot) => clocks.push(now));
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);

const server = createServer((_, response) => {
  const identity = { IDENTITY_ENDPOINT, IDENTITY_HEADER, HTTPS_PROXY };
  response.end(JSON.stringify({ pid: process.pid, settings, identity, clocks }));
});
server.listen(settings.port, '127.0.0.1', () => process.send?.({ type: 'ready', port: settings.port }));
