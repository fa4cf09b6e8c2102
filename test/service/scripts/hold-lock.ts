import { acquireLock } from '../../../service/lock.ts';

/** Takes the lock of the folder it is given, says so or why not, and keeps it until it is ended. */
try {
  acquireLock(process.argv[2] ?? '');
  process.stdout.write('held\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.name : 'unknown'}\n`);
}
setInterval(() => {}, 60_000);
