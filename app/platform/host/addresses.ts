/**
 * The address a printed paper's QR code leads to: anyone may ask there whether a paper with this content exists.
 * Behind a proxy the host is told by `ZHIAN_ORIGIN`; without it the path alone is printed.
 */
export const verifyUrl = (contentHash: string): string => `${(process.env.ZHIAN_ORIGIN ?? '').replace(/\/$/, '')}/verify/${contentHash}`;
