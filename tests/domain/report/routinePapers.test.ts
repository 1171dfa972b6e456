import { describe, expect, it } from 'vitest';
import { instant } from '~/domain/shared/instant';
import { dailyRecordPaper } from '~/domain/report/dailyRecord';
import { figuresTable, percent, type ReportFigure } from '~/domain/report/figures';
import { monthlyMinutesPaper } from '~/domain/report/monthlyMinutes';
import { weeklyReportPaper } from '~/domain/report/weeklyReport';
import { day } from '~/domain/shared/day';
import { weekOf } from '~/domain/shared/week';
import { dailyInput, hazardLine, monthlyInput, weeklyInput } from '../../world/papers';
import { factOf, headingsOf, paragraphsOf, rowsOf, tablesOf, textOf } from './cells';

describe('《每日工业产品质量安全检查记录》', () => {
  const paper = dailyRecordPaper(dailyInput());
  const [summary, items] = tablesOf(paper);

  it('prints every post of the day as what it is, also those without a record', () => {
    expect(rowsOf(summary!).map((row) => row[1])).toEqual(['按时', '迟报', '未进行\n（已说明）', '未进行']);
    expect(rowsOf(summary!).map((row) => row[4])).toEqual(['零风险报告\n符合 3 项，不适用 1 项', '不符合 1 项\n符合 2 项，不适用 1 项', '原因：设备大修，当班未生产', '—']);
  });

  it('prints a finding with its measure and hazard number, and its photographs', () => {
    expect(rowsOf(items!).flat().join()).toContain('即时措施：立即停机，调整模具同心度；受影响的 2 盘隔离并挂红牌\n隐患编号：HZ-2026-000123');
    expect(paper.blocks.find(({ kind }) => kind === 'photos')).toMatchObject({ photos: [{ hash: 'photo-a' }, { hash: 'photo-b' }] });
  });

  it('counts what was answered', () => {
    expect(textOf(factOf(paper, '检查结果') ?? '')).toBe('共 8 项：符合 5 项，不符合 1 项，不适用 2 项');
    expect(textOf(factOf(paper, '岗位') ?? '')).toBe('应检 4 个，已检 2 个');
  });

  it('says 补录 and 更正 with their reasons', () => {
    const [first] = dailyInput().posts;
    const record = { ...first!.record!, timeliness: 'backfilled' as const, backfillReason: '当日断网', corrects: { number: 'CK-2026-000170', reason: '电压读数记错' } };
    const one = dailyRecordPaper(dailyInput({ posts: [{ ...first!, state: 'backfilled', record }] }));
    expect(rowsOf(tablesOf(one)[0]!)[0]?.[1]).toBe('补录\n更正');
    expect(rowsOf(tablesOf(one)[0]!)[0]?.[4]).toBe('零风险报告\n符合 3 项，不适用 1 项\n补录原因：当日断网\n更正 CK-2026-000170：电压读数记错');
    expect(one.subtitle).toBe('2026年11月18日（周三） 拉丝车间 · 拉丝岗位');
  });

  it('counts neither stopped posts nor posts with nothing due as owing a check', () => {
    const posts = (['stopped', 'nothingDue', 'missed'] as const).map((state) => ({ postId: state, workshop: '甲车间', post: state, state, reason: '', record: null }));
    expect(textOf(factOf(dailyRecordPaper(dailyInput({ posts })), '岗位') ?? '')).toBe('应检 1 个，已检 0 个');
  });
});

describe('《每周工业产品质量安全排查治理报告》', () => {
  it('has the four blocks in order', () => {
    expect(headingsOf(weeklyReportPaper(weeklyInput()))).toEqual([
      '一、上周质量安全风险隐患问题整改核实情况', '二、本周主要质量安全风险隐患和整改情况', '三、本周质量安全管理情况评价', '四、下周工作重点',
    ]);
  });

  it('lists every hazard open at last week’s end with its present state', () => {
    const paper = weeklyReportPaper(weeklyInput());
    expect(rowsOf(tablesOf(paper)[0]!).map((row) => row[7])).toEqual(['整改中', '已销号\n2026年11月17日', '整改中\n已逾期']);
    expect(paragraphsOf(paper)[0]).toBe('上周末未销号的隐患共 3 项，已销号 1 项，未销号 2 项（其中已逾期 1 项）。');
  });

  it('names its week, also across New Year', () => {
    expect(weeklyReportPaper(weeklyInput({ week: weekOf(day('2027-01-01')) })).subtitle).toBe('2026年第53周（2026年12月28日至2027年1月3日）');
  });

  it('says that there was nothing and that a block was left empty', () => {
    const paper = weeklyReportPaper(weeklyInput({ openAtLastWeekEnd: [], foundThisWeek: [], gaps: [], words: { lastWeek: '', thisWeek: '', evaluation: '', nextWeek: '' } }));
    expect(tablesOf(paper).map(({ empty }) => empty).slice(0, 2)).toEqual(['上周末没有未销号的隐患。', '本周没有发现隐患。']);
    expect(paragraphsOf(paper).at(-1)).toBe('（未填写）');
    expect(paragraphsOf(paper)).not.toContain('未进行日管控的情况：');
  });
});

