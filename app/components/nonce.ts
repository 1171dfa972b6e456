import { createContext, useContext } from 'react';

/** The script nonce of this answer; empty in the browser, where it is not needed any more. */
export const NonceContext = createContext('');

/** Reads the nonce for an inline script. */
export const useNonce = (): string => useContext(NonceContext);
