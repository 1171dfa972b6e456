import { type ReactNode, useEffect, useState } from 'react';

/** Whether the phone has a network; true until the page is alive. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/**
 * One line that says whether the phone is offline, how many records wait on it (`waiting`), and with what words the server did not take
 * them for now (`turnedAway`); with `children` a line of its own, with the same standing.
 */
export function Strip({ waiting = 0, turnedAway = null, children }: { waiting?: number; turnedAway?: string | null; children?: ReactNode }) {
  const online = useOnline();
  const told = [
    online ? null : '现在没有网络，可以继续填写，内容保存在这台手机上。',
    waiting > 0 ? `这台手机上有 ${waiting} 条记录等待发送${!online ? '，有网络后自动发送。' : turnedAway ? '，不用重填，会自动再发送。' : '，正在发送。'}` : null,
    waiting > 0 && online && turnedAway ? `服务器答复：${turnedAway}` : null,
  ].filter(Boolean);
  return (
    <div role="status" className={told.length > 0 || children ? 'ph-strip' : 'unseen'}>
      {told.join('')}
      {children}
    </div>
  );
}
