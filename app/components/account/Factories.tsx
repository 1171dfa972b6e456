import { VerbForm } from '~/components/forms/VerbForm';

/** The factories an account belongs to, to go on in another; nothing is shown to people of a single one who are in it. */
export function Factories({ factories, acting }: { readonly factories: readonly { readonly enterpriseId: string; readonly enterpriseName: string }[]; readonly acting: string | null }) {
  if (factories.every(({ enterpriseId }) => enterpriseId === acting)) return null;
  return (
    <>
      <h2>所属企业</h2>
      <VerbForm action="/switch" className="">
        {factories.map(({ enterpriseId, enterpriseName }) => (
          <p key={enterpriseId} className="factory">
            {enterpriseName}
            {enterpriseId === acting ? <strong>（当前）</strong> : <button type="submit" className="quiet" name="enterpriseId" value={enterpriseId}>进入</button>}
          </p>
        ))}
      </VerbForm>
    </>
  );
}
