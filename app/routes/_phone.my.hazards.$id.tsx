import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { Kept } from '~/components/forms/Kept';
import { BeforeAfter } from '~/components/hazard/BeforeAfter';
import { Limit } from '~/components/hazard/Limit';
import { PhoneVerb } from '~/components/hazard/PhoneVerb';
import { PhonePage } from '~/components/phone/PhonePage';
import { FactList } from '~/components/ui/FactList';
import { lastAct } from '~/domain/hazard/story';
import { HAZARD_STAGE_NAMES } from '~/domain/vocabulary/labels';
import { hazardFile } from '~/pages/hazardFile';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { answerHazard, ExtensionForm, ReceiptForm, RectificationForm, VerificationForm } from '~/platform/web/hazardForms';
import { parsePhotoForm } from '~/platform/web/photoForm';
import { notFound } from '~/platform/web/respond';
import { receiveHazard } from '~/services/hazards/receiveHazard';
import { rectifyHazard } from '~/services/hazards/rectifyHazard';
import { requestExtensionOf } from '~/services/hazards/requestExtensionOf';
import { verifyHazard } from '~/services/hazards/verifyHazard';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.hazard.number ?? '隐患'} · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.view');
  return (await hazardFile(cx, leave, args.params.id!)) ?? notFound();
}

/** The verb stands in the address (`?act=`), so that each form works without scripts and answers on this page. */
export async function action(args: ActionFunctionArgs) {
  const id = args.params.id!;
  switch (new URL(args.request.url).searchParams.get('act')) {
    case 'receive': {
      const { cx, leave } = await authorise(args, 'hazard.receive');
      const form = await parseForm(args.request, ReceiptForm);
      return form.ok ? answerHazard(await receiveHazard(cx, leave, id, form.value), form.values, args.request, '/my/hazards') : form.response;
    }
    case 'requestExtension': {
      const { cx, leave } = await authorise(args, 'hazard.requestExtension');
      const form = await parseForm(args.request, ExtensionForm);
      return form.ok ? answerHazard(await requestExtensionOf(cx, leave, id, form.value), form.values, args.request, '/my/hazards') : form.response;
    }
    case 'rectify': {
      const { cx, leave } = await authorise(args, 'hazard.rectify');
      const form = await parsePhotoForm({ cx, leave }, args.request, RectificationForm);
      return form.ok ? answerHazard(await rectifyHazard(cx, leave, id, form.value), form.values, args.request, '/my/hazards') : form.response;
    }
    case 'verify': {
      const { cx, leave } = await authorise(args, 'hazard.verify');
      const form = await parsePhotoForm({ cx, leave }, args.request, VerificationForm);
      return form.ok ? answerHazard(await verifyHazard(cx, leave, id, form.value), form.values, args.request, '/my/hazards') : form.response;
    }
    default:
      return redirect(`/my/hazards/${id}`);
  }
}

export default function MyHazard() {
  const file = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const act = useSearchParams()[0].get('act');
  const { hazard, acts, step, photosAfter } = file;
  const requirement = lastAct(acts, 'notify')?.details.requirement;
  const returned = lastAct(acts, 'verify')?.details;
  return (
    <PhonePage title={hazard.title} subtitle={`${hazard.number} · ${HAZARD_STAGE_NAMES[hazard.stage]}`} back="/my/hazards">
      {returned && !returned.passed && hazard.stage === 'rectifying' ? (
        <p className="ph-strip" role="status">
          验收退回：{returned.opinion}
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
        ]}
      />
      {hazard.photos.length + photosAfter.length > 0 ? <BeforeAfter before={hazard.photos} after={photosAfter} /> : null}
      <Kept key={hazard.id} record={file} words={(known) => String(known.hazard.version)}>{(known) => <PhoneVerb file={known} state={state} act={act} />}</Kept>
    </PhonePage>
  );
}
