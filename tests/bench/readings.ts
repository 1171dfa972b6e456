/** One line of the result. `floor` is the same thing done by nothing but Node and the driver; null where there is no such thing. */
export interface Reading {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  /** value / floor. */
  readonly ratio: number | null;
}

/** Every figure in the order it is shown, with what it should reach. */
const FIGURES: Readonly<Record<string, { readonly unit: string; readonly atLeast?: number; readonly atMost?: number }>> = {
  'submit-checks.per-second': { unit: '1/s', atLeast: 150 },
  'submit-checks.p95-ms': { unit: 'ms', atMost: 100 },
  'pg.submit-checks.per-second': { unit: '1/s' },
  'hazards-50k.data-p95-ms': { unit: 'ms', atMost: 30 },
  'hazards-50k.page-p95-ms': { unit: 'ms', atMost: 80 },
  'hazards-50k.pages-per-second': { unit: '1/s' },
  'hazards-1m.data-p95-ms': { unit: 'ms' },
  'analysis-pdf-500.seconds': { unit: 's', atMost: 2 },
  'analysis-pdf-500.kb': { unit: 'kB', atMost: 1000 },
  'analysis-docx-500.seconds': { unit: 's' },
  'analysis-xlsx-500.seconds': { unit: 's' },
  'export-xlsx-100k.seconds': { unit: 's', atMost: 4 },
  'export-xlsx-100k.rss-mb-over-start': { unit: 'MB', atMost: 64 },
  'export-xlsx-100k.longest-stall-ms': { unit: 'ms', atMost: 50 },
  'import-5000.preview-seconds': { unit: 's', atMost: 5 },
  'import-5000.commit-seconds': { unit: 's', atMost: 5 },
  'import-merged-20000.compare-page-ms': { unit: 'ms', atMost: 500 },
  'hostile-sheet.longest-stall-ms': { unit: 'ms', atMost: 100 },
  'beside-docx.light-p99-ms': { unit: 'ms', atMost: 100 },
  'beside-import.light-p99-ms': { unit: 'ms', atMost: 100 },
  'risk-list-2000.first-rows-ms': { unit: 'ms', atMost: 1000 },
  'risk-list-2000.longest-frame-ms': { unit: 'ms', atMost: 100 },
  'risk-sheet-2000.first-rows-ms': { unit: 'ms', atMost: 1000 },
  'risk-sheet-2000.longest-frame-ms': { unit: 'ms', atMost: 100 },
  'check-page.js-gzip-kb': { unit: 'kB', atMost: 25 },
  'check-page.first-usable-ms': { unit: 'ms', atMost: 2000 },
  'check-page.second-usable-ms': { unit: 'ms', atMost: 700 },
  'check-page-200.tap-saved-ms': { unit: 'ms', atMost: 50 },
  'today-page.bytes-kb': { unit: 'kB', atMost: 40 },
  'today-package.bytes-kb': { unit: 'kB' },
  'desk-page.js-gzip-kb': { unit: 'kB', atMost: 150 },
  'desk-page.css-gzip-kb': { unit: 'kB', atMost: 25 },
  'hostile-get.longest-stall-ms': { unit: 'ms', atMost: 100 },
  'long-draft.longest-stall-ms': { unit: 'ms', atMost: 100 },
  'hostile-post.longest-stall-ms': { unit: 'ms', atMost: 100 },
  'first-list.minutes': { unit: 'min', atMost: 12 },
  'due-day.ms': { unit: 'ms', atMost: 50 },
  'supervision-20000.page-p95-ms': { unit: 'ms', atMost: 100 },
  'supervision-inbox.first-usable-ms': { unit: 'ms', atMost: 2000 },
  'supervision-inbox.js-gzip-kb': { unit: 'kB', atMost: 60 },
  'close-days-10000.seconds': { unit: 's', atMost: 60 },
  'close-days-20000.times-10000': { unit: 'x', atMost: 2.4 },
  'remind-10000.seconds': { unit: 's', atMost: 60 },
  'evidence-pack.seconds': { unit: 's', atMost: 60 },
  'evidence-pack.rss-mb-over-start': { unit: 'MB', atMost: 96 },
  'month-file.seconds': { unit: 's', atMost: 20 },
  'verify-1m.seconds': { unit: 's', atMost: 60 },
  'server.ready-seconds': { unit: 's', atMost: 3 },
  'server.rss-mb': { unit: 'MB', atMost: 250 },
};

const rounded = (value: number): number => Number(value.toPrecision(4));

export class Readings {
  private readonly byName = new Map<string, Reading>();

  /** Notes a figure. Throws on a name that is not in the list. */
  add(name: string, value: number, floor: number | null = null): void {
    const figure = FIGURES[name];
    if (!figure) throw new Error(`no figure ${name}`);
    this.byName.set(name, { name, value: rounded(value), unit: figure.unit, floor: floor === null ? null : rounded(floor), ratio: floor ? rounded(value / floor) : null });
  }

  get list(): Reading[] {
    return Object.keys(FIGURES).flatMap((name) => this.byName.get(name) ?? []);
  }
}

/** The part of what SQLite takes in that PostgreSQL takes in at least, in the same run. */
const OF_SQLITE = 0.6;

/** What a figure should reach; a million hazards may take twice what fifty thousand take. */
function targetOf({ name }: Reading, list: readonly Reading[]): { text: string; holds(value: number): boolean } | null {
  const { atMost } = FIGURES[name]!;
  const onSqlite = list.find((reading) => reading.name === 'submit-checks.per-second')?.value;
  const atLeast = name === 'pg.submit-checks.per-second' && onSqlite !== undefined ? rounded(OF_SQLITE * onSqlite) : FIGURES[name]!.atLeast;
  if (atLeast !== undefined) return { text: `≥ ${atLeast}`, holds: (value) => value >= atLeast };
  const few = list.find((reading) => reading.name === 'hazards-50k.data-p95-ms')?.value;
  const most = name === 'hazards-1m.data-p95-ms' && few !== undefined ? rounded(2 * few) : atMost;
  return most === undefined ? null : { text: `≤ ${most}`, holds: (value) => value <= most };
}

/** The table for people. */
export function readout({ list }: Readings): string {
  const lines = list.map((reading) => {
    const target = targetOf(reading, list);
    return [reading.name, `${reading.value} ${reading.unit}`, target?.text ?? '', target ? (target.holds(reading.value) ? 'met' : 'MISSED') : '', reading.floor?.toString() ?? '–', reading.ratio?.toString() ?? '–'];
  });
  const table = [['figure', 'value', 'target', '', 'floor', 'value/floor'], ...lines];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  return table.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}
