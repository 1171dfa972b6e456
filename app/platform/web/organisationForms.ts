import { z } from 'zod';
import { tidyLoginName } from '~/domain/organisation/addPerson';
import { APPOINTED_ROLES, HELD_ROLES } from '~/domain/organisation/types';
import { type Day, parseDay } from '~/domain/shared/day';
import { folded } from '~/domain/shared/fold';

const NAME_LENGTH = 40;

/** A name of a person or a place, trimmed. */
export const nameText = (what: string) =>
  z.string(`请填写${what}。`).trim().min(1, `请填写${what}。`).max(NAME_LENGTH, `${what}最多${NAME_LENGTH}个字。`);

/** A day as a date field sends it. */
export const dayField = (what: string) =>
  z.string(`请填写${what}。`).transform((text, check): Day => {
    const day = parseDay(text);
    if (day) return day;
    check.addIssue({ code: 'custom', message: text ? `${what}不是有效的日期。` : `请填写${what}。` });
    return z.NEVER;
  });

/** The lock a form was opened with. */
export const versionField = z.coerce.number('表单不完整，请刷新页面后重试。').int('表单不完整，请刷新页面后重试。').positive('表单不完整，请刷新页面后重试。');

export const NameForm = z.object({ name: nameText('名称'), version: versionField });
export const OpenWorkshopForm = z.object({ name: nameText('车间名称') });
export const OpenTeamForm = z.object({ workshopId: z.string('请选择车间。').min(1, '请选择车间。'), name: nameText('班组名称') });
/** A place as one choice: `workshopId` or `workshopId/teamId`. */
const placeField = z.string('请选择位置。').min(1, '请选择位置。').transform((text) => {
  const [workshopId = '', teamId] = text.split('/');
  return { workshopId, teamId: teamId || null };
});
export const OpenPostForm = z.object({ place: placeField, name: nameText('岗位名称'), dueTime: z.string().optional().transform((text) => (text && folded(text)) || undefined) });
export const MovePostForm = z.object({ place: placeField, version: versionField });
export const MoveTeamForm = z.object({ workshopId: z.string('请选择车间。').min(1, '请选择车间。'), version: versionField });
export const OrderForm = z.object({ direction: z.enum(['up', 'down'], '请选择上移或下移。') });
export const DueTimeForm = z.object({ dueTime: z.string('请填写时限。').overwrite(folded).min(1, '请填写时限。'), version: versionField });

const loginName = z.string('请填写登录名。').overwrite(tidyLoginName).min(1, '请填写登录名。').max(32, '登录名最多32个字。');
export const AddPersonForm = z.object({ name: nameText('姓名'), loginName, joinedOn: dayField('入职日') });
/** A box that says yes. */
const yes = z.string().optional().transform((text) => text === 'on');
/** Why something is done to somebody's account. */
export const ReasonForm = z.object({ reason: z.string('请写明理由。').trim().min(1, '请写明理由。').max(200, '理由最多 200 个字。') });
export const LinkAccountForm = z.object({ name: nameText('姓名'), loginName, joinedOn: dayField('起始日'), confirmed: yes });
export const LeaveForm = z.object({ lastDay: dayField('最后在岗日'), confirmed: yes });
export const EndForm = z.object({ toDay: dayField('最后一天'), confirmed: yes });

const paper = z.instanceof(File, { message: '请选择任命文件。' });
export const AppointForm = z.object({
  personId: z.string('请选择人员。').min(1, '请选择人员。'),
  role: z.enum(APPOINTED_ROLES, '请选择职务。'),
  employment: z.enum(['fullTime', 'partTime'], '请选择全职或兼职。'),
  fromDay: dayField('任职开始日'),
  paper: paper.optional(),
});
export const PaperForm = z.object({ paper });

/** What is held, as one choice: `workshop:ID` for 车间主任, `post:ID` for the others. */
export const HoldForm = z.object({
  personId: z.string('请选择人员。').min(1, '请选择人员。'),
  role: z.enum(HELD_ROLES, '请选择职务。'),
  place: z.string('请选择车间或岗位。').min(1, '请选择车间或岗位。').transform((text) => {
    const [kind, id = ''] = text.split(':');
    return kind === 'post' ? { workshopId: null, postId: id } : { workshopId: id, postId: null };
  }),
  fromDay: dayField('任职开始日'),
});
