import type { Request, Response } from 'express';
import type { FormState } from '~/components/forms/state';

const page = (sentence: string, posted: boolean): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>没有打开 · 质安</title>
<h1>没有打开</h1>
<p>${sentence}</p>
${posted ? '<p>刚才填写的内容还在上一页：请按浏览器的返回键。</p>\n' : ''}<p><a href="/">回到首页</a></p>
</html>`;

/**
 * Answers a request that reaches no route, with a sentence: a person with a way on, a script of a page that posts, or wants JSON, as routes
 * tell a refusal (a FormState), so that its page says why and keeps what was typed; anything else in plain text. `sentence` is ours and holds no markup.
 */
export function turnedAway(request: Request, response: Response, status: number, sentence: string): void {
  response.status(status);
  const posted = request.method === 'POST';
  const state: FormState = { status, formError: sentence, errors: {}, values: {}, unread: true };
  const kind = request.is('json') ? 'json' : request.accepts(['text', 'html', 'json']);
  if (kind === 'html') response.type('html').send(page(sentence, posted));
  else if (kind === 'json') response.json({ ...state, sentence });
  else response.type('text/plain; charset=utf-8').send(sentence);
}
