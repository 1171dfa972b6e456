const KEY = /^[\w-]{8,64}$/;

/** The key that was made where a form was opened, out of what it posted; null where it brought none that could be one. */
export const keyOf = (posted: string | undefined): string | null => (posted !== undefined && KEY.test(posted) ? posted : null);
