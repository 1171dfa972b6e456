import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type DataColumn, DataTable } from '~/components/ui/DataTable';

interface Line {
  readonly id: string;
  readonly name: string;
}

const drawn = (columns: readonly DataColumn<Line>[], rows: readonly Line[] = [{ id: 'a', name: '绝缘挤出' }]): string =>
  renderToStaticMarkup(<DataTable label="台账" rowKey={(row) => row.id} columns={columns} rows={rows} empty="没有这样的行" />);

const name: DataColumn<Line> = { head: '名称', cell: (row) => row.name };

describe('a table of the desk', () => {
  it('can be reached and scrolled by keys, under its name, and has a head for each column', () => {
    const html = drawn([name, { head: '数量', width: 90, align: 'right', cell: () => 3 }]);
    expect(html).toContain('<div role="region" aria-label="台账" tabindex="0"><table aria-label="台账">');
    expect(html).toContain('<th scope="col" class="rest">名称</th><th scope="col" class="right">数量</th>');
    expect(html).toContain('<tr><td class="rest">绝缘挤出</td><td class="right">3</td></tr>');
  });

  it('says what stands in place of no rows, over all columns', () => {
    expect(drawn([name, { head: '期限', cell: () => '' }], [])).toContain('<td colSpan="2"><div class="empty">没有这样的行</div></td>');
  });

  it('asks for a width that the stylesheet knows, and never sets a style of its own', () => {
    const least = (widths: readonly (number | undefined)[]): string => /least-(\d+)/.exec(drawn(widths.map((width, index) => ({ head: String(index), width, cell: () => '' }))))![1]!;
    expect([least([100]), least([200, 300, 144]), least([undefined, undefined, undefined, undefined, undefined, undefined]), least(Array.from({ length: 20 }, () => 300))]).toEqual(['320', '640', '800', '1120']);
    expect(drawn([{ ...name, width: 152 }])).not.toContain('style=');
    expect(drawn([{ ...name, width: 152 }])).toContain('<col width="152"/>');
  });
});
