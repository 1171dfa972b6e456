/** Where a pack lies until it is taken away: under the id of the request for it. */
export const packKey = (enterpriseId: string, id: string): string => `packs/${enterpriseId}/${id}.zip`;
