/** Lets others have their turn: long work that is done a piece in each turn holds nobody up. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
