import { ContractFields, type Known } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { useAlive } from '~/components/forms/useAlive';
import type { PeriodView } from '~/pages/routine/periodPage';
import { FactList, InstantText } from '~/components/ui';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { MONTH_BLOCK_NAMES, MONTH_BLOCKS, type MonthlyMeeting } from '~/domain/routine/monthly';
import { MEETING_LABELS } from '~/domain/routine/paperStanding';
import { WEEK_BLOCK_NAMES, WEEK_BLOCKS, WEEK_BLOCKS_REQUIRED, type WeeklyReport } from '~/domain/routine/weekly';
import type { Fields } from '~/domain/shared/fields';
import { dayOf, formatInstant, type Instant, timeOf } from '~/domain/shared/instant';

interface Blocks<B extends string> {
  readonly blocks: readonly B[];
  readonly paper: { readonly figures: { readonly sentences: Readonly<Record<B, readonly string[]>> }; readonly words: Readonly<Record<B, string>> };
}

/** What the records say of a block, above what people say. */
const Told = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 0 ? null : <div className="told">{sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>;

type Earlier = PeriodView['earlier'];

/** What was written into a block the time before, to be looked at and taken over. */
function Offered({ earlier, from, into, name }: { earlier: Earlier; from: string; into: string; name: string }) {
  const alive = useAlive();
  const text = earlier?.words[from]?.trim() ?? '';
  if (!earlier || text === '') return null;
  return (
    <details className="offered">
      <summary>上期写的“{name}”（{earlier.number}）</summary>
      <p className="said">{text}</p>
      {alive ? <button type="button" className="button" onClick={({ currentTarget: { form } }) => takeOver(form, into, text)}>接在本期文字后面</button> : null}
    </details>
  );
}

/** Adds a text to what stands in a field. */
function takeOver(form: HTMLFormElement | null, name: string, text: string): void {
  const field = form?.elements.namedItem(name);
  if (!(field instanceof HTMLTextAreaElement) || field.value.includes(text)) return;
  field.value = [field.value.trim(), text].filter(Boolean).join('\n');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}

/** The blocks of a paper that nobody has signed, each to be written below what the records say. */
const BlockFields = <B extends string>({ blocks, paper: { figures, words }, fields, required = [], earlier, follows }: Blocks<B> & { fields: Fields; required?: readonly B[]; earlier: Earlier; follows?: Readonly<Partial<Record<B, B>>> }) =>
  blocks.map((block) => (
    <div key={block} className="block">
      <Told sentences={figures.sentences[block]} />
      <ContractFields fields={fields} only={[block]} known={{ [block]: { required: required.includes(block), value: words[block] } }} />
      <Offered earlier={earlier} from={follows?.[block] ?? block} into={block} name={fields[follows?.[block] ?? block]?.label ?? ''} />
    </div>
  ));

/** The same, fixed by a signature or for a reader; `empty` stands where neither records nor people say anything. */
const BlockTexts = <B extends string>({ blocks, paper: { figures, words }, names, empty = null }: Blocks<B> & { names: Readonly<Record<B, string>>; empty?: string | null }) =>
  blocks.map((block) => (
    <div key={block} className="block">
      <h3>{names[block]}</h3>
      <Told sentences={figures.sentences[block]} />
      {words[block] ? <p className="said">{words[block]}</p> : empty && figures.sentences[block].length === 0 ? <p className="soft">{empty}</p> : null}
    </div>
  ));

type Report = Pick<WeeklyReport, 'id' | 'version' | 'words'> & { readonly figures: Pick<WeeklyReport['figures'], 'sentences'> };

/** The four blocks of a report that nobody has signed. */
export const WeekWordsForm = ({ report, earlier = null }: { report: Report; earlier?: Earlier }) => (
  <ContractForm contract={ROUTINE_CONTRACTS.editWeek} of={`/routine/reports/${report.id}`} known={{ version: { value: report.version } }} without={WEEK_BLOCKS}>
    <BlockFields blocks={WEEK_BLOCKS} paper={report} fields={ROUTINE_CONTRACTS.editWeek.fields} required={WEEK_BLOCKS_REQUIRED} earlier={earlier} follows={{ evaluation: 'nextWeek' }} />
  </ContractForm>
);

/** The same, fixed by a signature or for a reader. */
export const WeekWordsText = ({ report }: { report: Report }) => <BlockTexts blocks={WEEK_BLOCKS} paper={report} names={WEEK_BLOCK_NAMES} />;

interface Person {
  readonly id: string;
  readonly name: string;
}

const { editMonth: asked } = ROUTINE_CONTRACTS;
const SIDE_BY_SIDE = ['place', 'heldDay', 'heldTime', 'chairId', 'recorderId'];

/** Who signed in at a meeting and when, and who of the attendees has not. */
function attendanceWords({ attendees, attendances, heldAt }: Pick<MonthlyMeeting, 'attendees' | 'attendances' | 'heldAt'>, nameOf: (id: string) => string): string {
  const timeOn = (at: Instant): string => (dayOf(at) === dayOf(heldAt) ? timeOf(at) : formatInstant(at));
  const here = attendances.map(({ personId, at }) => `${nameOf(personId)} ${timeOn(at)}`);
  const rest = attendees.filter((id) => !attendances.some(({ personId }) => personId === id)).map(nameOf);
  if (here.length === 0) return '还没有人签到。参会人员在会议当天用自己的手机，在“今日”签到。';
  return `${here.join('、')}${rest.length > 0 ? `；未签到：${rest.join('、')}` : '；全部签到'}。`;
}

/** Place, time, people and the six blocks of minutes that nobody has signed. */
export function MeetingForm({ meeting, people, earlier = null }: { meeting: MonthlyMeeting; people: readonly Person[]; earlier?: Earlier }) {
  const options = people.map((person) => ({ value: person.id, label: person.name }));
  const { version, place, heldAt, chairId, recorderId, attendees } = meeting;
  const known: Readonly<Record<string, Known>> = {
    version: { value: version }, place: { value: place, required: true }, heldDay: { value: dayOf(heldAt) }, heldTime: { value: timeOf(heldAt) },
    chairId: { options, value: chairId }, recorderId: { options, value: recorderId }, attendees: { options, value: attendees, required: true },
  };
  return (
    <ContractForm contract={asked} of={`/routine/meetings/${meeting.id}`} known={known} without={[...SIDE_BY_SIDE, 'attendees', ...MONTH_BLOCKS]}>
      <div className="columns-even">
        <ContractFields fields={asked.fields} known={known} only={SIDE_BY_SIDE} />
      </div>
      <ContractFields fields={asked.fields} known={known} only={['attendees']} />
      <p className="soft">签到：{attendanceWords(meeting, (id) => people.find((person) => person.id === id)?.name ?? '—')}</p>
      <BlockFields blocks={MONTH_BLOCKS} paper={meeting} fields={asked.fields} earlier={earlier} />
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
          ['签到', attendanceWords(meeting, nameOf)],
        ]}
      />
      <BlockTexts blocks={MONTH_BLOCKS} paper={meeting} names={MONTH_BLOCK_NAMES} empty="无。" />
    </>
  );
}
