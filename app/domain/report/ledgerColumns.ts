import { formatMoney } from '../shared/fields';

/** A number that hazards add up to. Its column of `hazards` has its name; null where nothing was named. */
interface Figure {
  readonly label: string;
  readonly unit: string;
  readonly text: (value: number) => string;
}

/** The figures of the ledger: each is a column on the screen, once a hazard names one, to be sorted by and summed, and a column of the files. */
export const LEDGER_FIGURES = {
  cost: { label: '整改费用', unit: '元', text: formatMoney },
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureName = keyof typeof LEDGER_FIGURES;
export const FIGURE_NAMES = Object.keys(LEDGER_FIGURES) as FigureName[];
export const isFigure = (name: string): name is FigureName => name in LEDGER_FIGURES;
/** What a figure is called over its column. */
export const headOf = (name: FigureName): string => `${LEDGER_FIGURES[name].label}（${LEDGER_FIGURES[name].unit}）`;

/** Figures of a hazard by name. */
export type Figures = Readonly<Record<FigureName, number | null>>;
export const figuresOf = (hazard: Figures): Figures => Object.fromEntries(FIGURE_NAMES.map((name) => [name, hazard[name]])) as unknown as Figures;

interface Order {
  readonly descending: boolean;
  readonly words: string;
}
const ORDERS = {
  found: { descending: true, words: '新的在前' },
  deadline: { descending: false, words: '近的在前' },
  number: { descending: true, words: '新的在前' },
} as const satisfies Readonly<Record<string, Order>>;

/** What the ledger can be read by: 发现日期, 整改期限, 编号, or a figure (highest first, only those that name one). */
export type LedgerSort = keyof typeof ORDERS | FigureName;
export const LEDGER_SORTS = [...(Object.keys(ORDERS) as (keyof typeof ORDERS)[]), ...FIGURE_NAMES] as const;
export const orderBy = (sort: LedgerSort): Order => (isFigure(sort) ? { descending: true, words: '高的在前，只列出填写了的' } : ORDERS[sort]);

/** A column of the screen: its head, its width in pixels, and the order its head gives. What stands in it is drawn by the table. */
interface ScreenColumn<N extends string = string> {
  readonly name: N;
  readonly head: string;
  readonly width?: number;
  readonly sort?: LedgerSort;
}
const BEFORE = [
  { name: 'number', head: '编号', width: 152, sort: 'number' }, { name: 'finding', head: '隐患' }, { name: 'place', head: '车间 · 岗位', width: 150 },
  { name: 'found', head: '发现日期', width: 136, sort: 'found' }, { name: 'responsible', head: '责任人', width: 88 }, { name: 'grade', head: '等级', width: 84 },
  { name: 'deadline', head: '整改期限', width: 148, sort: 'deadline' },
] as const satisfies readonly ScreenColumn[];
const STAGE = { name: 'stage', head: '状态', width: 132 } as const satisfies ScreenColumn;
export type DrawnColumn = (typeof BEFORE)[number]['name'] | typeof STAGE.name;

/** The columns of the screen, with the figures that hazards of the factory name. */
export const screenColumns = (named: readonly FigureName[]): readonly ScreenColumn<DrawnColumn | FigureName>[] => [
  ...BEFORE, ...named.map((name) => ({ name, head: headOf(name), width: 130, sort: name })), STAGE,
];
