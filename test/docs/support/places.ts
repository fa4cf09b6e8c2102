import type { Installation } from '../../support/installation.ts';

/** Where the pages say that things are, and where the tests have them. */
export interface Places {
  /** Commands of a page, for here. */
  here(commands: string): string;
  /** What was printed here, as on a page. */
  onPage(printed: string): string;
}

/** @param receiver the port for receivers that a page starts */
export function placesOf(installation: Installation, receiver: number): Places {
  const { url, uiUrl, engineAddress, dataDir } = installation;
  const ports: readonly (readonly [string, string])[] = [
    ['8080', new URL(url).port],
    ['7233', new URL(`tcp://${engineAddress}`).port],
    ['8233', new URL(uiUrl).port],
    ['9000', String(receiver)],
  ];
  return {
    here: (commands) =>
      ports.reduce((text, [page, here]) => text.replaceAll(portIn(page), here), commands),
    onPage: (printed) =>
      ports
        .reduce((text, [page, here]) => text.replaceAll(portIn(here), page), printed)
        .replaceAll(dataDir, '.data'),
  };
}

/** A port where an address or a command names it, not those digits within something else. */
function portIn(port: string): RegExp {
  return new RegExp(`(?<=[: ])${port}\\b`, 'g');
}
