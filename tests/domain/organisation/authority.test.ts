import { describe, expect, it } from 'vitest';
import { authorise, covers } from '~/domain/organisation/access/authority';
import type { Standing } from '~/domain/organisation/types';
import { day } from '~/domain/shared/day';

const TODAY = day('2026-11-18');
const standing = (part: Partial<Standing>): Standing => ({ personId: 'me', name: '吴建华', roles: [], workshopIds: [], postIds: [], ...part });

describe('a permit', () => {
  it('carries the actor with name and title, and is refused without a role that gives it', () => {
    const permit = authorise('e', standing({ roles: ['director'] }), '质量安全总监', TODAY, 'risk.publish');
    expect(permit).toMatchObject({ enterpriseId: 'e', personId: 'me', reach: 'enterprise', today: TODAY, actor: { kind: 'person', id: 'me', name: '吴建华', title: '质量安全总监' } });
    expect(authorise('e', standing({ roles: ['operator'] }), '操作工', TODAY, 'risk.publish')).toBeNull();
    expect(authorise('e', standing({}), '员工', TODAY, 'risk.view')).toBeNull();
  });

  it('reaches the whole enterprise', () => {
    expect(covers({ reach: 'enterprise', standing: standing({}), personId: 'me' }, {})).toBe(true);
  });

  it('reaches the workshops headed, the posts held and rows with the own name, and nothing else', () => {
    const head = { reach: 'workshop' as const, standing: standing({ workshopIds: ['w1'], postIds: ['p9'] }), personId: 'me' };
    expect(covers(head, { workshopId: 'w1', postId: 'p1' })).toBe(true);
    expect(covers(head, { workshopId: 'w2', postId: 'p9' })).toBe(true);
    expect(covers(head, { workshopId: 'w2', postId: 'p2', personId: 'me' })).toBe(true);
    expect(covers(head, { workshopId: 'w2', postId: 'p2', personId: 'other' })).toBe(false);
    expect(covers(head, {})).toBe(false);
  });

  it('reaches only the posts held when it reaches posts', () => {
    const holder = { reach: 'post' as const, standing: standing({ workshopIds: ['w1'], postIds: ['p1'] }), personId: 'me' };
    expect(covers(holder, { workshopId: 'w1', postId: 'p1' })).toBe(true);
    expect(covers(holder, { workshopId: 'w1', postId: 'p2' })).toBe(false);
  });

  it('reaches only rows with the own name when it reaches oneself', () => {
    const self = { reach: 'self' as const, standing: standing({ workshopIds: ['w1'], postIds: ['p1'] }), personId: 'me' };
    expect(covers(self, { workshopId: 'w1', postId: 'p1' })).toBe(false);
    expect(covers(self, { personId: 'me' })).toBe(true);
  });
});
