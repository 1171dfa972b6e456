import { InstantText } from '~/components/ui';
import { tellAct } from '~/domain/hazard/tell';
import type { HazardAct, HazardGrade } from '~/domain/hazard/types';
import { Photos } from './Photos';

/** What photos of an act show. */
const CAPTIONS: Readonly<Partial<Record<HazardAct['verb'], string>>> = { rectify: '整改后', verify: '验收' };

/** The acts of a hazard from the first to the last: who, in which post, when, and what was said. */
export function Timeline({ acts, gradeNames }: { acts: readonly HazardAct[]; gradeNames: Readonly<Record<HazardGrade, string>> }) {
  return (
    <ol className="hz-timeline">
      {acts.map((act) => {
        const { head, lines, photos } = tellAct(act, gradeNames);
        return (
          <li key={act.id}>
            <p className="hz-act">
              <b>{head}</b> <span className="soft">{act.actorName}（{act.actorTitle}） · </span>
              <span className="soft">
                <InstantText at={act.at} />
              </span>
            </p>
            {lines.map(({ name, label, text }) => (
              <p key={name}>
                {label}：{text}
              </p>
            ))}
            <Photos hashes={photos} caption={CAPTIONS[act.verb] ?? ''} small />
          </li>
        );
      })}
    </ol>
  );
}
