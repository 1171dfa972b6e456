import { floorPlansOf } from 'db/repositories/risk/floorPlans';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { changePicture, type FloorPlanRefusal } from '~/domain/risk/plan/floorPlan';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { newEvidence, type PhotoRefusal, preparePhoto } from '../../evidence/storePhoto';
import { type Context, decide } from '../../context';
import { planStep } from './floorPlan';
import { recordAll } from '../../record';

const named = (name: string): string => (name ? `“${name}”` : '这个文件');

/** What is said of a file that cannot be a plan. */
export const PLAN_PICTURE_REFUSALS: RefusalTexts<PhotoRefusal> = {
  photoEmpty: () => ({ status: 422, field: 'picture', sentence: '请选择平面图文件；空文件不能上传。' }),
  photoTooLarge: ({ name, bytes }) => ({ status: 413, field: 'picture', sentence: `${named(name)}有 ${(bytes / 1024 / 1024).toFixed(1)} MB，超过 10 MB 的上限。请缩小后再上传。` }),
  photoHeic: ({ name }) => ({ status: 415, field: 'picture', sentence: `${named(name)}是 HEIC 格式。请另存为 PNG 或 JPEG 后再上传。` }),
  photoPixels: ({ name, width, height }) => ({ status: 413, field: 'picture', sentence: `${named(name)}有 ${width}×${height} 像素，超出可以处理的大小。请缩小后再上传。` }),
  notAPhoto: ({ name }) => ({ status: 415, field: 'picture', sentence: `${named(name)}不是图片。请上传 PNG 或 JPEG 图片；CAD 或 PDF 图纸请先导出为图片。` }),
  photoBroken: ({ name }) => ({ status: 422, field: 'picture', sentence: `${named(name)}无法打开，可能没有传完整。请重新导出后再上传。` }),
};

/**
 * Puts an uploaded picture under the plan, kept as evidence and judged by its bytes; regions keep their place. Event
 * `floorPlan.drawn`, with the picture in the same write set.
 */
export async function drawFloorPlan(
  cx: Context,
  permit: Authorised<'risk.edit'>,
  input: { readonly seen: number; readonly picture: File },
): Promise<Decision<{ number: number }, FloorPlanRefusal | PhotoRefusal>> {
  const photo = await preparePhoto(cx, permit, input.picture);
  if (!photo.ok) return photo;
  const { hash, width, height } = photo.fact;
  return decide<{ number: number }, FloorPlanRefusal>(async () => {
    const { enterpriseId } = permit;
    const decision = changePicture(await floorPlansOf(scopeOf(cx.store, enterpriseId)).latest(), input.seen);
    if (!decision.ok) return refused(decision.refusal);
    const { number, regions } = decision.fact;
    const rows = (await newEvidence(cx, enterpriseId, [hash], [photo.fact])) ?? [];
    const step = planStep(cx, permit, 'floorPlan.drawn', { number, picture: hash, width: width ?? null, height: height ?? null, regions }, rows);
    await recordAll(cx, permit, [step]);
    return decided({ number });
  });
}
