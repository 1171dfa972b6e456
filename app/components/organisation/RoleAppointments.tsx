import { Link } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { DataTable } from '~/components/ui/DataTable';
import { DayText, Notice, Section } from '~/components/ui';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import type { AppointedRole, Employment } from '~/domain/organisation/types';
import type { Day } from '~/domain/shared/day';
import { EMPLOYMENT_NAMES, ROLE_NAMES } from '~/domain/organisation/words';
import { EndForm, PaperLink } from './PersonHistory';

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly employment: Employment;
  readonly fromDay: Day;
  readonly toDay: Day | null;
  readonly paperHash: string | null;
  readonly paperName: string | null;
  readonly inOffice: boolean;
}

interface RoleView {
  readonly role: AppointedRole;
  readonly required: boolean | null;
  readonly missing: boolean;
  readonly rule: string;
  readonly appointments: readonly Row[];
}

/** One of the three roles: what the rule asks, who is and was appointed, with which paper. */
export function RoleAppointments({ role, today, mayManage, mayReadPapers }: { role: RoleView; today: Day; mayManage: boolean; mayReadPapers: boolean }) {
  return (
    <Section term={role.role} title={ROLE_NAMES[role.role]}>
      {role.missing ? <Notice tone="warning" title={`今天没有在任的${ROLE_NAMES[role.role]}。`}>{role.rule}</Notice> : <p className="soft">{role.rule}{role.required === null ? <> <Link to="/settings#profile">先填企业档案</Link></> : null}</p>}
      <DataTable
        label={`${ROLE_NAMES[role.role]}的任命`}
        rowKey={(row) => row.id}
        rows={role.appointments}
        empty={`还没有任命过${ROLE_NAMES[role.role]}。`}
        columns={[
          { head: '姓名', width: 130, cell: (row) => <Link to={`/organisation/people/${row.personId}`}>{row.personName}</Link> },
          { head: '方式', width: 80, cell: (row) => EMPLOYMENT_NAMES[row.employment] },
          { head: '自', width: 180, cell: (row) => <DayText day={row.fromDay} /> },
          { head: '至', width: 180, cell: (row) => <DayText day={row.toDay} none="在任" /> },
          {
            head: '任命文件',
            cell: (row) =>
              row.paperHash || !mayManage ? (
                <PaperLink appointment={row} mayRead={mayReadPapers} />
              ) : (
                <details className="fold">
                  <summary>未附，补交</summary>
                  <ContractForm of={`/organisation/appointments/${row.id}`} contract={ORGANISATION_CONTRACTS.attachPaper} quiet />
                </details>
              ),
          },
          ...(mayManage ? [{ head: '操作', width: 240, cell: (row: Row) => <EndForm kind="appointments" stretch={row} today={today} /> }] : []),
        ]}
      />
    </Section>
  );
}
