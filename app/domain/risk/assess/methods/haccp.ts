import type { HaccpAnswers, HaccpOutcome, HaccpQuestion } from '../../types';

/** The questions of the decision tree (C(report)), in the order in which they are asked. */
export const HACCP_QUESTION_TEXTS: Readonly<Record<HaccpQuestion, string>> = {
  Q1: '这一步或以后的步骤有没有控制措施？',
  Q1b: '为了安全，这一步是否必须控制？',
  Q2: '这一步是否专门用来消除危害，或把危害降到可接受的水平？',
  Q3: '危害能否超过可接受水平，或上升到不可接受的水平？',
  Q4: '以后的步骤能否消除危害，或把危害降到可接受的水平？',
};

/** Where an answer leads: to another question or to an end. */
type Next = HaccpQuestion | Exclude<HaccpOutcome, 'open' | 'notSignificant'>;

/** The tree as data. */
export const HACCP_TREE: Readonly<Record<HaccpQuestion, { readonly yes: Next; readonly no: Next }>> = {
  Q1: { yes: 'Q2', no: 'Q1b' },
  Q1b: { yes: 'modify', no: 'notCcp' },
  Q2: { yes: 'ccp', no: 'Q3' },
  Q3: { yes: 'Q4', no: 'notCcp' },
  Q4: { yes: 'notCcp', no: 'ccp' },
};

const isQuestion = (next: Next): next is HaccpQuestion => next in HACCP_TREE;

/** What a walk through the tree gives: the questions reached, and where it ends. */
export interface HaccpWalk {
  readonly asked: readonly HaccpQuestion[];
  readonly outcome: Exclude<HaccpOutcome, 'notSignificant'>;
}

/** Walks the tree. A question that is reached and not answered leaves the result open; answers to questions not reached count for nothing. */
export function walkHaccp(answers: HaccpAnswers): HaccpWalk {
  const asked: HaccpQuestion[] = [];
  for (let next: Next = 'Q1'; ; ) {
    if (!isQuestion(next)) return { asked, outcome: next };
    asked.push(next);
    const answer: boolean | null | undefined = answers[next];
    if (answer === undefined || answer === null) return { asked, outcome: 'open' };
    next = answer ? HACCP_TREE[next].yes : HACCP_TREE[next].no;
  }
}

/** The outcome of a hazard: the tree is asked only of one whose likelihood × severity is above the factory's line of significance. */
export const haccpOutcome = (value: number, answers: HaccpAnswers, significantAbove: number): HaccpOutcome =>
  value > significantAbove ? walkHaccp(answers).outcome : 'notSignificant';
