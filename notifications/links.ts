/** Where people find more about a case or a pack. */
export interface Links {
  readonly publicUrl: string;
  readonly temporalUiUrl: string | null;
  readonly namespace: string;
}

/** The link to a workflow in the Temporal UI; null if there is no UI. */
export function temporalLink(
  workflowId: string,
  { temporalUiUrl, namespace }: Links,
): string | null {
  if (temporalUiUrl === null) return null;
  return `${temporalUiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows/${workflowId}`;
}

/** The links of a webhook's body, which omits missing links. */
export function shownLinks<L extends { readonly temporal: string | null }>(links: L) {
  const { temporal, ...others } = links;
  return { ...others, ...(temporal !== null && { temporal }) };
}
