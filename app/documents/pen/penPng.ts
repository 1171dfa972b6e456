import { crc32, deflateSync } from 'node:zlib';
import { PEN_FIELD } from '../../domain/shared/pen';

/** Pixels of a place of the field, and half the width of the pen in them. */
const SCALE = 3;
const PEN = 3.5;
const [WIDTH, HEIGHT] = [PEN_FIELD.width * SCALE, PEN_FIELD.height * SCALE];

/** A chunk of a PNG: its length, kind, content and checksum. */
function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A drawn signature (`shared/pen`) in black on white as PNG of 900 × 300 pixels. Equal drawings give equal bytes. */
export function penPng(drawing: string): Buffer {
  /** A byte before each row names its filter: none. */
  const row = 1 + Math.ceil(WIDTH / 8);
  const bits = Buffer.alloc(row * HEIGHT, 0xff);
  for (let at = 0; at < bits.length; at += row) bits[at] = 0;
  const dot = (cx: number, cy: number): void => {
    for (let y = Math.max(0, Math.ceil(cy - PEN)); y <= Math.min(HEIGHT - 1, cy + PEN); y += 1) {
      for (let x = Math.max(0, Math.ceil(cx - PEN)); x <= Math.min(WIDTH - 1, cx + PEN); x += 1) {
        if ((x - cx) ** 2 + (y - cy) ** 2 <= PEN ** 2) bits[y * row + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7));
      }
    }
  };
  for (const stroke of drawing.split('M').slice(1)) {
    const places = stroke.split('L').map((place) => place.split(' ').map((value) => Number(value) * SCALE) as [number, number]);
    places.forEach(([x, y], index) => {
      const [fromX, fromY] = places[Math.max(0, index - 1)]!;
      const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY)));
      for (let step = 0; step <= steps; step += 1) dot(fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps);
    });
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // one bit a pixel, grey
  head[8] = 1;
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(bits)), chunk('IEND', Buffer.alloc(0))]);
}
