import type { ReactNode } from 'react';

interface Words {
  readonly title: string;
  readonly happened: string;
  readonly next: string;
}

/** Stands for a status where no answer came. */
export const UNREACHED = 0;

const WORDS: Readonly<Record<number, Words>> = {
  [UNREACHED]: { title: '没有连上服务器', happened: '这一页没有打开；已经保存的记录不受影响。', next: '请检查网络后重试。' },
  400: { title: '这个请求无法识别', happened: '服务器没有看懂发来的内容，没有做任何更改。', next: '请返回上一页，刷新后重试。' },
  401: { title: '请重新登录', happened: '登录已过期，没有做任何更改。', next: '请重新登录后继续。' },
  403: { title: '您的岗位没有这项权限', happened: '没有做任何更改。', next: '如果这是您的工作，请由主要负责人或质量安全总监在“组织”中核对您的任命。' },
  404: { title: '没有找到这一页', happened: '它可能不存在，或者不属于您所在的企业。没有做任何更改。', next: '请核对地址，或从导航重新进入。' },
  405: { title: '这个地址不能直接打开', happened: '没有做任何更改。', next: '请回到原来的页面，用页面上的按钮操作。' },
  409: { title: '内容已被更新', happened: '您打开之后，同一项内容已被改动。您的修改没有保存，先保存的已保留。', next: '请返回并刷新，看过现在的内容后再改。' },
  410: { title: '这个链接已失效', happened: '没有做任何更改。', next: '请重新取得链接，或从登录页进入。' },
  413: { title: '文件太大', happened: '文件没有保存，其他内容没有更改。', next: '请换一个小一些的文件后重新提交。' },
  415: { title: '不支持这种文件', happened: '文件没有保存，其他内容没有更改。', next: '请按表单提示的格式重新选择文件。' },
  422: { title: '填写的内容有误', happened: '这次提交没有保存，已经保存的内容没有更改。', next: '请返回上一页，按提示改正后重新提交。' },
  429: { title: '操作太频繁', happened: '为了安全，这次操作没有执行。', next: '请稍等几分钟再试。' },
  500: { title: '系统出了问题', happened: '这次操作可能没有完成；已经保存的记录不受影响。', next: '请稍后重试。仍不成功时，请把出错的时间和请求编号告诉管理员。' },
  503: { title: '系统暂时不能服务', happened: '这次操作可能没有完成；已经保存的记录不受影响。', next: '请稍等一分钟后刷新。' },
  507: { title: '服务器的磁盘写不进去', happened: '这次没有保存；已经保存的记录不受影响。', next: '请通知系统管理员检查磁盘，然后再提交一次。' },
};

/** The words of a status; an unlisted one falls back to its class. */
export const wordsOf = (status: number): Words => (WORDS[status] ?? (status >= 500 ? WORDS[500] : WORDS[400])) as Words;

/** What happened, what was kept and what to do, with the request's number for the administrator. `sentence` replaces the general reason. */
export function ErrorPage({ status, sentence, requestId, actions, children }: { status: number; sentence?: string; requestId?: string; actions?: ReactNode; children?: ReactNode }) {
  const words = wordsOf(status);
  return (
    <div className="error-page" role="alert">
      {status === UNREACHED ? null : <p className="code">{status}</p>}
      <h1>{words.title}</h1>
      {sentence ? <p>{sentence}</p> : null}
      {sentence === words.happened ? null : <p>{words.happened}</p>}
      <p>{words.next}</p>
      {requestId ? (
        <p className="code">
          请求编号 <code>{requestId}</code>
        </p>
      ) : null}
      {actions ? <div className="acts">{actions}</div> : null}
      {children}
    </div>
  );
}
