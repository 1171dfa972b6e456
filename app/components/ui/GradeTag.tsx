import type { HazardGrade } from '~/domain/hazard/types';

const NAMES: Readonly<Record<HazardGrade, string>> = { major: '重大隐患', considerable: '较大隐患', general: '一般隐患' };

/** A hazard's grade; `name` is the factory's own word for it. In ink: loud colour belongs to risk levels only. */
export function GradeTag({ grade, name }: { grade: HazardGrade | null; name?: string }) {
  if (!grade) return <span className="tag none">未定级</span>;
  return <span className={`tag grade ${grade}`}>{name ?? NAMES[grade]}</span>;
}
