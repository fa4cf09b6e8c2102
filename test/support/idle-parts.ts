import type { ApiDeps } from '../../api/http/deps.ts';

/** The parts of an API that answers to any host, knows no names and sends nothing. */
export const IDLE_PARTS = {
  isOwnHost: () => true,
  temporalUiUrl: null,
  allowPrivateTargets: false,
  sendsMail: true,
  resolve: () => Promise.resolve([]),
  readiness: {},
  metrics: { mediaType: 'text/plain', text: () => Promise.resolve('') },
  recordCase: () => Promise.reject(new Error('nothing is revived here')),
  deliveries: {
    retry: () => Promise.resolve(),
    startDigest: () => Promise.resolve(),
    test: () => Promise.reject(new Error('nothing is sent here')),
  },
} satisfies Partial<ApiDeps>;
