import { VerbForm } from '../forms/VerbForm';

/** In which factory one acts, for people of several; nothing for others. */
export function FactoryChoice({ enterpriseId, memberships, desk }: { enterpriseId: string; desk: boolean; memberships: readonly { readonly enterpriseId: string; readonly enterpriseName: string }[] }) {
  if (memberships.length < 2) return null;
  return (
    <section aria-labelledby="factories">
      <h2 id="factories">企业</h2>
      <VerbForm action="/switch" className="">
        <input type="hidden" name="next" value="/today" />
        <ul className="ph-list">
          {memberships.map((one) => (
            <li key={one.enterpriseId}>
              <button type="submit" className="ph-row" name="enterpriseId" value={one.enterpriseId} aria-current={one.enterpriseId === enterpriseId || undefined}>
                <span>
                  {one.enterpriseName}
                  <small>{one.enterpriseId === enterpriseId ? '当前企业' : '切换到这家企业'}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </VerbForm>
      {desk ? <p><a className="ph-link" href="/factories">各企业并列</a></p> : null}
    </section>
  );
}
