import sharp from 'sharp';

/** A real JPEG of one colour, with the marks a camera leaves. */
export const cameraPhoto = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .withExif({ IFD0: { Make: 'Camera', Model: 'Tells too much' } })
    .jpeg()
    .toBuffer();
