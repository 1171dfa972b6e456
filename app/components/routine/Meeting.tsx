import { ContractFields, type Known } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { FactList, InstantText } from '~/components/ui';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { MONTH_BLOCK_NAMES, MONTH_BLOCKS, type MonthlyMeeting } from '~/domain/routine/monthly';
import { MEETING_LABELS } from '~/domain/routine/paperStanding';
import { dayOf, timeOf } from '~/domain/shared/instant';
import { Told } from './Told';

interface Person {
  readonly id: string;
  readonly name: string;
}

const { editMonth: asked } = ROUTINE_CONTRACTS;
const SIDE_BY_SIDE = ['place', 'heldDay', 'heldTime', 'chairId', 'recorderId'];

/** Place, time, people and the six blocks of minutes that nobody has signed. */
export function MeetingForm({ meeting, people }: { meeting: MonthlyMeeting; people: readonly Person[] }) {
  const options = people.map((person) => ({ value: person.id, label: person.name }));
  const { version, place, heldAt, chairId, recorderId, attendees, words, figures } = meeting;
  const known: Readonly<Record<string, Known>> = {
    version: { value: version }, place: { value: place, required: true }, heldDay: { value: dayOf(heldAt) }, heldTime: { value: timeOf(heldAt) },
    chairId: { options, value: chairId }, recorderId: { options, value: recorderId }, attendees: { options, value: attendees, required: true },
    ...Object.fromEntries(MONTH_BLOCKS.map((block) => [block, { value: words[block] }])),
  };
  return (
    <ContractForm contract={asked} of={`/routine/meetings/${meeting.id}`} known={known} without={[...SIDE_BY_SIDE, 'attendees', ...MONTH_BLOCKS]}>
      <div className="columns-even">
        <ContractFields fields={asked.fields} known={known} only={SIDE_BY_SIDE} />
      </div>
      <ContractFields fields={asked.fields} known={known} only={['attendees']} />
      {MONTH_BLOCKS.map((block) => (
        <div key={block} className="block">
          <Told sentences={figures.sentences[block]} />
          <ContractFields fields={asked.fields} known={known} only={[block]} />
        </div>
      ))}
    </ContractForm>
  );
}

/** The same, fixed by a signature or for a reader. */
export function MeetingText({ meeting, people }: { meeting: MonthlyMeeting; people: readonly Person[] }) {
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '—';
  return (
    <>
      <FactList
        facts={[
          [MEETING_LABELS.place, meeting.place],
          [MEETING_LABELS.heldTime, <InstantText key="at" at={meeting.heldAt} />],
          [MEETING_LABELS.chairId, nameOf(meeting.chairId)],
          [MEETING_LABELS.recorderId, nameOf(meeting.recorderId)],
          [MEETING_LABELS.attendees, meeting.attendees.map(nameOf).join('、')],
        ]}
      />
      {MONTH_BLOCKS.map((block) => (
        <div key={block} className="block">
          <h3>{MONTH_BLOCK_NAMES[block]}</h3>
          <Told sentences={meeting.figures.sentences[block]} />
          {meeting.words[block] ? <p className="said">{meeting.words[block]}</p> : meeting.figures.sentences[block].length === 0 ? <p className="soft">无。</p> : null}
        </div>
      ))}
    </>
  );
}
