import { Link } from '@remix-run/react';
import type { FloorRegion, RegionKind } from '~/domain/risk/plan/floorPlan';
import type { ColourCause } from '~/domain/risk/plan/nodeColour';
import type { RiskLevel } from '~/domain/risk/types';
import { LevelTag } from '../../ui';

export interface Node {
  readonly kind: RegionKind;
  readonly id: string;
  readonly name: string;
  readonly level: RiskLevel | null;
  readonly cause: ColourCause | null;
  readonly items: number;
  readonly hazards: number;
  readonly reached: boolean;
}

export interface NodeGroup {
  readonly workshop: Node;
  readonly posts: readonly Node[];
}

/** What a node says: its level with shape and word, and its rows and open hazards as links to them. */
function NodeWords({ node: { kind, id, name, level, items, hazards, cause } }: { node: Node }) {
  return (
    <>
      <span className="node-name">{name}</span>
      {level ? <LevelTag level={level} /> : <span className="level-tag none">{items > 0 || hazards > 0 ? '未评价' : '无风险项'}</span>}
      <span className="node-counts">
        {items > 0 ? <Link to={`/risk?version=published&${kind}=${id}`}>风险 {items}</Link> : null}
        {hazards > 0 ? (
          <Link to={`/hazards?state=open&${kind}=${id}`} className={cause === 'hazard' || cause === 'both' ? 'decides' : undefined}>
            隐患 {hazards}
          </Link>
        ) : null}
      </span>
    </>
  );
}

/** The map the program makes by itself: posts under their workshop, in the order of the tree. */
export function Schematic({ groups }: { groups: readonly NodeGroup[] }) {
  const posts = groups.reduce((sum, group) => sum + group.posts.length, 0);
  return (
    <div className={`schematic${posts > 40 ? ' dense' : ''}${posts > 90 ? ' packed' : ''}`}>
      {groups.map(({ workshop, posts: own }) => (
        <section key={workshop.id} aria-label={workshop.name}>
          {workshop.reached ? (
            <h2 className={`node ${workshop.level ?? 'none'}`}>
              <NodeWords node={workshop} />
            </h2>
          ) : (
            <h2 className="node plain">
              <span className="node-name">{workshop.name}</span>
            </h2>
          )}
          {own.length > 0 ? (
            <ul>
              {own.map((post) => (
                <li key={post.id} className={`node ${post.level ?? 'none'}`}>
                  <NodeWords node={post} />
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">还没有岗位</p>
          )}
        </section>
      ))}
    </div>
  );
}

/** Where a region lies, as a style of its element. */
export const placed = ({ x, y, w, h }: FloorRegion) => ({ insetInlineStart: `${x / 10}%`, insetBlockStart: `${y / 10}%`, inlineSize: `${w / 10}%`, blockSize: `${h / 10}%` });

/** Workshops lie under their posts. */
export const inOrder = <R extends Pick<FloorRegion, 'kind'>>(regions: readonly R[]): R[] => [...regions].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'workshop' ? -1 : 1));

interface PlanProps {
  readonly plan: { readonly picture: string | null; readonly width: number | null; readonly height: number | null; readonly regions: readonly FloorRegion[] };
  readonly nodes: readonly Node[];
}

/** The uploaded plan with the regions in their colours; what is not placed on it is listed below. */
export function PlanMap({ plan, nodes }: PlanProps) {
  const nodeOf = (kind: RegionKind, id: string): Node | undefined => nodes.find((node) => node.kind === kind && node.id === id);
  const missing = nodes.filter((node) => node.reached && !plan.regions.some(({ kind, id }) => kind === node.kind && id === node.id));
  return (
    <>
      <div className="plan">
        <img src={`/evidence/${plan.picture}`} alt="厂区平面图" width={plan.width ?? undefined} height={plan.height ?? undefined} />
        {inOrder(plan.regions).map((region) => {
          const node = nodeOf(region.kind, region.id);
          return node ? (
            <div key={`${region.kind}/${region.id}`} className={`region node ${region.kind} ${node.level ?? 'none'}`} style={placed(region)}>
              <NodeWords node={node} />
            </div>
          ) : null;
        })}
      </div>
      {missing.length > 0 ? (
        <section className="unplaced" aria-label="未放在图上">
          <h2>未放在图上</h2>
          <ul>
            {missing.map((node) => (
              <li key={`${node.kind}/${node.id}`} className={`node ${node.level ?? 'none'}`}>
                <NodeWords node={node} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
