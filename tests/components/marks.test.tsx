import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorPage } from '~/components/ui/ErrorPage';
import { LevelTag } from '~/components/ui/LevelTag';
import { PostDayMark } from '~/components/ui/PostDayMark';
import { answerTold } from '~/components/ui/RouteError';
import { RISK_LEVELS } from '~/domain/risk/types';
import type { PostDayState } from '~/domain/routine/types';
import { RISK_LEVEL_NAMES } from '~/domain/risk/words';
import { POST_DAY_NAMES } from '~/domain/routine/words';

const answer = (status: number, data: unknown) => ({ status, statusText: '', internal: false, data });
const shapeOf = (html: string): string => html.replace(/<title>.*?<\/title>/, '').replace(/class="(day-mark|level-mark) \w+"/, '');

describe('marks', () => {
  it('give every time state a shape of its own and its word', () => {
    const states = Object.keys(POST_DAY_NAMES) as PostDayState[];
    const drawn = states.map((state) => renderToStaticMarkup(<PostDayMark state={state} />));
    drawn.forEach((html, index) => expect(html).toContain(`<title>${POST_DAY_NAMES[states[index]!]}</title>`));
    expect(new Set(drawn.map(shapeOf)).size).toBe(states.length);
  });

  it('give every risk level a shape of its own and its word', () => {
    const drawn = RISK_LEVELS.map((level) => renderToStaticMarkup(<LevelTag level={level} />));
    drawn.forEach((html, index) => expect(html).toContain(RISK_LEVEL_NAMES[RISK_LEVELS[index]!]));
    expect(new Set(drawn.map((html) => /<path d="([^"]+)"/.exec(html)?.[1])).size).toBe(RISK_LEVELS.length);
  });
});

describe('what a thrown answer tells', () => {
  it('is its Chinese sentence, or sentence and request number', () => {
    expect(answerTold(answer(403, '您的岗位没有这项权限。'))).toEqual({ status: 403, sentence: '您的岗位没有这项权限。' });
    // the page of a 404 says it in its own words, once
    expect(answerTold(answer(404, '没有找到这一页或这条记录。'))).toEqual({ status: 404, sentence: undefined });
    expect(answerTold(answer(409, { sentence: '已被更新。', requestId: 'r-1' }))).toEqual({ status: 409, sentence: '已被更新。', requestId: 'r-1' });
  });

  it('is never the English of a library', () => {
    expect(answerTold(answer(405, 'Error: You made a POST request')).sentence).toBeUndefined();
    expect(answerTold(new Error('boom'))).toEqual({ status: 500 });
    expect(answerTold(new TypeError('x is not a function'))).toEqual({ status: 500 });
    for (const words of ['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed']) expect(answerTold(new TypeError(words))).toEqual({ status: 0 });
  });

  it('always says what happened and what to do', () => {
    for (const status of [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 502, 503]) {
      const html = renderToStaticMarkup(<ErrorPage status={status} requestId="r-1" />);
      expect(html).toContain(String(status));
      expect(html).toContain('请');
      expect(html).toContain('r-1');
    }
  });
});
