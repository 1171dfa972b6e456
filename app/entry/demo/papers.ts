import { meetingsOf } from 'db/repositories/routine/meetings';
import { reportsOf } from 'db/repositories/routine/reports';
import { scopeOf } from 'db/repositories/scope';
import { accountsOf } from 'db/repositories/organisation/accounts';
import { addDays, type Day, monthOf } from '~/domain/shared/day';
import type { Authorised } from '~/domain/organisation/access/authority';
import { authoriseOfficer, type RegulatorPermit } from '~/domain/supervision/authority';
import { RESPONSIBILITY_QUESTIONS, WHOLE } from '~/domain/supervision/packages';
import type { SubmissionAnswerInput } from '~/domain/supervision/answer';
import { storePhoto } from '~/services/evidence/storePhoto';
import { addResolution } from '~/services/routine/addResolution';
import { compileMonth, editMonth, signMonth } from '~/services/routine/monthPapers';
import { compileWeek, editWeekWords, signWeek } from '~/services/routine/weekPapers';
import { completeResolution } from '~/services/routine/completeResolution';
import { explainPeriodGap } from '~/services/routine/explainPeriodGap';
import { judgeInstrument, receiveInstrument, replyToInstrument } from '~/services/supervision/actOnInstrument';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { addSweepItem } from '~/services/routine/addSweepItem';
import { sweepWeek } from '~/services/routine/sweepWeek';
import { issueInstrument } from '~/services/supervision/issueInstrument';
import { submitPackage, submitRiskList } from '~/services/supervision/submitPackage';
import type { House } from './founding';
import type { Cue } from './hazardLife';
import { picture } from './pictures';
import { SWEEP_ITEMS } from './script';
import { must } from './stage';

const WEEK_WORDS = {
  lastWeek: '上周遗留问题已逐项到现场核实。',
  thisWeek: '本周问题均已指定责任人和期限，详见清单。',
  evaluation: '各岗位检查基本按计划进行；未进行的岗位已要求说明原因，迟报岗位由车间主任提醒。',
  nextWeek: '重点复核绝缘挤出岗最薄点记录和出厂检验记录的完整性。',
};

/** The director writes down what to look at in person each week. */
export const sweepCue = ({ stage, director, posts }: House, day: Day): Cue => ({
  day, time: '09:20',
  act: async () => {
    for (const { content, post } of SWEEP_ITEMS) must(await addSweepItem(stage.cx, await stage.as(director, 'weekly.compile'), { content, place: post === '' ? '' : (posts.get(post) ?? '') }), 'adding an item of the sweep');
  },
});

/** The report of the week that begins on `week`, made and signed on its Sunday; or, on the Monday after, the reason why there is none. */
export function weekCues(house: House, week: Day, fate: 'signed' | 'missed'): Cue[] {
  const { stage, director, people } = house;
  const [sunday, monday] = [addDays(week, 6), addDays(week, 7)];
  const principal = people.get('chen') ?? director;
  if (fate === 'missed') {
    return [{
      day: monday, time: '11:00',
      act: async () => {
        must(await explainPeriodGap(stage.cx, await stage.as(director, 'gap.explain'), 'week', week, { reason: '质量安全总监参加外部培训一周，未组织排查，下周一并补查' }), 'explaining a week');
      },
    }];
  }
  let id = '';
  const version = async () => (await reportsOf(scopeOf(stage.cx.store, stage.enterpriseId)).byId(id))?.version ?? 0;
  return [
    {
      day: sunday, time: '15:30',
      act: async () => {
        const permit = await stage.as(director, 'weekly.compile');
        ({ id } = must(await compileWeek(stage.cx, permit, week, { version: null }), 'compiling a week'));
        const { sweep } = (await reportsOf(scopeOf(stage.cx.store, stage.enterpriseId)).byId(id))!;
        const answers = (sweep ?? []).map(({ itemId }) => ({ itemId, postId: '', result: 'conforming' as const, description: '', immediateMeasure: '', photos: [] }));
        if (answers.length > 0) must(await sweepWeek(stage.cx, permit, id, { answers, version: await version() }), 'sweeping a week');
        must(await editWeekWords(stage.cx, permit, id, { words: WEEK_WORDS, version: await version() }), 'writing a week');
        must(await signWeek(stage.cx, await stage.as(director, 'weekly.sign'), id, { words: '', version: await version() }), 'signing a week');
      },
    },
    {
      day: sunday, time: '17:10',
      act: async () => {
        must(await signWeek(stage.cx, await stage.as(principal, 'weekly.sign'), id, { words: '同意。超期隐患每天报我。', version: await version() }), 'countersigning a week');
      },
    },
  ];
}

