import { ContractForm } from '~/components/forms/ContractForm';
import { DataTable } from '~/components/ui/DataTable';
import { Section } from '~/components/ui';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { addDays, type Day, formatDay } from '~/domain/shared/day';
import type { PostShiftsRow, ShiftsView } from '~/pages/routine/shiftsPart';

/** The shifts of the factory, which post works which, and the forms that change both from a day on. */
export function ShiftsPart({ today, shifts: { plans, latest, places, posts, choices } }: { readonly today: Day; readonly shifts: ShiftsView }) {
  const tomorrow = addDays(today, 1);
  return (
    <>
      <Section title="班次">
        {plans.length === 0 ? <p>现在不分班：每个岗位每天检查一次，按岗位自己的时限。</p> : (
          <ul>{plans.map(({ from, words }) => <li key={from}>{formatDay(from)}起：{words}</li>)}</ul>
        )}
        <p className="soft">分班的岗位每班检查一次，交班前提交为按时；夜班的检查属于它开始的那一天。频次为“每日”或更长的项目由当天第一个班检查，“每个班次”的每班检查，“班内每 n 小时”的从班次开始每 n 小时检查一次。</p>
        <ContractForm contract={ROUTINE_CONTRACTS.setShifts} of="/routine" quiet known={{ from: { value: tomorrow, min: tomorrow }, shifts: { value: latest, lines: 4 } }} />
      </Section>
      {choices.length > 0 || posts.length > 0 ? (
        <Section title="岗位的班次">
          <DataTable<PostShiftsRow>
            label="岗位的班次"
            rowKey={(row) => row.id}
            rows={posts}
            empty="还没有岗位分班。"
            columns={[
              { head: '岗位', width: 260, cell: ({ name }) => name },
              { head: '班次', cell: ({ entries }) => entries.map(({ from, names }) => `${formatDay(from)}起：${names.join('、') || '不分班'}`).join('；') },
            ]}
          />
          <ContractForm
            key={posts.length}
            contract={ROUTINE_CONTRACTS.setPostShifts} of="/routine" quiet
            known={{ place: { options: places }, from: { value: tomorrow, min: tomorrow }, names: { options: choices.map((name) => ({ value: name, label: name })) } }}
          />
        </Section>
      ) : null}
    </>
  );
}
