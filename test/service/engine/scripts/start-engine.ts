import { startEngine } from '../../../../service/engine/engine.ts';
import { SEARCH_ATTRIBUTES } from '../../../../workflows/messages/search-attributes.ts';
import { engineEnvironment, stderrLog } from '../../../support/engine.ts';

/** Starts an engine on the folder and port that it is given, says where it is, and keeps it until it is ended. */
const [dataDir = '', port = ''] = process.argv.slice(2);
const engine = await startEngine({
  dataDir,
  port: Number(port),
  uiPort: null,
  searchAttributes: Object.values(SEARCH_ATTRIBUTES),
  env: engineEnvironment(),
  log: stderrLog,
});
process.on('SIGTERM', () => {
  void engine.stop().then(() => process.exit(0));
});
process.stdout.write(`${engine.address}\n`);
