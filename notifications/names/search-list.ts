import { readFile } from 'node:fs/promises';

/** Where Unix systems say how names are looked up. */
export const SYSTEM_RESOLV_CONF = '/etc/resolv.conf';

/** As resolv.conf(5) limits it. */
const MAX_DOTS = 15;

/**
 * The full names that a name may stand for, in the order in which a resolv.conf has them asked: in
 * Kubernetes `receiver.alerts` is `receiver.alerts.svc.cluster.local` before it is anything else. Asked
 * in another order, a short name of this network would reach whoever owns it in the public one.
 */
export async function fullNamesOf(name: string, resolvConf: string): Promise<readonly string[]> {
  if (name.endsWith('.')) return [name];
  const { domains, dots } = settingsOf(await readFile(resolvConf, 'utf8').catch(() => ''));
  const searched = domains.map((domain) => `${name}.${domain}`);
  const isFullEnough = name.split('.').length > dots;
  return isFullEnough ? [name, ...searched] : [...searched, name];
}

interface Settings {
  readonly domains: readonly string[];
  /** A name with so many dots is asked as it stands first. */
  readonly dots: number;
}

function settingsOf(text: string): Settings {
  let domains: readonly string[] = [];
  let dots = 1;
  for (const line of text.split('\n')) {
    const [keyword, ...words] = line.trim().split(/\s+/);
    // Of several lines the last counts.
    if (keyword === 'search') domains = words;
    if (keyword === 'domain') domains = words.slice(0, 1);
    if (keyword === 'options') dots = dotsOf(words) ?? dots;
  }
  // A single dot is the root, where a name is what it is without it.
  return { domains: domains.filter((domain) => domain !== '.'), dots };
}

function dotsOf(options: readonly string[]): number | null {
  const [found] = options.flatMap((option) => /^ndots:(\d{1,3})$/.exec(option)?.[1] ?? []);
  return found === undefined ? null : Math.min(Number(found), MAX_DOTS);
}
