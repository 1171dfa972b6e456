import { Section } from '~/components/ui';
import type { HazardWait } from '~/domain/hazard/waits';
import { formatDay } from '~/domain/shared/day';
import type { HazardFileProps } from './file';
import { formProps } from './NextAct';
import { ExtensionDecisionForm, ExtensionForm, GradeForm } from './VerbForms';

/** Acts beside the main line, folded: a later deadline, its answer, another grade before the notice. */
export function SideActs({ file }: { file: HazardFileProps }) {
  const { extension } = file;
  return (
    <>
      {extension ? (
        <Section title="延期申请待审批">
          <ExtensionPart file={file} />
        </Section>
      ) : null}
      {file.mayRequestExtension ? (
        <details className="hz-fold">
          <summary>申请延期</summary>
          <ExtensionForm {...formProps(file)} />
        </details>
      ) : null}
      {file.mayRegrade ? (
        <details className="hz-fold">
          <summary>重新定级</summary>
          <GradeForm {...formProps(file)} />
        </details>
      ) : null}
    </>
  );
}

/** Who asks for a later deadline and why, with the answer's form for whoever may give it. */
export function ExtensionPart({ file, back }: { file: HazardFileProps; back?: HazardWait }) {
  const { extension } = file;
  if (!extension) return null;
  return (
    <>
      <p>{extension.by}申请延长到{formatDay(extension.deadline)}。理由：{extension.reason}</p>
      {extension.mayDecide ? <ExtensionDecisionForm {...formProps(file)} back={back} /> : <p className="soft">由质量安全总监或主要负责人审批，申请人不能自批。</p>}
    </>
  );
}
