import { expect, it } from 'vitest';
import { renderPaper } from '~/documents/pdf/renderPaper';
import { GUIDE_ROLES, ROLE_GUIDES, roleGuidePaper } from '~/domain/report/roleGuide';
import { instant } from '~/domain/shared/instant';
import { readPdf } from './reader';

const GIVEN = { factory: '一家名字相当长的电线电缆有限责任公司第二分公司', address: 'https://zhian.a-rather-long-name.example.com:8443', edition: '2026-11-21', createdAt: instant('2026-11-18T00:00:00+08:00') };

it.each(GUIDE_ROLES)('the guide of %s is one page with everything it says and the address', async (role) => {
  const { pages } = await readPdf(await renderPaper(roleGuidePaper(role, GIVEN)));
  expect(pages).toHaveLength(1);
  const text = pages[0]!.text.replace(/\s/g, '');
  const { name, day, week, month, event } = ROLE_GUIDES[role];
  for (const words of [...day, ...week, ...month, ...event].flat()) expect(text).toContain(words.replace(/\s/g, '').slice(0, 8));
  expect(text).toContain(`${name}在质安里做什么`);
  expect(text).toContain(GIVEN.address);
  expect(text).not.toContain('记录编码');
});
