import { isGrpcServiceError } from '@temporalio/client';

/** The gRPC status codes that we distinguish. */
export const STATUS = {
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  unimplemented: 12,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** Whether an error is the server's answer with one of these codes. */
export function isStatus(error: unknown, ...codes: readonly number[]): boolean {
  if (!isGrpcServiceError(error)) return false;
  const code: number = error.code;
  return codes.includes(code);
}

/** What the server said, for people. */
export function reasonOf(error: unknown): string {
  if (isGrpcServiceError(error)) return error.details || error.message;
  return error instanceof Error ? error.message : String(error);
}
