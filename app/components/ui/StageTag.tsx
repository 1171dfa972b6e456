import { HAZARD_STAGES, type HazardStage } from '~/domain/hazard/types';
import { HAZARD_STAGE_NAMES } from '~/domain/hazard/words';

/** Where a hazard stands on its way, with how far it has come. */
export function StageTag({ stage }: { stage: HazardStage }) {
  const reached = HAZARD_STAGES.indexOf(stage);
  return (
    <span className={`stage-tag ${stage === 'closed' ? 'closed' : ''}`}>
      <svg width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
        {HAZARD_STAGES.map((name, index) => (
          <rect key={name} x={index * 4.4} y="1" width="3" height="6" rx="0.5" className={index <= reached ? 'reached' : 'ahead'} />
        ))}
      </svg>
      {HAZARD_STAGE_NAMES[stage]}
    </span>
  );
}
