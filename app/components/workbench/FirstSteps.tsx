import { Link } from '@remix-run/react';
import { Section } from '~/components/ui';
import { type Day, formatDay } from '~/domain/shared/day';
import type { FirstStep } from '~/pages/desk/firstSteps';

type Key = FirstStep['key'];

const STEPS: Readonly<Record<Key, { title: string; hint: string; to: string; act: string }>> = {
  profile: { title: '填企业档案', hint: '产品适用哪种情况、多少人，决定应配备哪些人员；不填，系统不替您下结论。', to: '/settings#profile', act: '去企业档案' },
  workWeek: { title: '定开工日', hint: '哪几天开工、节假日是否生产，应检的日子按它计算；停产也在这里申报。', to: '/routine/stops', act: '开工日、班次与停产' },
  organisation: { title: '建车间和岗位', hint: '按工厂实际的车间、班组、岗位建立。', to: '/organisation', act: '去组织' },
  people: { title: '录入人员，交付账号', hint: '从表格粘贴，一次录入；打印每人的首次登录条，裁开交给本人。每个岗位都要有人。', to: '/organisation/people/roll', act: '去录入' },
  appointments: { title: '任命主要负责人、总监和员', hint: '要配备哪些，按企业档案判断；任命文件可以以后补上。', to: '/organisation/appointments', act: '去任命' },
  template: { title: '选范本', hint: '按产品类别从范本库铺到自己的岗位上，没有对应的名称会请您指认。', to: '/risk', act: '去风险清单' },
  publish: { title: '逐项确认并发布', hint: '每一项符合本厂实际后由人确认；质量安全总监发布后，', to: '/risk', act: '去确认' },
  check: { title: '扫码检查', hint: '打印岗位二维码贴到现场，检查人用手机扫码，逐项作答并签字。', to: '/organisation/codes', act: '打印二维码' },
};

/** What a new factory does first, with what is done. */
export function FirstSteps({ steps, effectiveOn }: { steps: readonly FirstStep[]; effectiveOn: Day }) {
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
                <span className="soft">{hint}{step.key === 'publish' ? `自${formatDay(effectiveOn)}起按它检查。` : ''}</span>
              </span>
              {step.done ? <span /> : <Link className={step.key === next ? 'button primary' : 'button'} to={to}>{act}</Link>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
