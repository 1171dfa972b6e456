import { AREA_COLOUR_NAMES, AREA_COLOURS, type AreaColour } from '~/domain/supervision/colours';

const FILLS: Readonly<Record<AreaColour, string>> = { red: '#c0392b', yellow: '#e0b400', blue: '#2f6fb5', green: '#3a9150' };

/** How many factories of an area have which colour. */
export interface AreaCounts {
  readonly region: string;
  readonly counts: Readonly<Record<AreaColour, number>>;
}

/** A tile for each area: its factories by colour as shares of a bar, each with its word and number. Where an area lies is not known here, so tiles stand in the order of bureaus. */
export function AreaTiles({ areas }: { readonly areas: readonly AreaCounts[] }) {
  return (
    <ul className="area-tiles">
      {areas.map(({ region, counts }) => {
        const all = AREA_COLOURS.reduce((sum, colour) => sum + counts[colour], 0);
        const words = AREA_COLOURS.map((colour) => `${AREA_COLOUR_NAMES[colour]} ${counts[colour]}`);
        const begins = AREA_COLOURS.map((_, at) => AREA_COLOURS.slice(0, at).reduce((sum, colour) => sum + counts[colour], 0));
        return (
          <li key={region}>
            <strong>{region}</strong>
            <svg viewBox="0 0 100 12" preserveAspectRatio="none" width="100%" height="24" aria-hidden="true">
              {all === 0 ? <rect width="100" height="12" fill="none" stroke="currentColor" strokeWidth="0.4" /> : AREA_COLOURS.map((colour, at) => <rect key={colour} x={(begins[at]! / all) * 100} width={(counts[colour] / all) * 100} height="12" fill={FILLS[colour]} />)}
            </svg>
            <span>{all === 0 ? '没有在册企业' : words.join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}
