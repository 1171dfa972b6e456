import { type LoginNameTaken, type LoginNameWrong, ORGANISATION_REFUSALS } from '../organisation/refusals';
import type { RefusalTexts } from '../shared/refusal';

/** 省、市、县、所: from the widest to the narrowest. */
export const BUREAU_LEVELS = ['province', 'city', 'county', 'station'] as const;
export type BureauLevel = (typeof BUREAU_LEVELS)[number];
export const BUREAU_LEVEL_NAMES: Readonly<Record<BureauLevel, string>> = { province: '省级', city: '市级', county: '县级', station: '监管所' };

/** 负责人 makes bureaus below and officers, and ends their service; 经办人 does the work. */
export const OFFICER_ROLES = ['lead', 'officer'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];
export const OFFICER_ROLE_NAMES: Readonly<Record<OfficerRole, string>> = { lead: '负责人', officer: '经办人' };

export interface Bureau {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** The bureau above it; null for one made at the console. */
  readonly upperId: string | null;
  /** Null for one made before levels were said. */
  readonly level: BureauLevel | null;
}

/** The levels that may stand below a bureau; all of them where it has said none. */
export const levelsBelow = (level: BureauLevel | null): readonly BureauLevel[] => (level === null ? BUREAU_LEVELS : BUREAU_LEVELS.slice(BUREAU_LEVELS.indexOf(level) + 1));

/** Whether a region lies within another, by its name alone: whoever makes bureaus below must not take factories from a neighbour. */
export const isWithin = (region: string, own: string): boolean => region.trim().startsWith(own) && region.trim() !== own;

export type BureauRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'notLead' }
  | { readonly code: 'levelWrong'; readonly own: BureauLevel }
  | { readonly code: 'regionOutside'; readonly own: string }
  | { readonly code: 'nameWrong' }
  | { readonly code: 'regionTaken'; readonly by: string }
  | LoginNameWrong
  | LoginNameTaken
  | { readonly code: 'unknownRegulator' }
  | { readonly code: 'alreadyEnded' }
  | { readonly code: 'lastLead' };

export const BUREAU_REFUSALS: RefusalTexts<BureauRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有找到这个单位或人员。' }),
  notLead: () => ({ status: 403, sentence: '只有本单位的负责人可以建立下级单位和人员账户、结束任职、改本单位的设置。' }),
  levelWrong: ({ own }) => ({ status: 422, field: 'level', sentence: `下级单位的级别须低于本单位（${BUREAU_LEVEL_NAMES[own]}）。` }),
  regionOutside: ({ own }) => ({ status: 422, field: 'region', sentence: `下级单位的地区须以本单位的地区开头，例如“${own}某县”。地区另有写法的，请管理服务器的人用命令建立。` }),
  nameWrong: () => ({ status: 422, field: 'name', sentence: '名称、地区、姓名和职务各为 1 至 50 个字；名称和地区至少 2 个字。' }),
  regionTaken: ({ by }) => ({ status: 409, field: 'region', sentence: `这个地区已有接收报送的监管部门：${by}。` }),
  loginNameWrong: ORGANISATION_REFUSALS.loginNameWrong,
  loginNameTaken: ORGANISATION_REFUSALS.loginNameTaken,
  unknownRegulator: () => ({ status: 422, field: 'bureauId', sentence: '请选择本单位或下级单位。' }),
  alreadyEnded: () => ({ status: 409, sentence: '这个人的任职已经结束。' }),
  lastLead: () => ({ status: 409, sentence: '这是该单位唯一的负责人，请先为它建立另一名负责人，再结束这一位的任职。' }),
};
