/** Where people find more about a case or a pack. */
export interface Links {
  readonly publicUrl: string;
  readonly temporalUiUrl: string | null;
  readonly namespace: string;
}

/** A workflow in the Temporal UI; null where there is none. */
export function temporalLink(
  workflowId: string,
  { temporalUiUrl, namespace }: Links,
): string | null {
  if (temporalUiUrl === null) return null;
  return `${temporalUiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows/${workflowId}`;
}

/** As a webhook's body has them: it omits a link that is missing. */
export function shownLinks<L extends { readonly temporal: string | null }>(links: L) {
  const { temporal, ...others } = links;
  return { ...others, ...(temporal !== null && { temporal }) };
}
