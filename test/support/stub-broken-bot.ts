// Stands in for a bot that cannot start.
console.error('the database folder is in use');
process.exitCode = 3;
process.disconnect();
