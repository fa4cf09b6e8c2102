import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { portHolder } from '../../system/port-holder.ts';

/** Every TCP port on which a process of this machine listens. */
export async function listeningPorts(pid: number): Promise<number[]> {
  const ports = process.platform === 'linux' ? openOnLinux() : openByLsof();
  const holders = await Promise.all(ports.map(portHolder));
  return ports.filter((_port, index) => holders[index]?.pid === pid);
}

/** Columns: number, local address as hex ip:port, remote address, state, of which 0A is listening. */
function openOnLinux(): number[] {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8').split('\n'),
  );
  const columns = lines.map((line) => line.trim().split(/\s+/));
  const open = columns.filter(([, , , state]) => state === '0A');
  return unique(open.map(([, local]) => Number.parseInt(local?.split(':')[1] ?? '', 16)));
}

function openByLsof(): number[] {
  const listed = execFileSync('lsof', ['-nP', '-iTCP', '-sTCP:LISTEN', '-Fn'], {
    encoding: 'utf8',
  });
  return unique([...listed.matchAll(/^n.*:(\d+)$/gm)].map(([, port]) => Number(port)));
}

function unique(ports: readonly number[]): number[] {
  return [...new Set(ports)];
}
