import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Where activities are posted, over connections that stay open: what a client costs itself is to weigh little. */
export interface Wire {
  /** The body of the answer; throws when its status is not 200. */
  post(activity: object): Promise<string>;
  close(): void;
}

export function wireTo(port: number): Wire {
  const agent = new Agent({ keepAlive: true });
  const options = { agent, host: '127.0.0.1', port, path: '/api/messages', method: 'POST' };
  return {
    post: async (activity) => {
      const body = Buffer.from(JSON.stringify(activity));
      const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
      const posting = request({ ...options, headers });
      posting.end(body);
      const [answer] = (await once(posting, 'response')) as [IncomingMessage];
      const said = await text(answer);
      if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}: ${said}`);
      return said;
    },
    close: () => agent.destroy(),
  };
}
