import { HiddenField, SubmitButton, TextAreaField, VerbForm } from '~/components/forms';
import { WEEK_BLOCK_NAMES, WEEK_BLOCKS, WEEK_BLOCKS_REQUIRED, type WeeklyReport } from '~/domain/routine/weekly';
import { Told } from './Told';

type Blocks = Pick<WeeklyReport, 'id' | 'version' | 'words'> & { readonly figures: Pick<WeeklyReport['figures'], 'sentences'> };

/** The four blocks of a report that nobody has signed, each below what the records say. */
export function WeekWordsForm({ report }: { report: Blocks }) {
  return (
    <VerbForm action={`/routine/reports/${report.id}/words`}>
      <HiddenField name="version" value={report.version} />
      {WEEK_BLOCKS.map((block) => (
        <div key={block} className="block">
          <Told sentences={report.figures.sentences[block]} />
          <TextAreaField name={block} label={WEEK_BLOCK_NAMES[block]} required={WEEK_BLOCKS_REQUIRED.includes(block)} defaultValue={report.words[block]} rows={3} />
        </div>
      ))}
      <SubmitButton>保存文字</SubmitButton>
    </VerbForm>
  );
}

/** The same, fixed by a signature or for a reader. */
export function WeekWordsText({ report }: { report: Blocks }) {
  return (
    <>
      {WEEK_BLOCKS.map((block) => (
        <div key={block} className="block">
          <h3>{WEEK_BLOCK_NAMES[block]}</h3>
          <Told sentences={report.figures.sentences[block]} />
          {report.words[block] ? <p className="said">{report.words[block]}</p> : null}
        </div>
      ))}
    </>
  );
}
