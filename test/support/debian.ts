import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const INSTALLER = 'apt-get';

/** Something cannot be installed on this machine. */
export class InstallError extends Error {
  override readonly name = 'InstallError';
}

/**
 * Installs packages where we are root on Debian. Throws `InstallError`.
 * @param prepare what has to be there before
 */
export function installFromDebian(packages: readonly string[], prepare = () => {}): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new InstallError('it is not installed, and only root on Debian can install it');
  }
  prepare();
  process.stderr.write(`Installing ${packages.join(' ')} with apt-get, once, for the tests …\n`);
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    // Somebody else may be installing something at this moment.
    const args = ['-o', 'DPkg::Lock::Timeout=600', ...command];
    const { status, stderr, error } = spawnSync(INSTALLER, args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) {
      throw new InstallError(`apt-get ${command[0]} failed: ${error?.message ?? stderr}`);
    }
  }
}
