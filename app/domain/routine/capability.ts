import type { Limits } from '../risk/list/measurements';

/**
 * How well a process keeps within its limits, from numbers of one label and product. `s` is the sample standard deviation of all numbers (n − 1), so that the
 * figures are those of the whole time (Pp, Ppk); `within` that inside the checks (pooled, from checks with two numbers or more), from which Cp and Cpk come.
 * A figure is null where it says nothing: no limit on a side it needs, no spread, or nothing to pool.
 */
export interface Capability extends Limits {
  readonly n: number;
  readonly mean: number;
  readonly s: number | null;
  readonly within: number | null;
  readonly pp: number | null;
  readonly ppk: number | null;
  readonly cp: number | null;
  readonly cpk: number | null;
  readonly out: number;
}

/** With fewer numbers a figure of capability is told with a warning, and judged by nobody: this product's proposal. */
export const LEAST_VALUES = 25;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const squaresOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};
/** A spread that is no more than what the arithmetic of the machine leaves is none. */
const spread = (variance: number, mean: number): number | null => {
  const s = Math.sqrt(variance);
  return s > Math.max(1, Math.abs(mean)) * 1e-12 ? s : null;
};

/** Capability of checks, each with the numbers measured at it, against the limits that hold now. At least one number. */
export function capabilityOf(checks: readonly (readonly number[])[], { lower, upper }: Limits): Capability {
  const values = checks.flat();
  const [n, mean] = [values.length, meanOf(values)];
  const s = n > 1 ? spread(squaresOf(values) / (n - 1), mean) : null;
  const groups = checks.filter(({ length }) => length > 1);
  const freedom = groups.reduce((sum, { length }) => sum + length - 1, 0);
  const within = freedom > 0 ? spread(groups.reduce((sum, group) => sum + squaresOf(group), 0) / freedom, mean) : null;
  const both = (sigma: number | null) => (sigma !== null && lower !== null && upper !== null ? (upper - lower) / (6 * sigma) : null);
  const nearest = (sigma: number | null) => {
    const sides = [...(lower === null ? [] : [mean - lower]), ...(upper === null ? [] : [upper - mean])];
    return sigma === null || sides.length === 0 ? null : Math.min(...sides) / (3 * sigma);
  };
  return {
    lower, upper, n, mean, s, within, pp: both(s), ppk: nearest(s), cp: both(within), cpk: nearest(within),
    out: values.filter((value) => (lower !== null && value < lower) || (upper !== null && value > upper)).length,
  };
}

/** What has to be known before a figure of capability is believed; one sentence each. */
export function capabilityNotes({ n, s, within, lower, upper }: Capability): string[] {
  return [
    ...(n < LEAST_VALUES ? [`只有 ${n} 个数，少于 ${LEAST_VALUES} 个，能力指数不可靠，仅供参考。`] : []),
    ...(lower === null && upper === null ? ['没有限值，算不出能力指数。'] : []),
    ...((lower === null) !== (upper === null) ? [`只有${lower === null ? '上限' : '下限'}：Cpk、Ppk 按这一侧计算，Cp、Pp 不适用。`] : []),
    ...(n > 1 && s === null ? ['所有数相同，没有离散，算不出能力指数。'] : []),
    ...(n === 1 ? ['只有一个数，算不出标准差。'] : []),
    ...(s !== null && within === null ? ['每次检查只有一个数，没有子组，只给出 Pp、Ppk。'] : []),
  ];
}
