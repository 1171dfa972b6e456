import { RISK_COLOUR_NAMES, RISK_LEVEL_NAMES } from '~/domain/risk/words';
import type { RiskLevel } from '~/domain/risk/types';

/** 红◆ 橙▲ 黄● 蓝■: the shape tells the level where colour cannot. */
const SHAPES: Readonly<Record<RiskLevel, string>> = {
  major: 'M8 1.2 14.8 8 8 14.8 1.2 8Z',
  considerable: 'M8 1.6 15 14.4H1Z',
  general: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  low: 'M2.5 2.5h11v11h-11Z',
};

/** The shape of a risk level alone; its word is the title. */
export function LevelMark({ level, size = 14 }: { level: RiskLevel; size?: number }) {
  return (
    <svg className={`level-mark ${level}`} width={size} height={size} viewBox="0 0 16 16" role="img">
      <title>{`${RISK_LEVEL_NAMES[level]}风险（${RISK_COLOUR_NAMES[level]}）`}</title>
      <path d={SHAPES[level]} />
    </svg>
  );
}

/** A risk level: shape, colour and word together. Null while the item is not assessed. */
export function LevelTag({ level }: { level: RiskLevel | null }) {
  if (!level) return <span className="level-tag none">未评价</span>;
  return (
    <span className={`level-tag ${level}`}>
      <LevelMark level={level} size={12} />
      {RISK_LEVEL_NAMES[level]}
    </span>
  );
}
