import type { Shape } from '~/domain/shared/marks';

/** A photo with what was drawn over it, as JPEG; what draws is loaded when it is first wanted. Throws where the bytes are no photo. */
export async function drawMarks(bytes: Uint8Array, shapes: readonly Shape[]): Promise<Buffer> {
  const [{ overlaid }, { marksOver }] = await Promise.all([import('~/platform/host/images'), import('~/documents/photo/marksOver')]);
  return overlaid(bytes, (width, height) => marksOver(shapes, width, height));
}
