import type { ImageFault, KeptImage } from '~/platform/host/images';
import type { Shape } from '~/domain/shared/marks';
import { Outgrown } from '~/platform/host/sideProcesses';
import { seeing } from './aside';

const PHOTO_MS = 30_000;

/** Re-encodes a photo apart from the process that answers requests; what brings its own process down, or takes too long, is no readable picture. */
export async function reencodeAside(bytes: Uint8Array): Promise<KeptImage | ImageFault> {
  try {
    return await seeing.run('photo', { bytes }, { milliseconds: PHOTO_MS });
  } catch (error) {
    if (error instanceof Outgrown) return { fault: 'broken' };
    throw error;
  }
}

/** A photo with what was drawn over it, as JPEG. Throws where the bytes are no photo. */
export const drawnOver = (bytes: Uint8Array, shapes: readonly Shape[]): Promise<Uint8Array> => seeing.run('marked', { bytes, shapes }, { milliseconds: PHOTO_MS });
