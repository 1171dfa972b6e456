import sharp from 'sharp';

const COLOURS = ['#8a5a2b', '#35506b', '#5c6f3d', '#7a4a52', '#4b5563'];

/** A drawn picture of a cable reel on a shop floor: `wrong` with something out of place, otherwise tidy. Not a photograph. */
export async function picture(index: number, wrong: boolean): Promise<File> {
  const cable = COLOURS[index % COLOURS.length];
  const turns = Array.from({ length: 9 }, (_, turn) => `<ellipse cx="400" cy="330" rx="${70 + turn * 16}" ry="${60 + turn * 14}" fill="none" stroke="${cable}" stroke-width="9" opacity="${wrong && turn === 6 ? 0.25 : 1}"/>`).join('');
  const sign = wrong
    ? `<rect x="560" y="90" width="150" height="90" fill="#f3d9a4" transform="rotate(14 635 135)"/><path d="M120 520 q80 -60 180 -10 t190 -20" fill="none" stroke="${cable}" stroke-width="9"/>`
    : '<rect x="570" y="90" width="140" height="90" fill="#cfe3d4"/><path d="M600 135 l24 24 44 -50" fill="none" stroke="#2f7d4f" stroke-width="10"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">
    <rect width="800" height="600" fill="#d9dee2"/><rect y="430" width="800" height="170" fill="#b9c1c6"/>
    <path d="M0 470 H800 M0 540 H800" stroke="#e6c34a" stroke-width="6"/>
    <circle cx="400" cy="330" r="215" fill="#c7a674"/>${turns}<circle cx="400" cy="330" r="48" fill="#6b5638"/>${sign}</svg>`;
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
  return new File([new Uint8Array(bytes)], wrong ? 'IMG_整改前.jpg' : 'IMG_整改后.jpg', { type: 'image/jpeg' });
}
