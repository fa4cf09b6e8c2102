/** What tells versions of an offering or a calendar apart. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The path of a version, such as `calendars/office/v1.yaml`. */
export function versionFile(kind: string, { id, version }: Versioned): string {
  return `${kind}/${id}/v${version}.yaml`;
}
