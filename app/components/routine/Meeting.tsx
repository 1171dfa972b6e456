import { CheckboxField, DateField, HiddenField, SelectField, SubmitButton, TextAreaField, TextField, VerbForm } from '~/components/forms';
import { FactList, InstantText } from '~/components/ui';
import { MONTH_BLOCK_NAMES, MONTH_BLOCKS, type MonthlyMeeting } from '~/domain/routine/monthly';
import { MEETING_LABELS } from '~/domain/routine/paperStanding';
import { dayOf, timeOf } from '~/domain/shared/instant';
import { Told } from './Told';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Place, time, people and the six blocks of minutes that nobody has signed. */
export function MeetingForm({ meeting, people }: { meeting: MonthlyMeeting; people: readonly Person[] }) {
  const options = people.map((person) => ({ value: person.id, label: person.name }));
  return (
    <VerbForm action={`/routine/meetings/${meeting.id}/minutes`}>
      <HiddenField name="version" value={meeting.version} />
      <div className="columns-even">
        <TextField name="place" label={MEETING_LABELS.place} required defaultValue={meeting.place} />
        <DateField name="heldDay" label={MEETING_LABELS.heldDay} required defaultValue={dayOf(meeting.heldAt)} />
        <TextField name="heldTime" label={MEETING_LABELS.heldTime} required type="time" defaultValue={timeOf(meeting.heldAt)} />
        <SelectField name="chairId" label={MEETING_LABELS.chairId} required options={options} defaultValue={meeting.chairId} />
        <SelectField name="recorderId" label={MEETING_LABELS.recorderId} required options={options} defaultValue={meeting.recorderId} />
      </div>
      <CheckboxField name="attendees" label={MEETING_LABELS.attendees} required options={options} defaultValue={meeting.attendees} />
      {MONTH_BLOCKS.map((block) => (
        <div key={block} className="block">
          <Told sentences={meeting.figures.sentences[block]} />
          <TextAreaField name={block} label={MONTH_BLOCK_NAMES[block]} defaultValue={meeting.words[block]} rows={3} />
        </div>
      ))}
      <SubmitButton>保存纪要</SubmitButton>
    </VerbForm>
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
