/** Where the bytes of evidence lie. */
export const evidenceKey = (enterpriseId: string, hash: string): string => `evidence/${enterpriseId}/${hash}`;
