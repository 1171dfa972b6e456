import { isTurnKey } from '../routine/turn';
import { periodFile, periodPath } from '../routine/periodKind';
import type { Day } from '../shared/day';
import type { Instant } from '../shared/instant';
import { listFilePath } from './listFiles';
import type { SealedKind } from './sealed';

/** Kinds of papers the register knows, in the order lists show them. */
export const PAPER_KINDS = ['riskList', 'riskCards', 'analysisTable', 'submission', 'daily', 'weekly', 'monthly', 'notice', 'verification'] as const satisfies readonly (SealedKind | 'submission')[];
export type PaperKind = (typeof PAPER_KINDS)[number];

/** `continued`: the paper stands, and something was added to its subject since. `replaced`: a later one of its series stands in its place. */
export type PaperLineState = 'current' | 'continued' | 'replaced';

/** How far a paper is: what the last act that touched it did. */
export type PaperStep = 'published' | 'submitted' | 'accepted' | 'sentBack' | 'withdrawn' | 'recorded' | 'awaitingPrincipal' | 'signed' | 'issued' | 'received' | 'passed' | 'failed';
export const PAPER_STEP_NAMES: Readonly<Record<PaperStep, string>> = {
  published: '已发布', submitted: '已报送', accepted: '已报送，已接受', sentBack: '被退回', withdrawn: '已撤回', recorded: '已提交', awaitingPrincipal: '待主要负责人签', signed: '已签', issued: '已签发',
  received: '已接收', passed: '验收通过', failed: '验收不通过',
};

/** What the acts that make papers are told of them; one line of the register. */
export interface PaperLine {
  readonly id: string;
  readonly kind: PaperKind;
  readonly number: string;
  /** As it stands on the paper. */
  readonly title: string;
  readonly factory: string;
  /** `第 3 版`; empty where papers of the kind have no versions. */
  readonly version: string;
  /** The record it was made from. */
  readonly subjectKind: 'riskListVersion' | 'submission' | 'day' | 'check' | 'weeklyReport' | 'monthlyMeeting' | 'hazard';
  readonly subjectId: string;
  /** What papers of the kind follow on one another for: the Monday, the month, the hazard, the post and day; empty where the factory has one of the kind. */
  readonly series: string;
  /** Within its series, from 1. */
  readonly ordinal: number;
  /** What it is about, in the words of a list. */
  readonly about: string;
  /** The day it is listed under: that of its subject, or the last one of its period. */
  readonly day: Day;
  /** SHA-256 (hex) as printed on it. */
  readonly contentHash: string;
  readonly state: PaperLineState;
  readonly step: PaperStep;
  /** Id of the line of its series before it; null for the first. */
  readonly replaces: string | null;
  readonly issuedAt: Instant;
  /** Where it belongs, for who does not see the whole factory; null for papers of the whole. */
  readonly workshopId: string | null;
  readonly postId: string | null;
  readonly personId: string | null;
}

/** Where the record of a post is printed, of a shift where there is one. */
export const recordFile = ({ day, postId, turn }: { readonly day: string; readonly postId: string; readonly turn: string }): string =>
  `/routine/days/${day}/record.pdf?post=${postId}${turn && `&turn=${turn}`}`;

/** The shift in the series of a record: `POST DAY SHIFT`. */
const shiftIn = (series: string): string => series.split(' ').slice(2).find((part) => part !== '' && isTurnKey(part)) ?? '';

/** What is particular about a kind of paper, once it is registered. */
interface RegisteredKind {
  /** What a later paper of the series is called by. */
  readonly called: 'number' | 'version';
  /** Whether its code leads to the page that confirms papers; a card's leads to the check of its post. */
  readonly confirmed: boolean;
  /** The page it is read on, and its PDF. */
  readonly links: (line: PaperLine) => { readonly to: string; readonly pdf: string };
}

const REGISTERED: Readonly<Record<PaperKind, RegisteredKind>> = {
  riskList: { called: 'version', confirmed: true, links: ({ subjectId }) => ({ to: `/risk/versions/${subjectId}/papers`, pdf: listFilePath(subjectId, 'riskList', 'pdf') }) },
  riskCards: { called: 'version', confirmed: false, links: ({ subjectId }) => ({ to: `/risk/versions/${subjectId}/papers`, pdf: listFilePath(subjectId, 'riskCards', 'pdf') }) },
  analysisTable: { called: 'version', confirmed: true, links: ({ subjectId }) => ({ to: `/risk/versions/${subjectId}/analysis`, pdf: listFilePath(subjectId, 'analysisTable', 'pdf') }) },
  submission: { called: 'number', confirmed: true, links: ({ subjectId }) => ({ to: `/submissions/${subjectId}`, pdf: `/submissions/${subjectId}/document.pdf` }) },
  daily: {
    called: 'number', confirmed: true,
    links: ({ subjectKind, subjectId, day, postId, series }) =>
      subjectKind === 'day' ? { to: `/routine/days/${day}`, pdf: `/routine/days/${day}/record.pdf` } : { to: `/routine/records/${subjectId}`, pdf: recordFile({ day, postId: postId ?? '', turn: shiftIn(series) }) },
  },
  weekly: { called: 'number', confirmed: true, links: ({ series, subjectId }) => ({ to: periodPath('week', series, subjectId), pdf: periodFile('week', series, subjectId) }) },
  monthly: { called: 'number', confirmed: true, links: ({ series, subjectId }) => ({ to: periodPath('month', series, subjectId), pdf: periodFile('month', series, subjectId) }) },
  notice: { called: 'number', confirmed: true, links: ({ subjectId }) => ({ to: `/hazards/${subjectId}`, pdf: `/hazards/${subjectId}/notice.pdf` }) },
  verification: { called: 'number', confirmed: true, links: ({ subjectId }) => ({ to: `/hazards/${subjectId}`, pdf: `/hazards/${subjectId}/verification.pdf` }) },
};

/** Where a paper is read and printed. */
export const paperLinks = (line: PaperLine): { readonly to: string; readonly pdf: string } => REGISTERED[line.kind].links(line);

/** Whether papers of a kind are made as Word and Excel too: cards are hung up, and a submission is the file that was sent. */
export const hasOffice = (kind: PaperKind): boolean => kind !== 'riskCards' && kind !== 'submission';

/** Whether the code on papers of a kind leads to the page that confirms them. */
export const isConfirmed = (kind: PaperKind): boolean => REGISTERED[kind].confirmed;

/** What follows on a paper: the name of the newest of its series; `''` when something changed that has no name of its own; null for nothing. `newest` is the last of the series. */
export function newerThan(line: Pick<PaperLine, 'kind' | 'number' | 'version' | 'state'>, newest: Pick<PaperLine, 'number' | 'version'>): string | null {
  if (line.state === 'current') return null;
  const named = REGISTERED[line.kind].called;
  return newest[named] === line[named] ? '' : newest[named];
}
