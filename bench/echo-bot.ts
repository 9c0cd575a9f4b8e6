import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import restify from 'restify';
import type { Ready } from '../src/sandbox/bot-channel.ts';

// What any bot costs that is built on the same libraries: it says back what it hears, and keeps nothing. Without an app id
// the library asks for no token and sends none, as the sandbox does.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

async function echo(context: TurnContext): Promise<void> {
  const { type, text = '' } = context.activity;
  if (type === 'message') await context.sendActivity(text);
  if (type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: ANSWER });
}

const ANSWER = {
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'pressed' },
};

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  const { body, headers } = request;
  await adapter.process({ body, headers, method: 'POST' }, response, echo);
});
server.listen(0, '127.0.0.1', () => {
  const ready: Ready = { type: 'ready', port: (server.server.address() as AddressInfo).port };
  process.send?.(ready);
});
process.on('disconnect', () => process.exit(0));
