// Stands in for the shell that npm puts between itself and what it runs: it passes no signal on.
import { spawn } from 'node:child_process';

spawn(process.execPath, ['src/start.ts'], { stdio: 'inherit' });
