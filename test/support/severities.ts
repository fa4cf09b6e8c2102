/** The severities of the offerings of the documents, and of most cases of the tests. */
export const SEVERITIES = ['A', 'B', 'C'] as const;
