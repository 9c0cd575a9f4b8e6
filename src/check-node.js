// Plain JavaScript that any Node.js can run: says which version is needed before TypeScript is met.
const needed = 24;
const found = process.versions.node;
if (Number(found.split('.')[0]) < needed) {
  console.error(
    `Guestlist needs Node.js ${needed} or newer; this is ${found} (${process.execPath}).\n` +
      'Run it through npm ("npm start", "npm test"): "npm ci" brings a fitting Node.js along for most machines. ' +
      'If yours is not among them, install Node.js 24.',
  );
  process.exit(1);
}
