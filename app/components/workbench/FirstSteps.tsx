import { Link } from '@remix-run/react';
import { Section } from '~/components/ui';
import { FIRST_STEPS, type FirstStep } from '~/domain/organisation/firstSteps';
import { type Day, formatDay } from '~/domain/shared/day';

/** What a new factory does first, with what is done. */
export function FirstSteps({ steps, effectiveOn }: { steps: readonly FirstStep[]; effectiveOn: Day }) {
  const next = steps.find((step) => !step.done)?.key;
  return (
    <Section title="从这里开始">
      <ol className="first-steps">
        {steps.map((step, index) => {
          const { title, hint, to, act } = FIRST_STEPS[step.key];
          return (
            <li key={step.key} className={step.done ? 'done' : undefined}>
              <span className="mark" aria-hidden="true">{step.done ? '✓' : index + 1}</span>
              <span>
                <b>{title}</b>{step.done ? '（已完成）' : ''} <span className="soft">{step.progress}</span>
                <br />
                <span className="soft">{hint}{step.key === 'publish' && !step.done ? `今天发布的，自${formatDay(effectiveOn)}起按它检查。` : ''}</span>
                {step.rules && !step.done ? <details className="soft"><summary>按企业档案得出的要求和出处</summary><ul>{step.rules.map((rule) => <li key={rule}>{rule}</li>)}</ul></details> : null}
              </span>
              {step.done ? <span /> : <Link className={step.key === next ? 'button primary' : 'button'} to={to}>{act}</Link>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
