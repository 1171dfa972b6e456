import { HiddenField, Kept, SelectField, SubmitButton, TextField, VerbForm } from '~/components/forms';
import { DayText, Section } from '~/components/ui';
import { NODE_LABELS } from '~/domain/organisation/nodeStanding';
import type { Day } from '~/domain/shared/day';

interface Node {
  readonly kind: 'workshops' | 'teams' | 'posts';
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly place: string | null;
  readonly dueTime: string | null;
  readonly places: readonly { readonly value: string; readonly label: string }[];
}

/** 已关闭 with its day. */
export const DateText = ({ day }: { day: Day }) => (
  <>
    已于 <DayText day={day} /> 关闭
  </>
);

/** The verbs of a workshop, team or post: rename, move, due time, close. */
export function NodeForms({ node }: { node: Node }) {
  const to = `/organisation/${node.kind}/${node.id}`;
  return (
    <div className="organisation-forms">
      <Section title="改名">
        <Kept record={node} words={(known) => known.name}>
          {(known) => (
            <VerbForm action={`${to}/name`}>
              <HiddenField name="version" value={known.version} />
              <TextField name="name" label={NODE_LABELS.name} required defaultValue={known.name} help="已形成的记录保持当时的名称。" />
              <SubmitButton>改名</SubmitButton>
            </VerbForm>
          )}
        </Kept>
      </Section>
      {node.kind === 'workshops' ? (
        <Section title="排序">
          <div className="fields-row">
            {(['up', 'down'] as const).map((direction) => (
              <VerbForm action={`${to}/order`} key={direction}>
                <HiddenField name="direction" value={direction} />
                <SubmitButton quiet>{direction === 'up' ? '上移一位' : '下移一位'}</SubmitButton>
              </VerbForm>
            ))}
          </div>
        </Section>
      ) : (
        <Section title="移动">
          <Kept record={node} words={(known) => String(known.place)}>
            {(known) => (
              <VerbForm action={`${to}/place`}>
                <HiddenField name="version" value={known.version} />
                <SelectField name={known.kind === 'teams' ? 'workshopId' : 'place'} label={known.kind === 'teams' ? '移到车间' : '移到车间或班组'} required options={known.places} defaultValue={known.place} />
                <SubmitButton>移动</SubmitButton>
              </VerbForm>
            )}
          </Kept>
        </Section>
      )}
      {node.dueTime ? (
        <Section title={NODE_LABELS.dueTime}>
          <Kept record={node} words={(known) => String(known.dueTime)}>
            {(known) => (
              <VerbForm action={`${to}/due-time`}>
                <HiddenField name="version" value={known.version} />
                <TextField name="dueTime" label="时限" required maxLength={5} defaultValue={known.dueTime} help="24小时制，例如 18:00。当天这个时刻之前提交算按时；从下一次检查起生效。" />
                <SubmitButton>修改时限</SubmitButton>
              </VerbForm>
            )}
          </Kept>
        </Section>
      ) : null}
      <Section title="关闭">
        <VerbForm action={`${to}/close`}>
          <SubmitButton danger confirm={`“${node.name}”关闭后不能重开，名称也不再使用；已有记录仍可查看。`}>关闭</SubmitButton>
        </VerbForm>
      </Section>
    </div>
  );
}
