import { CheckboxField, DateField, HiddenField, SelectField, SubmitButton, TextAreaField, TextField, VerbForm } from '~/components/forms';
import { FactList, InstantText } from '~/components/ui';
import { MONTH_BLOCK_NAMES, MONTH_BLOCKS, type MonthlyMeeting } from '~/domain/routine/monthly';
import { dayOf, timeOf } from '~/domain/shared/instant';

interface Person {
  readonly id: string;
  readonly name: string;
}

const Told = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 0 ? null : <div className="told">{sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>;

/** Place, time, people and the six blocks of minutes that nobody has signed. */
export function MeetingForm({ meeting, people }: { meeting: MonthlyMeeting; people: readonly Person[] }) {
  const options = people.map((person) => ({ value: person.id, label: person.name }));
  return (
    <VerbForm action={`/routine/meetings/${meeting.id}/minutes`}>
      <HiddenField name="version" value={meeting.version} />
      <div className="columns-even">
        <TextField name="place" label="会议地点" required defaultValue={meeting.place} />
        <DateField name="heldDay" label="会议日期" required defaultValue={dayOf(meeting.heldAt)} />
        <TextField name="heldTime" label="会议时间" required type="time" defaultValue={timeOf(meeting.heldAt)} />
        <SelectField name="chairId" label="主持人" required options={options} defaultValue={meeting.chairId} />
        <SelectField name="recorderId" label="记录人" required options={options} defaultValue={meeting.recorderId} />
      </div>
      <CheckboxField name="attendees" label="参会人员" required options={options} defaultValue={meeting.attendees} />
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
          ['会议地点', meeting.place],
          ['会议时间', <InstantText key="at" at={meeting.heldAt} />],
          ['主持人', nameOf(meeting.chairId)],
          ['记录人', nameOf(meeting.recorderId)],
          ['参会人员', meeting.attendees.map(nameOf).join('、')],
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
