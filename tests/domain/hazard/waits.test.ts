import { describe, expect, it } from 'vitest';
import type { HazardPending, HazardStage } from '~/domain/hazard/types';
import { hazardDeadlines } from '~/domain/hazard/waits';
import { day } from '~/domain/shared/day';

const open = (stage: HazardStage, pending: HazardPending | null = null) =>
  hazardDeadlines({ id: 'h', number: 'HZ-1', title: '偏心', workshopId: 'w', workshopName: '挤塑车间', postId: 'p', postName: '绝缘挤出岗', responsibleId: 'lead', stage, pending, deadline: day('2026-11-20') });
const at = { workshopId: 'w', postId: 'p', personId: 'lead' };

describe('what waits about a hazard', () => {
  it.each([
    ['registered', null, [['定级', { needs: 'hazard.grade', at }]]],
    ['graded', 'confirmation', [['确认重大', { needs: 'hazard.confirmMajor', at }]]],
    ['graded', null, [['签发通知', { needs: 'hazard.notify', at }]]],
    ['notified', null, [['接收', { personId: 'lead' }]]],
    ['rectifying', null, [['整改', { personId: 'lead' }]]],
    ['rectifying', 'extension', [['整改', { personId: 'lead' }], ['审批延期', { needs: 'hazard.decideExtension', at }]]],
    ['awaitingVerification', null, [['验收', { needs: 'hazard.verify', at, but: 'lead' }]]],
    ['closed', null, []],
  ] as const)('that is %s (%s) is whose it is', (stage, pending, expected) => {
    expect(open(stage, pending).map(({ act, whose }) => [act, whose])).toEqual(expected);
  });

  it('has the limit of the hazard, and comes first while nobody has graded it', () => {
    expect(open('registered')).toMatchObject([{ first: 'ungraded', day: '2026-11-20', text: 'HZ-1 偏心（挤塑车间 · 绝缘挤出岗）', link: '/hazards/h' }]);
    expect(open('notified')[0]!.first).toBeUndefined();
  });
});
