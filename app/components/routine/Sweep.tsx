import { Link } from '@remix-run/react';
import { ItemAnswer } from '~/components/check/ItemAnswer';
import { ContractForm } from '~/components/forms/ContractForm';
import { PhotosField } from '~/components/forms/PhotosField';
import { SelectField } from '~/components/forms/SelectField';
import type { FormState } from '~/components/forms/state';
import { Typed } from '~/components/forms/Typed';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { type SweepLine, sweepSentences } from '~/domain/routine/sweep';
import { RESULT_NAMES } from '~/domain/routine/words';
import type { OpenLine, SweepFormView } from '~/pages/routine/sweepPages';

const { sweepWeek: asked } = ROUTINE_CONTRACTS;
const { place, photo } = asked.fields.answers.fields;

/** What the director swept: each item with its result and what came of it. */
export function SweepText({ lines }: { lines: readonly SweepLine[] }) {
  return (
    <>
      <p className="soft">{sweepSentences(lines)[0]}</p>
      <ol className="swept">
        {lines.map(({ itemId, content, place: where, result, description, immediateMeasure, hazard }) => (
          <li key={itemId}>
            <span>
              {content} <strong>{result ? RESULT_NAMES[result] : '未排查'}</strong>
            </span>
            {where ? <small className="soft">{where}</small> : null}
            {description ? <span>{result === 'notApplicable' ? '原因' : '问题'}：{description}</span> : null}
            {immediateMeasure ? <span>即时措施：{immediateMeasure}</span> : null}
            {hazard ? <span><Link to={`/hazards/${hazard.id}`}>隐患 {hazard.number}</Link>（{hazard.place}）</span> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

/** One item to be answered. */
function SweepCard({ line: { itemId, content, place: where, posts, result, description, immediateMeasure }, at }: { line: OpenLine; at: number }) {
  return (
    <div className="check-card">
      <h2 className="correct-point">{`${at}. ${content}`}</h2>
      {where ? <p className="help">{where}</p> : null}
      <ItemAnswer id={itemId} point={content} given={{ result: result ?? undefined, description, measure: immediateMeasure }}>
        {posts.length > 0 ? <SelectField name={`place.${itemId}`} label={place.label} options={posts} required /> : null}
        <PhotosField name={`photo.${itemId}`} label={photo.label} help="可选，最多 9 张；JPEG、PNG 或 WebP，每张不超过 10 MB。" />
      </ItemAnswer>
    </div>
  );
}

const WRITTEN = /^(?:description|measure|otherWhy)\.(.+)$/;

/** What was typed to items that are no longer asked, because they were ended or registered meanwhile: nothing written is lost. */
function WrittenElsewhere({ open, values = {} }: { open: readonly OpenLine[]; values: FormState['values'] | undefined }) {
  const asked = new Set(open.map(({ itemId }) => itemId));
  const words = Object.entries(values).filter(([name]) => WRITTEN.test(name) && !asked.has(WRITTEN.exec(name)![1]!));
  return <Typed title="写给已停用或已登记的项目的内容（没有保存，需要的请复制）" values={Object.fromEntries(words)} />;
}

/** The items of an unsigned report whose hazard is not registered; those that are not answered stay open. */
export const SweepForm = ({ view, state }: { view: SweepFormView; state: FormState | undefined }) => (
  <ContractForm contract={asked} state={state} known={{ version: { value: view.version } }} without={['answers']}>
    <WrittenElsewhere open={view.open} values={state?.values} />
    {view.open.map((line, index) => <SweepCard key={line.itemId} line={line} at={index + 1} />)}
  </ContractForm>
);
