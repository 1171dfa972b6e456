import type { ReactNode } from 'react';
import { VerbForm } from '../forms/VerbForm';
import { type Darkness, LOOKS } from './darkness';
import { TYPE_SIZES, type TypeSize } from './typeSize';

const Row = ({ to, children }: { to: string; children: ReactNode }) => (
  <li>
    <a className="ph-row" href={to}>
      {children}
    </a>
  </li>
);

/** A row that sends something; `fields` go with it. */
const Press = ({ to, fields = {}, children }: { to: string; fields?: Readonly<Record<string, string>>; children: ReactNode }) => (
  <li>
    <VerbForm action={to} className="">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="ph-row">
        {children}
      </button>
    </VerbForm>
  </li>
);

/** How the items of a check may be shown, and what each is called where it can be chosen. */
const WAYS = [
  { value: 'list', words: '检查用列表' },
  { value: 'cards', words: '检查用卡片（一次一项）' },
  { value: 'auto', words: '检查按项目自动选择列表或卡片' },
] as const;

interface Props {
  readonly big: TypeSize;
  /** How items are shown; null while the person chose nothing. */
  readonly check: string | null;
  readonly look: Darkness;
  /** Where a switch returns to. */
  readonly back: string;
  readonly desk: boolean;
  readonly unread: number;
}

/** Type size and the look of a check on this device, what waits on it, devices, password, sign-out. */
export function PhoneSettings({ big, check, look, back, desk, unread }: Props) {
  return (
    <ul className="ph-list">
      <Row to="/my/inbox">提醒{unread > 0 ? `（${unread} 条未读）` : null}</Row>
      <Row to="/my/list">本岗风险清单</Row>
      <Row to="/my/outbox">存在这台手机上的内容</Row>
      {TYPE_SIZES.filter(({ value }) => value !== big).map(({ value, words }) => (
        <Press key={value} to="/display" fields={{ big: value, back }}>改用{words}</Press>
      ))}
      {WAYS.filter(({ value }) => value !== (check ?? 'auto')).map(({ value, words }) => (
        <Press key={value} to="/display" fields={{ check: value, back }}>{words}</Press>
      ))}
      {LOOKS.filter(({ value }) => value !== look).map(({ value, words }) => (
        <Press key={value} to="/display" fields={{ look: value, back }}>{words}</Press>
      ))}
      {desk ? <Row to="/desk">打开工作台（电脑版）</Row> : null}
      <Row to="/help">名词和说明</Row>
      <Row to="/account">账户与登录设备</Row>
      <Row to="/account/password">修改密码</Row>
      <Press to="/sign-out">退出登录</Press>
    </ul>
  );
}
