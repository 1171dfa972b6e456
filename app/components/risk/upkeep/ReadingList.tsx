import { InstantText } from '~/components/ui';
import type { ReadingProgress } from '~/pages/risk/upkeep/riskReadings';

/** Who has read a version, who is missing, and which posts nobody holds. */
export function ReadingList({ readings: { read, missing, unheld } }: { readings: ReadingProgress }) {
  return (
    <ul className="plain-list">
      {missing.map(({ name, posts }) => <li key={`${name}${posts.join()}`}><span className="tag">未阅</span> {name} <span className="soft">{posts.join('、')}</span></li>)}
      {read.map(({ name, title, at }) => <li key={`${name}${at}`}><span className="tag">已阅</span> {name} <span className="soft">{title} · <InstantText at={at} /></span></li>)}
      {unheld.length > 0 ? <li><span className="tag">无人任职</span> {unheld.join('、')} <span className="soft">有改动，但没有人任职，请先在“组织”里登记任职。</span></li> : null}
      {missing.length + read.length + unheld.length === 0 ? <li className="soft">这一版没有改动任何岗位的风险项，不需要阅签。</li> : null}
    </ul>
  );
}
