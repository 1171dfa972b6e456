import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { BeforeAfter } from '~/components/hazard/BeforeAfter';
import { HazardFacts } from '~/components/hazard/HazardFacts';
import { NextAct } from '~/components/hazard/NextAct';
import { SideActs } from '~/components/hazard/SideActs';
import { Timeline } from '~/components/hazard/Timeline';
import { Kept } from '~/components/forms';
import { GradeTag, PageHeader, Section, StageTag } from '~/components/ui';
import { PaperFiles } from '~/components/ui/PaperFiles';
import { hazardFile } from '~/pages/hazard/hazardFile';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.hazard.number ?? '隐患'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  return (await hazardFile(cx, permit, args.params.id!)) ?? notFound();
}

/** Every act on a hazard moves its forms on. */
const versionOf = ({ hazard }: { hazard: { version: number } }): string => String(hazard.version);

/** The whole story of one hazard: what happens next on top, then before and after, then every act. */
export default function HazardFile() {
  const file = useLoaderData<typeof loader>();
  const { hazard, acts, gradeName, photosAfter, noticeNumber } = file;
  return (
    <>
      <PageHeader
        trail={[{ label: '隐患', to: '/hazards' }]}
        title={hazard.title}
        description={
          <span className="hz-head">
            <span className="mono">{hazard.number}</span> <GradeTag grade={hazard.grade} name={gradeName || undefined} /> <StageTag stage={hazard.stage} />
          </span>
        }
        actions={
          <>
            {noticeNumber ? <PaperFiles title="整改通知单" pdf={`/hazards/${hazard.id}/notice.pdf`} /> : null}
            {acts.some(({ verb }) => verb === 'verify') ? <PaperFiles title="治理验收表" pdf={`/hazards/${hazard.id}/verification.pdf`} /> : null}
          </>
        }
      />
      <div className="split">
        <div>
          <Kept key={hazard.id} record={file} words={versionOf}>{(known) => <NextAct file={known} />}</Kept>
          <Section title="整改前后">
            <BeforeAfter before={hazard.photos} after={photosAfter} />
          </Section>
          <Section title="经过">
            <Timeline acts={acts} gradeNames={Object.fromEntries(file.grades.map(({ value, label }) => [value, label])) as Record<(typeof file.grades)[number]['value'], string>} />
          </Section>
        </div>
        <aside>
          <HazardFacts file={file} />
          <Kept key={hazard.id} record={file} words={versionOf}>{(known) => <SideActs file={known} />}</Kept>
          {file.earlier.length > 0 ? (
            <Section title="同一风险项此前的隐患">
              <ul className="hz-links">
                {file.earlier.map(({ id, number }) => (
                  <li key={id}>
                    <Link to={`/hazards/${id}`}>{number}</Link>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </aside>
      </div>
    </>
  );
}
