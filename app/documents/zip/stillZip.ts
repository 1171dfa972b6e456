const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1 January 1980, midnight: the beginning of the calendar of ZIP. */
const DATE = 0x0021;
const TIME = 0;

/**
 * The same ZIP archive with every entry dated 1980-01-01, so that equal content gives equal bytes whenever it was packed. The bytes given
 * are changed in place. Throws when they are no ZIP archive.
 */
export function stillZip(bytes: Buffer): Buffer {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('not a ZIP archive');
  let entry = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(entry) !== DIRECTORY_ENTRY) throw new Error('the directory of the ZIP archive is broken');
    bytes.writeUInt16LE(TIME, entry + 12);
    bytes.writeUInt16LE(DATE, entry + 14);
    const local = bytes.readUInt32LE(entry + 42);
    bytes.writeUInt16LE(TIME, local + 10);
    bytes.writeUInt16LE(DATE, local + 12);
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return bytes;
}
