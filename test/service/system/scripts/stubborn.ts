/** Does not end on SIGTERM. */
process.on('SIGTERM', () => {});
setInterval(() => {}, 60_000);
process.stdout.write('running\n');
