import { KEY } from '../server.ts';
import { stallCases } from './stall-cases.ts';

/*
 * Sends the requests, in a process of its own, so that making bodies and reading answers does not count.
 * Is told the URL and a case's id first, then again and again which request to send; says how it was answered.
 */

const [url = '', caseId = ''] = process.argv.slice(2);
const cases = stallCases(caseId);

process.on('message', ([index, serial]: [number, number]) => {
  void send(index, serial).then((status) => process.send?.(status));
});
process.on('disconnect', () => process.exit());

async function send(index: number, serial: number): Promise<number> {
  const { method, path, body, headers } = cases[index]!.make(serial);
  process.send?.('ready');
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  });
  await response.arrayBuffer();
  return response.status;
}
