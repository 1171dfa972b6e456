import QRCode from 'qrcode';

/** A QR code as PNG, `scale` pixels a square, quiet zone of one square; error correction M. Equal texts give equal bytes. */
export const qrPng = (text: string, scale = 6): Promise<Buffer> => QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 1, scale });
