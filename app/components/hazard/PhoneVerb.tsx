import { phoneLook } from '~/components/phone/look';
import { formProps, type HazardFileProps } from './file';
import { HazardForm } from './HazardForms';

/** The form of the next verb on the phone, where it is the reader's turn; works without scripts. */
export function PhoneVerb({ file }: { file: HazardFileProps }) {
  const { hazard, form } = file;
  const look = phoneLook(`/my/hazards/${hazard.id}`);
  const onPhone = form === 'receive' || form === 'rectify' || form === 'verify';
  return (
    <>
      {onPhone ? <HazardForm verb={form} look={look} {...formProps(file)} /> : null}
      {form === 'grade' || form === 'notify' ? <p className="ph-sub">这一步请在电脑版的隐患页面办理。</p> : null}
      {file.mayRequestExtension ? (
        <details className="hz-fold">
          <summary>申请延期</summary>
          <HazardForm verb="requestExtension" look={look} {...formProps(file)} />
        </details>
      ) : null}
    </>
  );
}
