/** What is counted of a factory today, and summed over all factories an account is let into. */
export const FACTORY_FIGURES = ['due', 'done', 'waiting', 'late', 'overdue', 'open', 'major', 'considerable'] as const;
export type FactoryFigures = Readonly<Record<(typeof FACTORY_FIGURES)[number], number>>;

export const FACTORY_FIGURE_NAMES: Readonly<Record<keyof FactoryFigures, string>> = {
  due: '应检', done: '已检', waiting: '未到时限', late: '过时限未检', overdue: '逾期隐患', open: '未销号', major: '重大', considerable: '较大',
};

const NONE: FactoryFigures = { due: 0, done: 0, waiting: 0, late: 0, overdue: 0, open: 0, major: 0, considerable: 0 };

/** The sum of the sites, figure by figure: nothing is counted for the group that is not counted at a site. */
export const sumOf = (sites: readonly FactoryFigures[]): FactoryFigures =>
  sites.reduce((sum, site) => Object.fromEntries(FACTORY_FIGURES.map((name) => [name, sum[name] + site[name]])) as unknown as FactoryFigures, NONE);
