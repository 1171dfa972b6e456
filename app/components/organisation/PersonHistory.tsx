import { ContractForm } from '~/components/forms/ContractForm';
import { DataTable } from '~/components/ui/DataTable';
import { DayText, Section } from '~/components/ui';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import type { AppointedRole, Employment, HeldRole } from '~/domain/organisation/types';
import type { Day } from '~/domain/shared/day';
import { EMPLOYMENT_NAMES, ROLE_NAMES } from '~/domain/organisation/words';

interface Stretch {
  readonly id: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

interface History {
  readonly today: Day;
  readonly appointments: readonly (Stretch & { readonly role: AppointedRole; readonly employment: Employment; readonly paperHash: string | null; readonly paperName: string | null })[];
  readonly holdings: readonly (Stretch & { readonly role: HeldRole; readonly place: string; readonly inPlaceOf: string | null })[];
}

/** Appointments and posts of a person, from–to; what lasts can be ended. */
export function PersonHistory({ person, mayEnd, mayReadPapers }: { person: History; mayEnd: boolean; mayReadPapers: boolean }) {
  return (
    <>
      <Section title="任命">
        <DataTable
          label="任命"
          rowKey={(row) => row.id}
          rows={person.appointments}
          empty="没有任命。"
          columns={[
            { head: '职务', width: 160, cell: (row) => `${ROLE_NAMES[row.role]}（${EMPLOYMENT_NAMES[row.employment]}）` },
            { head: '自', width: 180, cell: (row) => <DayText day={row.fromDay} /> },
            { head: '至', width: 180, cell: (row) => <DayText day={row.toDay} none="在任" /> },
            { head: '任命文件', cell: (row) => <PaperLink appointment={row} mayRead={mayReadPapers} /> },
            ...(mayEnd ? [{ head: '操作', width: 260, cell: (row: Stretch) => <EndForm kind="appointments" stretch={row} today={person.today} /> }] : []),
          ]}
        />
      </Section>
      <Section title="岗位">
        <DataTable
          label="岗位"
          rowKey={(row) => row.id}
          rows={person.holdings}
          empty="没有岗位。"
          columns={[
            { head: '职务', width: 160, cell: (row) => ROLE_NAMES[row.role] },
            { head: '自', width: 180, cell: (row) => <DayText day={row.fromDay} /> },
            { head: '至', width: 180, cell: (row) => <DayText day={row.toDay} none="在任" /> },
            { head: '车间或岗位', cell: (row) => (row.inPlaceOf === null ? row.place : `${row.place}（代${row.inPlaceOf}）`) },
            ...(mayEnd ? [{ head: '操作', width: 260, cell: (row: Stretch) => <EndForm kind="holdings" stretch={row} today={person.today} /> }] : []),
          ]}
        />
      </Section>
    </>
  );
}

/** The paper of an appointment; its name only for those who may not open it. */
export function PaperLink({ appointment, mayRead }: { appointment: { readonly id: string; readonly paperHash: string | null; readonly paperName: string | null }; mayRead: boolean }) {
  if (!appointment.paperHash) return <span className="soft">未附</span>;
  const name = appointment.paperName ?? '任命文件';
  return mayRead ? <a href={`/organisation/appointments/${appointment.id}/paper`} target="_blank" rel="noreferrer">{name}</a> : <>{name}</>;
}

/** Ends an appointment or a holding that lasts, folded away until wanted. */
export function EndForm({ kind, stretch, today }: { kind: 'appointments' | 'holdings'; stretch: Stretch; today: Day }) {
  if (stretch.toDay) return null;
  return (
    <details className="fold">
      <summary>结束任职</summary>
      <ContractForm of={`/organisation/${kind}/${stretch.id}`} contract={ORGANISATION_CONTRACTS.end} known={{ toDay: { value: today } }} quiet />
    </details>
  );
}
