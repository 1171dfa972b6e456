/** Longest side in pixels of what is kept and sent, and its quality. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

const UNREADABLE = '这张照片的格式手机打不开，没有存下。苹果手机请在“设置 → 相机 → 格式”里选“兼容性最佳”，再拍一张。';

/** A picture made small, or why it cannot be. Whatever a phone can show comes out as JPEG; what it cannot show is refused before it is kept. */
export async function made(file: File): Promise<Blob | string> {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const { naturalWidth: width, naturalHeight: height } = picture;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    if (!small) return UNREADABLE;
    return small.size < file.size || !/^image\/(jpeg|png|webp)$/.test(file.type) ? small : file;
  } catch {
    return UNREADABLE;
  } finally {
    URL.revokeObjectURL(address);
  }
}
