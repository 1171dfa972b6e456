import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Strip, useOnline } from '../phone/Strip';
import { clear, sendWaiting, type Waiting, waitingChecks } from './outbox';

const RETRY_MS = 30_000;

/** The checks of this person that wait on this phone: sends them when there is a network, and tells which the server would not take. */
export function OutboxStrip({ personId }: { personId: string }) {
  const online = useOnline();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [turnedAway, setTurnedAway] = useState<string | null>(null);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const own = (all: readonly Waiting[]) => all.filter(({ signerId }) => signerId === personId);
      const before = own(await waitingChecks());
      const round = before.length > 0 && navigator.onLine ? await sendWaiting(personId) : { waiting: before, turnedAway: null };
      if (gone) return;
      const after = own(round.waiting);
      setWaiting(after);
      setTurnedAway(round.turnedAway);
      if (after.length < before.length) revalidate();
    };
    void look();
    const timer = setInterval(() => void look(), RETRY_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [online, personId, revalidate]);
  const refused = waiting.filter(({ refusal }) => refusal);
  return (
    <>
      <Strip waiting={waiting.length - refused.length} turnedAway={turnedAway} />
      {refused.map((one) => (
        <div key={one.submissionKey} className="ph-strip" role="alert">
          <p>
            {one.postName} {one.day} 的检查没有被接受：{one.refusal}
          </p>
          <p className="ph-acts">
            <a href={`/check/${one.postId}?day=${one.day}`}>打开检查</a>
            <button
              type="button"
              className="ph-link"
              onClick={() => void clear(one).then(() => setWaiting((list) => list.filter(({ submissionKey }) => submissionKey !== one.submissionKey)))}
            >
              从手机中删除
            </button>
          </p>
        </div>
      ))}
    </>
  );
}
