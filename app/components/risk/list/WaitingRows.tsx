import { Link } from '@remix-run/react';
import { Notice } from '../../ui';

/** Rows of the library that stand in no list because no post answers to their names, and where they are given one. */
export const WaitingRows = ({ rows }: { rows: number }) => (
  <Notice tone="info" title={`有 ${rows} 行范本在等岗位，还不在这一版里`} action={<Link className="button" to="/risk/mapping">去对应岗位</Link>}>
    范本里的岗位名称与本企业的对不上。可以选一个现有岗位，也可以就地新建；本企业没有这道工序的，答一次“没有”，以后不再提醒。
  </Notice>
);
