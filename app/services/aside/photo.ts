import type { ImageFault, KeptImage } from '~/platform/host/images';
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
