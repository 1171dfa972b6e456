const PATHS = {
  desk: 'M3 3h6v8H3zM11 3h6v5h-6zM11 10.5h6V17h-6zM3 13.5h6V17H3z',
  risk: 'M10 2.5 18 16.5H2zM10 8v4M10 14.3v.01',
  routine: 'M3 4.5h14V17H3zM3 8.5h14M6.5 2.5v3.5M13.5 2.5v3.5M6.8 12.6l2.2 2.2 4.2-4.2',
  hazards: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 6v5M10 13.8v.01',
  papers: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13.5h5',
  submissions: 'M17.5 2.5 2.5 8.5l6 3 3 6zM8.5 11.5l9-9',
  organisation: 'M7.5 2.5h5v4h-5zM2.5 13.5h5v4h-5zM12.5 13.5h5v4h-5zM10 6.5v4M5 13.5v-3h10v3',
  settings: 'M3 5.5h8M15 5.5h2M3 14.5h2M9 14.5h8M13 3.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM7 12.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
  trends: 'M3 3v14h14M6 13l3.5-4 3 2.5L17 6',
  due: 'M3 4.5h14V17H3zM3 8.5h14M6.5 2.5v3.5M13.5 2.5v3.5M10 11v2.5h2.2',
  search: 'M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3ZM13.5 13.5l4 4',
  inbox: 'M3 11.5 5.5 4h9l2.5 7.5V16.5H3zM3 11.5h4.2c.3 1.6 1.4 2.4 2.8 2.4s2.5-.8 2.8-2.4H17',
  person: 'M10 3a3.4 3.4 0 1 1 0 6.8A3.4 3.4 0 0 1 10 3ZM3.5 17c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word; says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
