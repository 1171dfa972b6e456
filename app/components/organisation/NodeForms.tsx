import { HiddenField, Kept, SubmitButton, VerbForm } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { DayText, Section } from '~/components/ui';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { UNDO_MINUTES } from '~/domain/organisation/undo';
import { NODE_LABELS } from '~/domain/organisation/places/nodeStanding';
import type { Day } from '~/domain/shared/day';

interface Node {
  readonly kind: 'workshops' | 'teams' | 'posts';
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly place: string | null;
  readonly dueTime: string | null;
  readonly undoable: boolean;
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
  const of = `/organisation/${node.kind}/${node.id}`;
  return (
    <div className="organisation-forms">
      <Section title="改名">
        <Kept record={node} words={(known) => known.name}>
          {(known) => (
            <ContractForm of={of} contract={ORGANISATION_CONTRACTS.rename} known={{ version: { value: known.version }, name: { value: known.name } }} />
          )}
        </Kept>
      </Section>
      {node.kind === 'workshops' ? (
        <Section title="排序">
          <div className="fields-row">
            {(['up', 'down'] as const).map((direction) => (
              <VerbForm action={`${of}/${ORGANISATION_CONTRACTS.orderWorkshop.at}`} key={direction}>
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
              <ContractForm
                of={of}
                contract={known.kind === 'teams' ? ORGANISATION_CONTRACTS.moveTeam : ORGANISATION_CONTRACTS.movePost}
                known={{ version: { value: known.version }, [known.kind === 'teams' ? 'workshopId' : 'place']: { options: known.places, value: known.place } }}
              />
            )}
          </Kept>
        </Section>
      )}
      {node.dueTime ? (
        <Section title={NODE_LABELS.dueTime}>
          <Kept record={node} words={(known) => String(known.dueTime)}>
            {(known) => (
              <ContractForm of={of} contract={ORGANISATION_CONTRACTS.setDueTime} known={{ version: { value: known.version }, dueTime: { value: known.dueTime } }} />
            )}
          </Kept>
        </Section>
      ) : null}
      {node.undoable ? (
        <Section title="撤销设立">
          <p className="soft">设立后 {UNDO_MINUTES} 分钟内、还没有用到的，可以撤销，名称可以再用。</p>
          <ContractForm of={of} contract={ORGANISATION_CONTRACTS.undoNode} quiet />
        </Section>
      ) : null}
      <Section title="关闭">
        <ContractForm of={of} contract={ORGANISATION_CONTRACTS.close} danger confirm={`“${node.name}”关闭后不能重开，名称也不再使用；已有记录仍可查看。`} />
      </Section>
    </div>
  );
}
