import { randomInt } from 'node:crypto';

/** Figures and capitals that a hand and an eye do not confuse. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What a post's QR code says after `/c/`: 12 characters, 60 random bits. */
export const newPostCode = (): string => Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
