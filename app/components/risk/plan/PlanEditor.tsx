import { Link } from '@remix-run/react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { type FloorRegion, moved, regionWords, resized } from '~/domain/risk/plan/floorPlan';
import { HiddenField, SubmitButton, VerbForm } from '../../forms';
import { inOrder, type Node, placed } from './MapNodes';

/** One press of an arrow key, in thousandths of the picture. */
const STEP = 10;
/** Side of the corner that resizes, in px; the stylesheet draws it. */
const CORNER = 24;
const FIRST_SIZE = { workshop: { w: 300, h: 240 }, post: { w: 140, h: 110 } } as const;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

interface Props {
  readonly plan: { readonly picture: string | null; readonly width: number | null; readonly height: number | null; readonly regions: readonly FloorRegion[] };
  readonly nodes: readonly Node[];
  /** Number of the state of the plan that is being changed. */
  readonly seen: number;
}

interface Drag {
  readonly key: string;
  readonly resizes: boolean;
  readonly fromX: number;
  readonly fromY: number;
  readonly start: FloorRegion;
}

const keyOf = ({ kind, id }: Pick<FloorRegion, 'kind' | 'id'>): string => `${kind}/${id}`;

/** Places workshops and posts on the plan: drag a region, or its corner to resize; arrow keys do the same, with Shift for the size. */
export function PlanEditor({ plan, nodes, seen }: Props) {
  const [regions, setRegions] = useState<readonly FloorRegion[]>(plan.regions);
  const [fresh, setFresh] = useState<string | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const nameOf = (region: Pick<FloorRegion, 'kind' | 'id'>): string => nodes.find((node) => keyOf(node) === keyOf(region))?.name ?? '';
  const change = (key: string, to: (region: FloorRegion) => FloorRegion): void => setRegions((all) => all.map((one) => (keyOf(one) === key ? to(one) : one)));
  const takeOff = (key: string): void => setRegions((all) => all.filter((one) => keyOf(one) !== key));
  const waiting = nodes.filter((node) => node.reached && !regions.some((region) => keyOf(region) === keyOf(node)));

  useEffect(() => {
    if (fresh) board.current?.querySelector<HTMLElement>(`[data-region="${fresh}"]`)?.focus();
  }, [fresh]);

  const putOn = (node: Node): void => {
    const size = FIRST_SIZE[node.kind];
    setRegions((all) => [...all, { kind: node.kind, id: node.id, x: 500 - size.w / 2, y: 500 - size.h / 2, ...size }]);
    setFresh(keyOf(node));
  };
  const begin = (event: PointerEvent<HTMLElement>, region: FloorRegion): void => {
    const { right, bottom } = event.currentTarget.getBoundingClientRect();
    const resizes = right - event.clientX < CORNER && bottom - event.clientY < CORNER;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { key: keyOf(region), resizes, fromX: event.clientX, fromY: event.clientY, start: region };
  };
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const box = board.current?.getBoundingClientRect();
    const now = drag.current;
    if (!now || !box) return;
    const [dx, dy] = [((event.clientX - now.fromX) / box.width) * 1000, ((event.clientY - now.fromY) / box.height) * 1000];
    change(now.key, () => (now.resizes ? resized(now.start, dx, dy) : moved(now.start, dx, dy)));
  };
  const end = (): void => {
    drag.current = null;
  };
  const press = (event: KeyboardEvent<HTMLElement>, region: FloorRegion): void => {
    const key = keyOf(region);
    const arrow = ARROWS[event.key];
    if (arrow) change(key, (one) => (event.shiftKey ? resized(one, ...arrow) : moved(one, ...arrow)));
    else if (event.key === 'Delete') takeOff(key);
    else return;
    event.preventDefault();
  };

  return (
    <VerbForm action="/risk/map/regions" className="plan-editor">
      <HiddenField name="seen" value={seen} />
      {regions.map(({ kind, id, x, y, w, h }) => (
        <input key={`${kind}/${id}`} type="hidden" name="region" value={[kind, id, x, y, w, h].join(':')} />
      ))}
      <p className="soft" id="plan-keys">
        拖动区域改变位置，拖动右下角改变大小。键盘：Tab 选区域，方向键移动，Shift + 方向键改变大小，Delete 移除。
      </p>
      <div className="split">
        <div className="plan" ref={board}>
          <img src={`/evidence/${plan.picture}`} alt="厂区平面图" width={plan.width ?? undefined} height={plan.height ?? undefined} draggable={false} />
          {inOrder(regions).map((region) => (
            <button
              type="button"
              key={keyOf(region)}
              data-region={keyOf(region)}
              className={`region edited ${region.kind}`}
              style={placed(region)}
              aria-roledescription="可移动的区域"
              aria-describedby="plan-keys"
              aria-label={`${nameOf(region)}，${regionWords(region)}`}
              onKeyDown={(event) => press(event, region)}
              onPointerDown={(event) => begin(event, region)}
              onPointerMove={follow}
              onPointerUp={end}
              onPointerCancel={end}
            >
              <span className="node-name">{nameOf(region)}</span>
              <span className="corner" aria-hidden="true" />
            </button>
          ))}
        </div>
        <aside className="plan-side">
          <h2>{waiting.length > 0 ? `未放到图上（${waiting.length}）` : '都已放到图上'}</h2>
          <ul>
            {waiting.map((node) => (
              <li key={keyOf(node)} className={node.kind}>
                {node.name}
                <button type="button" className="button quiet" onClick={() => putOn(node)} aria-label={`把${node.name}放到图上`}>
                  放到图上
                </button>
              </li>
            ))}
          </ul>
          {regions.length > 0 ? <h2>已放（{regions.length}）</h2> : null}
          <ul>
            {inOrder(regions).map((region) => (
              <li key={keyOf(region)} className={region.kind}>
                {nameOf(region)}
                <button type="button" className="button quiet" onClick={() => takeOff(keyOf(region))} aria-label={`把${nameOf(region)}从图上移除`}>
                  移除
                </button>
              </li>
            ))}
          </ul>
          <div className="plan-acts">
            <SubmitButton>保存位置</SubmitButton>
            <Link className="button" to="/risk/map">
              不保存
            </Link>
          </div>
        </aside>
      </div>
    </VerbForm>
  );
}
