/** One of the two programs that make up the engine, as its makers publish it. */
export interface Release {
  /** What people call it. */
  readonly title: string;
  /** The Go package to install, without its version. */
  readonly module: string;
  readonly version: string;
  /** The file's name in our cache, without the version. */
  readonly file: string;
}

/** 1.32.2 and later ask for a newer Go than 1.26.8. */
export const SERVER_RELEASE: Release = {
  title: 'Temporal server',
  module: 'go.temporal.io/server/cmd/server',
  version: 'v1.32.1',
  file: 'temporal-server',
};

export const UI_RELEASE: Release = {
  title: 'Temporal UI',
  module: 'github.com/temporalio/ui-server/v2/cmd/server',
  version: 'v2.54.1',
  file: 'temporal-ui',
};

/** The oldest Go that compiles both releases. */
export const REQUIRED_GO = '1.26';
