/** The part of the storage for uploads on their way; each lies there until some time after it was read. */
export const UPLOADS = 'imports';

/** Where the bytes of an upload lie. */
export const uploadKey = (enterpriseId: string, importId: string): string => `${UPLOADS}/${enterpriseId}/${importId}`;
