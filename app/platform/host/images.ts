import sharp from 'sharp';

/** What the first bytes of a file say it is; null for anything that is no photo this program takes. */
export type ImageKind = 'jpeg' | 'png' | 'webp' | 'heic';

const HEIF_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis']);

/** Reads the kind of an image from its bytes; name and declared type are never believed. */
export function sniffImage(bytes: Uint8Array): ImageKind | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length < 16) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && text(1, 8) === 'PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  return text(4, 8) === 'ftyp' && HEIF_BRANDS.has(text(8, 12)) ? 'heic' : null;
}

/** A photo as it is kept. */
export interface KeptImage {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Longest side in pixels. */
const LONGEST_SIDE = 1600;
/** Refuses pictures that unpack to more than this, whatever their file size. */
const MOST_PIXELS = 60_000_000;

/**
 * Re-encodes a photo as JPEG: turned upright, at most 1600 px on its longest side, on white where it was transparent,
 * without any metadata (place, device, time). Null when the bytes cannot be read as a picture.
 */
export async function reencode(bytes: Uint8Array): Promise<KeptImage | null> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}
