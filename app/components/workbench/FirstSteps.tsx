import { Link } from '@remix-run/react';
import { Section } from '~/components/ui';

type Key = 'organisation' | 'template' | 'publish' | 'check';

const STEPS: Readonly<Record<Key, { title: string; hint: string; to: string; act: string }>> = {
  organisation: { title: '建车间和岗位', hint: '按工厂实际的车间、班组、岗位建立，并任命人员。', to: '/organisation', act: '去组织' },
  template: { title: '选范本', hint: '按产品类别从范本库铺到自己的岗位上，没有对应的名称会请您指认。', to: '/risk', act: '去风险清单' },
  publish: { title: '逐项确认并发布', hint: '每一项符合本厂实际后由人确认；质量安全总监发布后，第二天起按它检查。', to: '/risk', act: '去确认' },
  check: { title: '扫码检查', hint: '打印岗位二维码贴到现场，检查人用手机扫码，逐项作答并签字。', to: '/organisation', act: '打印二维码' },
};

/** What a new factory does first, with what is done. */
export function FirstSteps({ steps }: { steps: readonly { key: Key; done: boolean; progress: string }[] }) {
  const next = steps.find((step) => !step.done)?.key;
  return (
    <Section title="从这里开始">
      <ol className="first-steps">
        {steps.map((step, index) => {
          const { title, hint, to, act } = STEPS[step.key];
          return (
            <li key={step.key} className={step.done ? 'done' : undefined}>
              <span className="mark" aria-hidden="true">{step.done ? '✓' : index + 1}</span>
              <span>
                <b>{title}</b>{step.done ? '（已完成）' : ''} <span className="soft">{step.progress}</span>
                <br />
                <span className="soft">{hint}</span>
              </span>
              {step.done ? <span /> : <Link className={step.key === next ? 'button primary' : 'button'} to={to}>{act}</Link>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
