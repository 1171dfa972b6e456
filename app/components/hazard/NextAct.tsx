import { Notice, Section } from '~/components/ui';
import { formatDay } from '~/domain/shared/day';
import type { HazardStage } from '~/domain/hazard/types';
import type { TermKey } from '~/domain/rulepack/vocabulary';
import { DESK_LOOK, type FormLook } from '~/components/forms/look';
import { formProps, type HazardFileProps } from './file';
import { HazardForm } from './HazardForms';

/** The term that the next step of a hazard turns on. */
const TERM: Readonly<Partial<Record<HazardStage, TermKey>>> = { registered: 'grade', graded: 'notice', rectifying: 'treatment', awaitingVerification: 'verification' };

/** What happens next and who must do it; the form itself where it is the reader's turn, and no other verb. */
export function NextAct({ file }: { file: HazardFileProps }) {
  const { hazard, step, daysOver, notYou } = file;
  if (!step) return <Notice tone="success" title={`已于${hazard.closedDay ? formatDay(hazard.closedDay) : ''}验收销号`}>记录已经固定，不能再改。</Notice>;
  const limit = hazard.deadline ? `期限 ${formatDay(hazard.deadline)}${daysOver > 0 ? `，已逾期 ${daysOver} 天` : ''}` : undefined;
  return (
    <Section term={TERM[hazard.stage]} title={`下一步：${step.act}`} extra={limit ? <span className={daysOver > 0 ? 'hz-over' : 'soft'}>{limit}</span> : undefined}>
      <p className="hz-turn">
        由<b>{step.who}</b>办理。{notYou}
      </p>
      <NextForm file={file} />
    </Section>
  );
}

/** The form of the next step; nothing where it is not the reader's turn. */
export function NextForm({ file, look = DESK_LOOK }: { file: HazardFileProps; look?: FormLook }) {
  const { form } = file;
  return form && form !== 'register' && form !== 'handOver' ? <HazardForm verb={form} look={look} {...formProps(file)} /> : null;
}
