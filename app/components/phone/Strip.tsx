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
 * One line that says whether the phone is offline and how many records wait on it (`waiting`);
 * with `children` a line of its own, with the same standing.
 */
export function Strip({ waiting = 0, children }: { waiting?: number; children?: ReactNode }) {
  const online = useOnline();
  const told = [
    online ? null : '现在没有网络，可以继续填写，内容保存在这台手机上。',
    waiting > 0 ? `这台手机上有 ${waiting} 条记录等待发送${online ? '，正在发送。' : '，有网络后自动发送。'}` : null,
  ].filter(Boolean);
  return (
    <div role="status" className={told.length > 0 || children ? 'ph-strip' : 'unseen'}>
      {told.join('')}
      {children}
    </div>
  );
}
