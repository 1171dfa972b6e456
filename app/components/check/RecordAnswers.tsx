import { Link } from '@remix-run/react';
import { EvidencePhoto } from '~/components/ui';
import { LIMIT_STATE_NAMES, type LimitState } from '~/domain/risk/library/limit';
import { RESULT_NAMES } from '~/domain/routine/words';
import type { Measurement } from '~/domain/risk/list/measurements';
import { spotWords } from '~/domain/routine/spot';
import type { AnswerResult, SpotAnswer } from '~/domain/routine/types';

export interface ShownAnswer {
  readonly itemId: string;
  readonly riskPoint: string;
  readonly criterion: string;
  readonly limit: LimitState;
  readonly result: AnswerResult;
  readonly description: string;
  readonly immediateMeasure: string;
  readonly photos: readonly string[];
  /** What the item asks to be measured, what was, each as it is typed, and the same in words; '' where nothing was. */
  readonly measurements: readonly Measurement[] | null;
  readonly values: readonly string[];
  readonly product: string;
  readonly measured: string;
  /** The photo of the moment, or why there is none; missing where none was asked for. */
  readonly spot?: SpotAnswer | null;
  readonly hazard: { readonly id: string; readonly number: string } | null;
}

/** Photos of evidence, each opening in full. */
export function PhotoRow({ photos }: { photos: readonly string[] }) {
  if (photos.length === 0) return null;
  return (
    <div className="photo-row">
      {photos.map((hash, index) => (
        <EvidencePhoto key={hash} name={hash} alt={`照片 ${index + 1}`} />
      ))}
    </div>
  );
}

/** What came of the photo of the moment that an item was drawn for. */
export const SpotShown = ({ spot }: { spot: SpotAnswer }) => <><span className="soft">{spotWords(spot)}</span><PhotoRow photos={spot.photos} /></>;

/** The answers of a record, read-only, as a list for narrow screens. */
export function RecordAnswers({ items, hazardPath }: { items: readonly ShownAnswer[]; hazardPath: (id: string) => string }) {
  return (
    <ol className="answers">
      {items.map((item) => (
        <li key={item.itemId}>
          <span>
            {item.riskPoint} <span className={`result ${item.result}`}>{RESULT_NAMES[item.result]}</span>
          </span>
          {item.criterion ? (
            <small className="soft">
              {item.criterion}
              {item.limit === 'verified' ? '' : `（${LIMIT_STATE_NAMES[item.limit]}）`}
            </small>
          ) : null}
          {item.measured ? <span>测量值：{item.measured}</span> : null}
          {item.description ? <span>{item.result === 'notApplicable' ? '原因' : '问题'}：{item.description}</span> : null}
          {item.immediateMeasure ? <span>即时措施：{item.immediateMeasure}</span> : null}
          <PhotoRow photos={item.photos} />
          {item.spot ? <SpotShown spot={item.spot} /> : null}
          {item.hazard ? <Link to={hazardPath(item.hazard.id)}>隐患 {item.hazard.number}</Link> : null}
        </li>
      ))}
    </ol>
  );
}
