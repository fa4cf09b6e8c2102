import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { isDiskFull } from '../../../service/system/full-disk.ts';

/** Enough for an empty installation and a few cases. */
const SIZE = '160m';

const MOUNT = `mount -t tmpfs -o size=${SIZE} tmpfs "$0" && exec "$@"`;

/** Runs a command with a small disk of its own as its data folder, in a namespace that needs no rights. */
export function onSmallDisk(
  dataDir: string,
  command: readonly string[],
): readonly [string, ...string[]] {
  const separate = ['--user', '--map-root-user', '--mount'];
  return ['unshare', ...separate, 'sh', '-c', MOUNT, dataDir, ...command];
}

/** Fills the disk that a process sees as a folder, to the last byte. Returns how to free it again. */
export function fill(pid: number, folder: string): () => void {
  const path = `/proc/${pid}/root${folder}/filling`;
  const file = openSync(path, 'w');
  // Whole blocks first, then what is left.
  for (const size of [1024 * 1024, 1024, 1]) writeUntilFull(file, Buffer.alloc(size));
  closeSync(file);
  return () => rmSync(path);
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    while (writeSync(file, block) === block.length);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
}
