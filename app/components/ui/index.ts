/** Small parts without a component library, safe for phones. The desk's table stands apart: `~/components/ui/DataTable`. */
export { Count } from './Count';
export { DayText } from './DayText';
export { EmptyState } from './EmptyState';
export { FactList } from './FactList';
export { FirstFew } from './FirstFew';
export { GradeTag } from './GradeTag';
export { InstantText } from './InstantText';
export { KeyPager } from './KeyPager';
export { Legend } from './Legend';
export { LevelMark, LevelTag } from './LevelTag';
export { LimitMark } from './LimitMark';
export { Notice } from './Notice';
export { NumberLink } from './NumberLink';
export { PageHeader } from './PageHeader';
export { PostDayMark } from './PostDayMark';
export { RecordFoot } from './RecordFoot';
export { Section } from './Section';
export { StageTag } from './StageTag';
