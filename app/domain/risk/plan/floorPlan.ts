import { type Decision, decided, refused } from '../../shared/decision';
import { formatInstant, type Instant } from '../../shared/instant';
import type { RefusalTexts } from '../../shared/refusal';
import type { Snapshot } from '../../shared/standing';
import { listOf, partsOf } from '../../shared/stored';

/** What a region of the plan stands for. */
export const REGION_KINDS = ['workshop', 'post'] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

/** A rectangle on the plan; left, top, width and height in thousandths of the picture's width and height. */
export interface FloorRegion {
  readonly kind: RegionKind;
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Reads stored regions. */
export const readRegions = (stored: unknown): readonly FloorRegion[] => listOf(stored, (one): FloorRegion => ({ kind: 'workshop', id: '', x: 0, y: 0, w: 0, h: 0, ...partsOf<FloorRegion>(one) }));

/** Smallest side of a region, in thousandths: below it neither word nor shape can be read. */
export const LEAST_SIDE = 20;

/** One saved state of the plan; every change is a new number. */
export interface FloorPlan {
  readonly id: string;
  readonly number: number;
  /** Evidence hash of the picture; null while the schematic stands. */
  readonly picture: string | null;
  /** Size of the picture in px; null without one. */
  readonly width: number | null;
  readonly height: number | null;
  readonly regions: readonly FloorRegion[];
}

export type FloorPlanRefusal =
  | { readonly code: 'planMoved'; readonly number: number }
  | { readonly code: 'noPlan' }
  | { readonly code: 'regionUnknown' }
  | { readonly code: 'regionTwice' }
  | { readonly code: 'regionOutside' };

/** Sentences of everything that stands against a change of the plan. */
export const FLOOR_PLAN_REFUSALS: RefusalTexts<FloorPlanRefusal> = {
  planMoved: ({ number }) => ({ status: 409, sentence: `平面图在您打开之后已更新到第 ${number} 版，您的调整没有保存，仍在图上。请对照现在的内容：再保存一次，就以您的为准。` }),
  noPlan: () => ({ status: 409, sentence: '还没有上传平面图，不能在图上放置区域。请先上传。' }),
  regionUnknown: () => ({ status: 422, field: 'region', sentence: '有一个区域对应的车间或岗位已不存在。请刷新后重新放置。' }),
  regionTwice: () => ({ status: 422, field: 'region', sentence: '同一个车间或岗位在图上放了两次。请移除其中一个。' }),
  regionOutside: () => ({ status: 422, field: 'region', sentence: '有一个区域超出平面图或小到看不清。请移回图内、拉大后再保存。' }),
};

/** Where a region lies: `左 1%,上 1%,宽 30%,高 24%`. */
export const regionWords = ({ x, y, w, h }: FloorRegion): string => `左 ${x / 10}%，上 ${y / 10}%，宽 ${w / 10}%，高 ${h / 10}%`;

/** The plan as it stands, null while none was saved: who saved it when, and what lies where on it. `nameOf` names a workshop or post, where it is still there. */
export function floorPlanStanding(plan: (Omit<FloorPlan, 'id'> & { readonly drawnByName: string; readonly drawnAt: Instant }) | null, nameOf: (id: string) => string | undefined): Snapshot {
  if (!plan) return { lock: { seen: '0' }, lines: [{ label: '平面图', text: '还没有' }] };
  const { number, picture, regions, drawnByName, drawnAt } = plan;
  return {
    lock: { seen: String(number) },
    lines: [
      { label: '平面图', text: `第 ${number} 版，${picture ? '用上传的图片' : '用示意图'}；${drawnByName}，${formatInstant(drawnAt)}` },
      { label: `已放 ${regions.length} 个区域`, text: regions.map((region) => `${nameOf(region.id) ?? '已不存在的区域'}：${regionWords(region)}`).join('\n') },
    ],
  };
}

/** Whether a rectangle lies on the picture and is large enough to be read. */
export const liesOnPlan = ({ x, y, w, h }: Pick<FloorRegion, 'x' | 'y' | 'w' | 'h'>): boolean =>
  [x, y, w, h].every(Number.isInteger) && x >= 0 && y >= 0 && w >= LEAST_SIDE && h >= LEAST_SIDE && x + w <= 1000 && y + h <= 1000;

/**
 * Places the regions on the plan as somebody saw it (`seen` is the number of that state, 0 for none). Refused when the
 * plan has moved on, has no picture, or a region is unknown, placed twice or off the picture.
 */
export function placeRegions(
  plan: FloorPlan | null,
  seen: number,
  regions: readonly FloorRegion[],
  known: Readonly<Record<RegionKind, ReadonlySet<string>>>,
): Decision<{ number: number; regions: readonly FloorRegion[] }, FloorPlanRefusal> {
  if ((plan?.number ?? 0) !== seen) return refused({ code: 'planMoved', number: plan?.number ?? 0 });
  if (!plan?.picture) return refused({ code: 'noPlan' });
  if (regions.some(({ kind, id }) => !known[kind].has(id))) return refused({ code: 'regionUnknown' });
  if (new Set(regions.map(({ kind, id }) => `${kind}/${id}`)).size < regions.length) return refused({ code: 'regionTwice' });
  if (!regions.every(liesOnPlan)) return refused({ code: 'regionOutside' });
  return decided({ number: seen + 1, regions });
}

/** Puts another picture (or none: the schematic) under the plan; regions keep their place. Refused when the plan has moved on. */
export function changePicture(plan: FloorPlan | null, seen: number): Decision<{ number: number; regions: readonly FloorRegion[] }, FloorPlanRefusal> {
  if ((plan?.number ?? 0) !== seen) return refused({ code: 'planMoved', number: plan?.number ?? 0 });
  return decided({ number: seen + 1, regions: plan?.regions ?? [] });
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(Math.round(value), least), most);

/** Moves a region by thousandths of the picture and keeps it on the picture. */
export const moved = (region: FloorRegion, dx: number, dy: number): FloorRegion => ({
  ...region, x: within(region.x + dx, 0, 1000 - region.w), y: within(region.y + dy, 0, 1000 - region.h),
});

/** Resizes a region at its lower right corner and keeps it on the picture. */
export const resized = (region: FloorRegion, dw: number, dh: number): FloorRegion => ({
  ...region, w: within(region.w + dw, LEAST_SIDE, 1000 - region.x), h: within(region.h + dh, LEAST_SIDE, 1000 - region.y),
});