/** The minutes of the month, held on `day`, with two resolutions of which the first is carried out a week later. */
export function monthCues(house: House, day: Day): Cue[] {
  const { stage, director, people } = house;
  const month = monthOf(day);
  const [principal, officer] = [people.get('chen') ?? director, people.get('zhou') ?? director];
  const meetings = () => meetingsOf(scopeOf(stage.cx.store, stage.enterpriseId));
  let id = '';
  let first = '';
  const version = async () => (await meetings().byId(id))?.version ?? 0;
  return [
    {
      day, time: '14:00',
      act: async () => {
        const permit = await stage.as(director, 'monthly.compile');
        ({ id } = must(await compileMonth(stage.cx, permit, month, { version: null }), 'compiling a month'));
        const attendees = [principal, director, officer, ...['zheng', 'wu', 'fang'].flatMap((login) => people.get(login) ?? [])];
        must(
          await editMonth(stage.cx, permit, id, {
            place: '办公楼二楼会议室', heldAt: stage.cx.now(), chairId: principal, recorderId: officer, attendees,
            words: {
              problems: '主要问题集中在工艺记录不完整和标识管理。', rectification: '已整改事项由质量安全员逐项验收。', unsolved: '未完成事项按期限继续跟踪，超期的由总监督办。',
              dispatch: '明确各车间替班人员，检查不得因请假中断。', other: '供方资质集中复核一次。', measures: '对迟报、漏报岗位，车间主任当班提醒并在周会说明。',
            },
            version: await version(),
          }),
          'writing the minutes',
        );
        first = must(await addResolution(stage.cx, permit, id, { content: '各岗位明确替班人并张贴名单', ownerId: people.get('wu') ?? director, dueDay: addDays(day, 10), version: await version() }), 'a resolution').id;
        must(await addResolution(stage.cx, permit, id, { content: '完成电桥、拉力机备用设备借用协议', ownerId: officer, dueDay: addDays(day, 25), version: await version() }), 'a resolution');
        must(await signMonth(stage.cx, await stage.as(director, 'monthly.sign'), id, { words: '', version: await version() }), 'signing the minutes');
      },
    },
    {
      day, time: '15:30',
      act: async () => {
        must(await signMonth(stage.cx, await stage.as(principal, 'monthly.sign'), id, { words: '按决议执行，下次会议逐项汇报。', version: await version() }), 'countersigning the minutes');
      },
    },
    {
      day: addDays(day, 7), time: '16:20',
      act: async () => {
        const resolution = await meetings().resolution(first);
        must(await completeResolution(stage.cx, await stage.as(director, 'resolution.complete'), first, { doneOn: stage.today, doneNote: '名单已在各车间张贴并核对', version: resolution?.version ?? 0 }), 'carrying out a resolution');
      },
    },
  ];
}

/** Submits a version to the region's regulator. Gives the submission's id. */
export async function submitList({ stage, director }: House, versionId: string): Promise<string> {
  return must(await submitRiskList(stage.cx, await stage.as(director, 'submission.submit'), versionId), 'submitting the list').id;
}

/** The permit of an officer by the name to sign in with. */
async function officerPermit(stage: House['stage'], officerLogin: string): Promise<RegulatorPermit> {
  const accounts = accountsOf(stage.cx.store.read);
  const account = await accounts.byLoginName(officerLogin);
  const found = account && (await accounts.officer(account.id));
  if (!found) throw new Error(`demo: no officer ${officerLogin}`);
  return authoriseOfficer(found.officer, found.regulator);
}

/** Has an officer answer a submission. */
export async function answerList(stage: House['stage'], submissionId: string, officerLogin: string, answer: SubmissionAnswerInput): Promise<void> {
  must(await answerSubmission(stage.cx, await officerPermit(stage, officerLogin), submissionId, answer), 'answering the submission');
}

/** The bureau sends 整改通知书 that nobody has signed for yet, and the factory submits 主体责任落实情况, which waits for its answer. */
export function openCues({ stage, director }: House, officerLogin: string, day: Day): Cue[] {
  return [
    { day, time: '10:20', act: async () => void must(await issueInstrument(stage.cx, await officerPermit(stage, officerLogin), stage.enterpriseId, {
      kind: 'rectification', words: '现场检查发现：成品检验岗当班的出厂检验原始记录缺复核签名。请查明原因、补正记录并防止再次发生，整改情况附照片答复。', replyBy: addDays(day, 7), documentNumber: '', secondOfficer: '',
    }), 'sending an instrument') },
    { day, time: '11:05', act: async () => {
      const note = (id: string): string => ({ institution: '质量手册', directorDuties: '岗位职责汇编', officerCode: '岗位职责汇编', inspection: '检验管理制度' })[id] ?? '';
      const answers = Object.fromEntries(RESPONSIBILITY_QUESTIONS.map(({ id }) => [id, { answer: id === 'acceptance' ? ('none' as const) : ('yes' as const), note: note(id) }]));
      must(await submitPackage(stage.cx, await stage.as(director, 'submission.submit'), { kind: 'responsibility', key: WHOLE, answers }), 'submitting a package');
    } },
  ];
}

/** The bureau sends 整改指导意见书; the director signs for it and answers, and the bureau closes it. */
export function instrumentCues({ stage, director }: House, officerLogin: string, from: Day): Cue[] {
  let id = '';
  const permit = (): Promise<Authorised<'submission.submit'>> => stage.as(director, 'submission.submit');
  const replyBy = addDays(from, 7);
  return [
    { day: from, time: '15:20', act: async () => void ({ id } = must(await issueInstrument(stage.cx, await officerPermit(stage, officerLogin), stage.enterpriseId, {
      kind: 'guidance', words: '请把绞线岗、成品检验岗的风险项与新产品的工艺逐项核对，缺的补进风险管控清单，并把核对情况书面答复。', replyBy, documentNumber: '', secondOfficer: '',
    }), 'sending an instrument')) },
    { day: from, time: '16:05', act: async () => void must(await receiveInstrument(stage.cx, await permit(), id), 'receiving the instrument') },
    { day: addDays(from, 2), time: '10:40', act: async () => {
      const { hash } = must(await storePhoto(stage.cx, await permit(), await picture(2, false)), 'a photo');
      must(await replyToInstrument(stage.cx, await permit(), id, { words: '已由质量安全总监组织两个岗位逐项核对，补充风险项后发布了新版清单并重新报送。', hazards: '', photos: [hash] }), 'answering the instrument');
    } },
    { day: addDays(from, 3), time: '09:30', act: async () => void must(await judgeInstrument(stage.cx, await officerPermit(stage, officerLogin), id, 'close', '答复清楚，予以办结。'), 'closing the instrument') },
  ];
}
