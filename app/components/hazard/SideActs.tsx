import { Section } from '~/components/ui';
import { formatDay } from '~/domain/shared/day';
import { DESK_LOOK, type FormLook } from '~/components/forms/look';
import { formProps, type HazardFileProps } from './file';
import { type FormVerb, HazardForm } from './HazardForms';

/** Acts beside the main line, folded: a later deadline, its answer, another grade before the notice. */
export function SideActs({ file }: { file: HazardFileProps }) {
  const { extension } = file;
  const form = (verb: FormVerb) => <HazardForm verb={verb} look={DESK_LOOK} {...formProps(file)} />;
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
          {form('requestExtension')}
        </details>
      ) : null}
      {file.mayRegrade ? (
        <details className="hz-fold">
          <summary>重新定级</summary>
          {form('grade')}
        </details>
      ) : null}
    </>
  );
}

/** Who asks for a later deadline and why, with the answer's form for whoever may give it. */
export function ExtensionPart({ file, look = DESK_LOOK }: { file: HazardFileProps; look?: FormLook }) {
  const { extension } = file;
  if (!extension) return null;
  return (
    <>
      <p>{extension.by}申请延长到{formatDay(extension.deadline)}。理由：{extension.reason}</p>
      {extension.mayDecide ? <HazardForm verb="decideExtension" look={look} {...formProps(file)} /> : <p className="soft">由质量安全总监或主要负责人审批，申请人不能自批。</p>}
    </>
  );
}
