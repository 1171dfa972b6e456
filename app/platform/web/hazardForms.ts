import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { HAZARD_REFUSALS, type HazardRefusal } from '~/domain/hazard/refusals';
import { HAZARD_GRADES, HAZARD_SOURCES, TREATMENTS } from '~/domain/hazard/types';
import { PHOTOS_LIMIT } from '~/domain/routine/answers';
import { HAZARD_WAITS } from '~/domain/hazard/waits';
import type { Decision } from '~/domain/shared/decision';
import { parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { notFound, refuse } from './respond';

const said = (missing: string, max: number) =>
  z.string({ message: missing }).trim().min(1, missing).max(max, `这里最多写 ${max} 个字，请精简。`);
const maybe = (max: number) => z.string('请填写文字。').trim().max(max, `这里最多写 ${max} 个字，请精简。`).default('');
const dayField = (missing: string) =>
  z.string({ message: missing }).transform((text, context) => {
    const day = parseDay(text);
    if (!day) context.addIssue({ code: 'custom', message: missing });
    return day ?? z.NEVER;
  });
const optionalDay = z
  .string('请选择日期。')
  .default('')
  .transform((text, context) => {
    const day = text ? parseDay(text) : null;
    if (text && !day) context.addIssue({ code: 'custom', message: '请选择一个存在的日期。' });
    return day;
  });
/** Hashes of photos on file: see `parsePhotoForm`. */
const photos = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().regex(/^[0-9a-f]{64}$/, '请重新选择照片。')).max(PHOTOS_LIMIT, `一次最多上传 ${PHOTOS_LIMIT} 张照片。`));
const version = z.coerce.number('页面已过期，请刷新后重试。').int('页面已过期，请刷新后重试。');

export const GradeForm = z.object({
  version,
  grade: z.enum(HAZARD_GRADES, '请选择隐患等级。'),
  basis: said('请写明定级依据：对照分级说明，为什么是这个等级。', 500),
  treatment: z.enum(TREATMENTS, '请选择即查即改或限期整改。'),
  deadline: optionalDay,
});

export const NoticeForm = z
  .object({
    version,
    requirement: said('请写明整改要求。', 2000),
    responsibleId: said('请选择整改责任人。', 64),
    deadline: optionalDay,
    measure: maybe(2000),
    fund: maybe(200),
    contingency: maybe(2000),
    handedOver: z.string().optional().transform(Boolean),
  })
  .transform(({ measure, fund, contingency, ...rest }) => ({ ...rest, fiveElements: { measure, fund, contingency } }));

export const ReceiptForm = z.object({ version, remark: maybe(500) });

export const RectificationForm = z.object({
  version,
  cause: said('请写明产生问题的原因。', 1000),
  measure: said('请写明采取了什么整改措施。', 2000),
  doneOn: dayField('请选择整改完成的日期。'),
  photos,
});

export const VerificationForm = z.object({
  version,
  passed: z.enum(['yes', 'no'], '请选择验收结论：合格或不合格。').transform((value) => value === 'yes'),
  standard: said('请写明按什么标准、用什么方法验收。', 1000),
  opinion: said('请写明验收意见；不合格的，写明还差什么。', 1000),
  photos,
});

export const ExtensionForm = z.object({ version, deadline: dayField('请选择申请延长到哪一天。'), reason: said('请写明延期的理由。', 1000) });

export const ExtensionDecisionForm = z.object({
  version,
  granted: z.enum(['yes', 'no'], '请选择同意或不同意。').transform((value) => value === 'yes'),
  reason: said('请写明理由。', 1000),
});

export const RegisterForm = z.object({
  id: z.uuid('表单不完整，请重新打开这一页再登记。'),
  source: z.enum(HAZARD_SOURCES, '请选择隐患的来源。').default('snapshot'),
  postId: said('请选择发现问题的岗位。', 64),
  title: said('请用一句话写明发现了什么问题。', 80),
  description: said('请写明问题的具体情况。', 2000),
  immediateMeasure: maybe(1000),
  foundDay: optionalDay,
  responsibleId: maybe(64),
  photos,
});

/** What a form is given to be sent again by choice: the version a moved hazard has now; for one that was registered before, the id of another. */
function lockAfter(refusal: HazardRefusal, otherId: string): Record<string, string> | undefined {
  if (refusal.code === 'moved') return { version: String(refusal.version) };
  return refusal.code === 'registeredBefore' ? { id: otherId } : undefined;
}

/** Answers a refused verb: 404 as a page, everything else at the form with what was typed. */
export function refuseHazard(refusal: HazardRefusal, values: Record<string, string | string[]>, otherId = '') {
  if (refusal.code === 'notFound') notFound();
  const lock = lockAfter(refusal, otherId);
  return refuse(explain(HAZARD_REFUSALS, refusal), values, lock && { lock, lines: [] });
}

/** After a verb: back to the hazard, or to those that wait for the same where it was sent from among them (`?back=`); or the refusal at its form. */
export function answerHazard(result: Decision<{ id: string }, HazardRefusal>, values: Record<string, string | string[]>, { url }: { readonly url: string }, base = '/hazards') {
  if (!result.ok) return refuseHazard(result.refusal, values);
  const back = HAZARD_WAITS.find((wait) => wait === new URL(url).searchParams.get('back'));
  return redirect(back ? `/hazards/waiting?${new URLSearchParams({ for: back, done: result.fact.id }).toString()}` : `${base}/${result.fact.id}`);
}
