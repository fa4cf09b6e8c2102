import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Every TCP port on which a process of ours listens. */
export function listeningPorts(pid: number): number[] {
  return [...new Set(process.platform === 'linux' ? openOnLinux(pid) : openByLsof(pid))];
}

/** Columns: number, local address as hex ip:port, remote address, state (0A is listening), …, inode. */
function openOnLinux(pid: number): number[] {
  const folder = `/proc/${pid}/fd`;
  const sockets = new Set(readdirSync(folder).map((fd) => readlinkSync(`${folder}/${fd}`)));
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((table) => readFileSync(table, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === '0A' && sockets.has(`socket:[${columns[9]}]`))
    .map((columns) => Number.parseInt(columns[1]?.split(':')[1] ?? '', 16));
}

function openByLsof(pid: number): number[] {
  const which = ['-nP', '-a', '-p', String(pid), '-iTCP', '-sTCP:LISTEN', '-Fn'];
  const listed = execFileSync('lsof', which, { encoding: 'utf8' });
  return [...listed.matchAll(/^n.*:(\d+)$/gm)].map(([, port]) => Number(port));
}
