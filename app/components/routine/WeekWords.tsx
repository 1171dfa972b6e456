import { ContractFields } from '~/components/forms/ContractFields';
import { ContractForm } from '~/components/forms/ContractForm';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { WEEK_BLOCK_NAMES, WEEK_BLOCKS, WEEK_BLOCKS_REQUIRED, type WeeklyReport } from '~/domain/routine/weekly';
import { Told } from './Told';

type Blocks = Pick<WeeklyReport, 'id' | 'version' | 'words'> & { readonly figures: Pick<WeeklyReport['figures'], 'sentences'> };

const { editWeek: asked } = ROUTINE_CONTRACTS;

/** The four blocks of a report that nobody has signed, each below what the records say. */
export function WeekWordsForm({ report }: { report: Blocks }) {
  return (
    <ContractForm contract={asked} of={`/routine/reports/${report.id}`} known={{ version: { value: report.version } }} without={WEEK_BLOCKS}>
      {WEEK_BLOCKS.map((block) => (
        <div key={block} className="block">
          <Told sentences={report.figures.sentences[block]} />
          <ContractFields fields={asked.fields} only={[block]} known={{ [block]: { required: WEEK_BLOCKS_REQUIRED.includes(block), value: report.words[block] } }} />
        </div>
      ))}
    </ContractForm>
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
