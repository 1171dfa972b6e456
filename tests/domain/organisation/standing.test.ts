import { describe, expect, it } from 'vitest';
import { standingOn } from '~/domain/organisation/people/standing';
import { day } from '~/domain/shared/day';

const person = { id: 'p', name: '吴建华', joinedOn: day('2026-01-05'), leftOn: null };
const holding = (part: object) => ({
  role: 'workshopHead' as const, workshopId: 'w1', workshopName: '挤塑车间', postId: null, postName: null, fromDay: day('2026-02-01'), toDay: null, ...part,
});

describe('the standing of a person on a day', () => {
  it('is the roles that cover the day, from the highest, with workshops headed and posts held', () => {
    const found = standingOn(
      person,
      [{ role: 'officer', fromDay: day('2026-03-01'), toDay: null }],
      [holding({}), holding({ role: 'operator', postId: 'post', postName: '绝缘挤出岗', workshopId: 'w2' })],
      day('2026-03-01'),
    );
    expect(found).toEqual({
      title: '质量安全员',
      standing: { personId: 'p', name: '吴建华', roles: ['officer', 'workshopHead', 'operator'], workshopIds: ['w1'], postIds: ['post'] },
    });
  });

  it('counts the first and the last day, and no day beside them', () => {
    const dated = [holding({ toDay: day('2026-02-28') })];
    const rolesOn = (text: string) => standingOn(person, [], dated, day(text))?.standing.roles;
    expect(rolesOn('2026-01-31')).toEqual([]);
    expect(rolesOn('2026-02-01')).toEqual(['workshopHead']);
    expect(rolesOn('2026-02-28')).toEqual(['workshopHead']);
    expect(rolesOn('2026-03-01')).toEqual([]);
  });

  it('is none before joining and after leaving', () => {
    expect(standingOn(person, [], [], day('2026-01-04'))).toBeNull();
    const gone = { ...person, leftOn: day('2026-06-30') };
    expect(standingOn(gone, [], [], day('2026-06-30'))).not.toBeNull();
    expect(standingOn(gone, [], [holding({})], day('2026-07-01'))).toBeNull();
  });

  it('names the place in the title of a post holder, and 员工 without any role', () => {
    expect(standingOn(person, [], [holding({})], day('2026-02-01'))?.title).toBe('挤塑车间 车间主任');
    expect(standingOn(person, [], [holding({ role: 'teamLead', postId: 'x', postName: '绝缘挤出岗' })], day('2026-02-01'))?.title).toBe('绝缘挤出岗 班组长');
    expect(standingOn(person, [], [], day('2026-02-01'))?.title).toBe('员工');
  });
});
