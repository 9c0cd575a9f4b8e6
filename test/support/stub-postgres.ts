import { startPostgres } from './postgres-server.ts';

/** A process that keeps the test run's PostgreSQL, and takes it away when the run ends in whatever way. */
const server = await startPostgres();
// Ctrl-C reaches the whole group of processes; the end of the channel is what counts.
process.on('SIGINT', () => {});
process.once('disconnect', () => server.stop());
if (process.connected) process.send?.(server.url);
else await server.stop();
