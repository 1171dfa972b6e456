import sharp from 'sharp';

/** A photo as it is kept. */
export interface KeptImage {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  /** What it looks like, roughly (`lookOf`); null where it shows nothing that could be told apart. */
  readonly look: string | null;
}

/** Longest side in pixels. */
const LONGEST_SIDE = 1600;
/**
 * Most pixels of a picture. One in rows of its own (a JPEG that is not progressive, as cameras write it) is made smaller while it is
 * unpacked; any other has to be unpacked whole, so that it may have fewer.
 */
const MOST_PIXELS = { byRows: 250_000_000, whole: 80_000_000 } as const;
/** The longest a picture may take. */
const SECONDS = 20;

/** A photo with an SVG of its own size laid over it, as JPEG; `over` is told the size in pixels. */
export async function overlaid(bytes: Uint8Array, over: (width: number, height: number) => string): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata();
  return sharp(bytes).composite([{ input: Buffer.from(over(width, height)) }]).timeout({ seconds: SECONDS }).jpeg({ quality: 85 }).toBuffer();
}

/** A picture whose greys lie closer together than this is dark, white or out of focus: everything looks like it. */
const LEAST_CONTRAST = 32;

/** What a picture looks like, in 64 bits as hex: for each place of a field of 8 × 8 whether it is darker than the one to its right (dHash). Another size, brightness or compression moves few of them. Null for a picture without contrast. */
async function lookOf(bytes: Uint8Array): Promise<string | null> {
  const [across, down] = [9, 8];
  const greys = await sharp(bytes).greyscale().resize(across, down, { fit: 'fill' }).raw().toBuffer();
  if (Math.max(...greys) - Math.min(...greys) < LEAST_CONTRAST) return null;
  let bits = '';
  for (let row = 0; row < down; row += 1) for (let column = 1; column < across; column += 1) bits += greys[row * across + column - 1]! < greys[row * across + column]! ? '1' : '0';
  return (bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('');
}

/** Why a picture cannot be kept. */
export type ImageFault = { readonly fault: 'broken' } | { readonly fault: 'pixels'; readonly width: number; readonly height: number };

/**
 * Re-encodes a photo as JPEG: turned upright, at most 1600 px on its longest side, on white where it was transparent,
 * without any metadata (place, device, time). Says whether the bytes cannot be read as a picture, or unpack to too much.
 */
export async function reencode(bytes: Uint8Array): Promise<KeptImage | ImageFault> {
  try {
    const { width, height, format, isProgressive } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const most = format === 'jpeg' && !isProgressive ? MOST_PIXELS.byRows : MOST_PIXELS.whole;
    if (width * height > most) return { fault: 'pixels', width, height };
    const { data, info } = await sharp(bytes, { limitInputPixels: most, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height, look: await lookOf(data) };
  } catch {
    return { fault: 'broken' };
  }
}