describe('photos of the moment', () => {
  it('stand on the paper of the day under their post and risk, below those of what was found; where there is none it is said why', () => {
    const input = dailyInput();
    const [one, two, ...others] = input.posts;
    const withSpot = (post: typeof one, spot: { photos: string[]; why: string }): typeof one => ({ ...post!, record: { ...post!.record!, answers: post!.record!.answers.map((answer, at) => (at === 0 ? { ...answer, spot } : answer)) } });
    const paper = dailyRecordPaper({ ...input, posts: [withSpot(one, { photos: ['spot-a'], why: '' })!, withSpot(two, { photos: [], why: '镜头坏了' })!, ...others] });
    expect(headingsOf(paper).slice(2)).toEqual(['三、问题照片', '四、随机抽拍照片']);
    expect(paper.blocks.flatMap((block) => (block.kind === 'photos' ? block.photos.map(({ caption }) => caption) : []))).toContain('拉丝岗位 铜杆电阻率');
    expect(JSON.stringify(paper)).toContain('抽到拍照，没有拍：镜头坏了');
    expect(headingsOf(dailyRecordPaper({ ...input, posts: [withSpot(one, { photos: ['spot-a'], why: '' })!] })).slice(2)).toEqual(['三、随机抽拍照片']);
  });
});

describe('《每月工业产品质量安全调度会议纪要》', () => {
  it('has the head of the meeting and the six blocks', () => {
    const paper = monthlyMinutesPaper(monthlyInput());
    for (const label of ['会议地点', '会议时间', '主持人', '记录人', '参会人员']) expect(factOf(paper, label)).toBeTruthy();
    expect(headingsOf(paper).map((heading) => heading.slice(0, 2))).toEqual(['一、', '二、', '三、', '四、', '五、', '六、', '参会']);
    expect(paragraphsOf(paper)).toContain('无。');
  });

  it('carries resolutions with owner, date and state, and says from which month an open one comes', () => {
    const rows = rowsOf(tablesOf(monthlyMinutesPaper(monthlyInput())).find(({ head }) => head[0]?.[1]?.text === '决议事项')!);
    expect(rows.map((row) => row[4])).toEqual(['进行中', '进行中\n已逾期', '已完成\n2026年11月14日\n两人均通过考核']);
    expect(rows[1]?.[1]).toBe('补齐成品检验报告绝缘电阻项目\n（2026年10月决议，延续跟踪）');
    expect(rows[0]?.slice(2, 4)).toEqual(['李卫东', '2026年11月28日']);
  });

  it('has a place for everybody who took part to sign, with when they signed in themselves', () => {
    const [one, two, three] = monthlyInput().attendees;
    const rows = rowsOf(tablesOf(monthlyMinutesPaper(monthlyInput({ attendees: [one!, { ...two!, signedIn: instant('2026-11-18T06:03:00Z') }, three!] }))).at(-1)!);
    expect(rows).toEqual([['陈静（质量安全总监）', '', '王芳（质量安全员）\n14:03 系统内签到', ''], ['李卫东（挤塑车间主任）', '', '', '']]);
    expect(tablesOf(monthlyMinutesPaper(monthlyInput({ attendees: [] }))).at(-1)!.head[0]?.[1]?.text).toBe('决议事项');
  });
});

describe('figures', () => {
  const figure: ReportFigure = { label: '完成', count: 2, of: 3, unit: '次', meaning: '', from: { kind: 'checkRecord', ids: ['a', 'b'] } };

  it('keeps the rows it was counted from', () => {
    expect(figuresTable([figure]).rows[0]).toMatchObject({ cells: ['完成', { text: '2 / 3 次', from: { ids: ['a', 'b'] } }, '66.7%', ''] });
  });

  it('claims no rate where nothing was due and none for a plain count', () => {
    const { of: _, ...plain } = figure;
    expect(rowsOf(figuresTable([{ ...figure, count: 0, of: 0 }, plain])).map((row) => row[2])).toEqual(['无应计数', '—']);
  });

  it('never rounds up to 100 % while something is missing', () => {
    expect([percent(9999, 10_000), percent(10_000, 10_000), percent(0, 7)]).toEqual(['99.9%', '100.0%', '0.0%']);
  });

  it('shows a hazard that nobody graded as such', () => {
    const paper = weeklyReportPaper(weeklyInput({ foundThisWeek: [hazardLine(0, { gradeName: '', deadline: null, measure: '' })] }));
    expect(rowsOf(tablesOf(paper)[1]!)[0]?.slice(3)).toEqual(['未定级', '李卫东', '—', '—', '整改中']);
  });
});
