import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether scripts are at work in this page: false on the server and in its first HTML, true from then on. */
export const useAlive = (): boolean => useSyncExternalStore(never, () => true, () => false);
