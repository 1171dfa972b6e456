/** Longest side in pixels of what is sent. */
const LONGEST_SIDE = 1600;

/** A photo made small on the phone before it travels; the file itself where the browser cannot read it. */
export async function shrink(file: File): Promise<Blob> {
  if (typeof createImageBitmap === 'undefined') return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

/** The same for a chosen file, under its own name. */
export async function shrunk(file: File): Promise<File> {
  const small = await shrink(file);
  return small instanceof File ? small : new File([small], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: small.type, lastModified: file.lastModified });
}
