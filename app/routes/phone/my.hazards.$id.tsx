import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Kept } from '~/components/forms/Kept';
import { BeforeAfter } from '~/components/hazard/BeforeAfter';
import { Limit } from '~/components/hazard/Limit';
import { Photos } from '~/components/hazard/Photos';
import { PhoneVerb } from '~/components/hazard/PhoneVerb';
import { PhonePage } from '~/components/phone/PhonePage';
import { FactList } from '~/components/ui/FactList';
import { lastAct } from '~/domain/story/acts';
import { HAZARD_STAGE_NAMES } from '~/domain/hazard/words';
import { hazardFile } from '~/pages/hazard/hazardFile';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.hazard.number ?? '隐患'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'hazard.view');
  return (await hazardFile(cx, permit, args.params.id!)) ?? notFound();
}

export default function MyHazard() {
  const file = useLoaderData<typeof loader>();
  const { hazard, acts, step, photosAfter } = file;
  const requirement = lastAct(acts, 'notify')?.details.requirement;
  const judged = lastAct(acts, 'verify')?.details;
  const rectified = lastAct(acts, 'rectify')?.details;
  return (
    <PhonePage title={hazard.title} subtitle={`${hazard.number} · ${HAZARD_STAGE_NAMES[hazard.stage]}`} back="/my/hazards">
      {judged && !judged.passed && hazard.stage === 'rectifying' ? (
        <p className="ph-strip" role="status">
          验收退回：{judged.opinion}
        </p>
      ) : null}
      <p>{step ? <>下一步：<b>{step.act}</b>，由{step.who}办理。{file.notYou}</> : '已验收销号，记录已经固定。'}</p>
      <FactList
        facts={[
          ['整改期限', <Limit key="limit" deadline={hazard.deadline} daysOver={file.daysOver} />],
          ['整改要求', requirement],
          ['情况', hazard.description],
          ['即时措施', hazard.immediateMeasure],
          ['岗位', `${hazard.workshopName} · ${hazard.postName}`],
          ['责任人', hazard.responsibleName],
          ...(rectified ? [['整改措施', rectified.measure] as const] : []),
          ...(judged?.passed ? [['验收意见', judged.opinion] as const] : []),
        ]}
      />
      {hazard.photos.length + photosAfter.length > 0 ? <BeforeAfter before={hazard.photos} after={photosAfter} /> : null}
      {judged?.passed && judged.photos.length > 0 ? <Photos hashes={judged.photos} caption="验收时" /> : null}
      <Kept key={hazard.id} record={file} words={(known) => String(known.hazard.version)}>{(known) => <PhoneVerb file={known} />}</Kept>
    </PhonePage>
  );
}
