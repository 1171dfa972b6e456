import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, type Reach, reachOf } from '~/domain/organisation/access/permissions';
import type { Role } from '~/domain/organisation/types';

type Cell = 'E' | 'W' | 'P' | 'S' | '-';
const REACH: Readonly<Record<Cell, Reach | null>> = { E: 'enterprise', W: 'workshop', P: 'post', S: 'self', '-': null };
const COLUMNS: readonly Role[] = ['principal', 'director', 'officer', 'workshopHead', 'teamLead', 'inspector', 'operator'];

/** The matrix as agreed: whole enterprise, workshops headed, posts held, own name, or not allowed. */
const EXPECTED: Readonly<Record<Action, readonly Cell[]>> = {
  // action                     主要   总监  安全员 主任  班组长 检验  操作工
  'desk.view':                ['E', 'E', 'E', 'W', '-', '-', '-'],
  'enterprise.edit':          ['E', 'E', '-', '-', '-', '-', '-'],
  'organisation.view':        ['E', 'E', 'E', 'W', '-', '-', '-'],
  'organisation.manage':      ['E', 'E', '-', '-', '-', '-', '-'],
  'settings.edit':            ['E', 'E', '-', '-', '-', '-', '-'],
  'risk.view':                ['E', 'E', 'E', 'W', 'P', 'P', 'P'],
  'risk.edit':                ['-', 'E', 'E', '-', '-', '-', '-'],
  'risk.publish':             ['-', 'E', '-', '-', '-', '-', '-'],
  'calendar.declareStop':     ['E', 'E', 'E', '-', '-', '-', '-'],
  'check.view':               ['E', 'E', 'E', 'W', 'P', 'P', 'P'],
  'check.submit':             ['-', 'E', 'E', 'W', 'P', 'P', 'P'],
  'check.correct':            ['-', 'E', 'E', 'W', 'P', 'P', '-'],
  'gap.explain':              ['E', 'E', 'E', 'W', 'P', 'P', '-'],
  'daily.sign':               ['-', 'E', 'E', '-', '-', '-', '-'],
  'weekly.view':              ['E', 'E', 'E', '-', '-', '-', '-'],
  'weekly.compile':           ['-', 'E', '-', '-', '-', '-', '-'],
  'weekly.sign':              ['E', 'E', '-', '-', '-', '-', '-'],
  'monthly.view':             ['E', 'E', 'E', '-', '-', '-', '-'],
  'monthly.compile':          ['E', 'E', '-', '-', '-', '-', '-'],
  'monthly.sign':             ['E', 'E', '-', '-', '-', '-', '-'],
  'resolution.complete':      ['E', 'E', 'S', 'S', 'S', 'S', 'S'],
  'hazard.view':              ['E', 'E', 'E', 'W', 'P', 'P', 'P'],
  'hazard.register':          ['E', 'E', 'E', 'W', 'P', 'P', 'P'],
  'hazard.grade':             ['-', 'E', 'E', '-', '-', '-', '-'],
  'hazard.confirmMajor':      ['-', 'E', '-', '-', '-', '-', '-'],
  'hazard.notify':            ['-', 'E', 'E', '-', '-', '-', '-'],
  'hazard.receive':           ['-', 'S', 'S', 'W', 'S', 'S', 'S'],
  'hazard.rectify':           ['-', 'S', 'S', 'W', 'S', 'S', 'S'],
  'hazard.verify':            ['E', 'E', 'E', 'W', '-', '-', '-'],
  'hazard.requestExtension':  ['-', 'S', 'S', 'W', 'S', 'S', 'S'],
  'hazard.decideExtension':   ['E', 'E', '-', '-', '-', '-', '-'],
  'papers.view':              ['E', 'E', 'E', 'W', '-', '-', '-'],
  'submission.view':          ['E', 'E', 'E', '-', '-', '-', '-'],
  'submission.submit':        ['-', 'E', '-', '-', '-', '-', '-'],
};

describe('the permission matrix', () => {
  it('names every action once', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...ACTIONS].sort());
  });

  for (const action of ACTIONS) {
    COLUMNS.forEach((role, column) => {
      const cell = EXPECTED[action][column]!;
      it(`${cell === '-' ? 'refuses' : `gives (${cell})`} ${action} to ${role}`, () => {
        expect(reachOf([role], action)).toBe(REACH[cell]);
      });
    });
  }

  it('gives the widest reach of several roles, in whatever order', () => {
    expect(reachOf(['operator', 'workshopHead'], 'check.submit')).toBe('workshop');
    expect(reachOf(['director', 'operator'], 'hazard.rectify')).toBe('self');
    expect(reachOf(['workshopHead', 'director'], 'hazard.rectify')).toBe('workshop');
    expect(reachOf([], 'risk.view')).toBeNull();
  });
});
