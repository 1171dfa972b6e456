import { VerbForm } from '~/components/forms/VerbForm';
import { HiddenField } from '~/components/forms/HiddenField';
import { DayText } from '~/components/ui/DayText';
import { InstantText } from '~/components/ui/InstantText';
import type { InboxView } from '~/pages/desk/inbox';
import type { InboxKind } from '~/services/inbox/reminder';

const KIND_NAMES: Readonly<Record<InboxKind, string>> = {
  checkDue: '待检', checkLate: '已过时限', checkMissed: '未进行', hazardDeadline: '隐患期限', weekDue: '周排查', monthDue: '月调度', listRead: '清单阅签', reviewDue: '重新评估', libraryEdition: '范本更新', submissionReturned: '报送被退回', submissionAccepted: '报送已接收', instrument: '监管文书', hazardTask: '隐患办理', dayUnsigned: '日管控签认', hazardNews: '隐患', office: '任职',
};

/** Reminders of one person; opening one marks it as read. Works without JavaScript, on desk and phone alike. */
export function InboxList({ items }: Pick<InboxView, 'items'>) {
  return (
    <ul className="inbox">
      {items.map(({ id, kind, text, dueDay, createdAt, readAt, waits, asks }) => (
        <li key={id} className={readAt || !waits ? 'inbox-item' : 'inbox-item unread'}>
          <p>
            <strong>{KIND_NAMES[kind as InboxKind] ?? '提醒'}</strong>
            {!waits ? <span className="soft">已办结</span> : readAt ? null : <span className="inbox-new">未读</span>}
          </p>
          <p>{text}</p>
          <p className="soft">
            <InstantText at={createdAt} />
            {dueDay ? <> · 期限 <DayText day={dueDay} /></> : null}
          </p>
          <VerbForm className="inbox-verbs">
            <HiddenField name="id" value={id} />
            <button type="submit" className="button" name="go" value="open" aria-label={`${asks ? '去处理' : '查看'}：${text}`}>{asks ? '去处理' : '查看'}</button>
            {readAt ? null : <button type="submit" className="button" name="go" value="stay" aria-label={`标为已读：${text}`}>标为已读</button>}
          </VerbForm>
        </li>
      ))}
    </ul>
  );
}
