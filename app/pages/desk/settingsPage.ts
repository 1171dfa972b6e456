import type { Store } from 'db/dialect/store';
import { enterpriseOf, settingsOf } from 'db/repositories/organisation/enterprises';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { sizeOf } from '~/domain/organisation/size';
import type { Enterprise, Versioned } from '~/domain/organisation/types';
import { calendarKnown } from '~/domain/routine/calendar';
import { CONFIDENCE_WORDS, sourceWords } from '~/domain/rulepack/confidence';
import { PACK, rulesOf, SETTABLE } from '~/domain/rulepack/pack';
import type { AccessRules, SignalRules } from '~/domain/rulepack/rules';
import type { OwnHolidayYear } from '~/domain/shared/holidays';
import { type Settings, settingsInWords } from '~/domain/rulepack/settings';
import { type StoryLine, storyLines } from '../organisation/organisationNode';

export interface SettingsPage {
  readonly enterprise: Versioned<Enterprise>;
  readonly size: string;
  readonly chosen: Settings;
  readonly version: number;
  /** The pack's own value of each field in words. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Where each setting comes from and how well that is known: `通行做法(本软件建议,企业可改)`. */
  readonly sources: Readonly<Record<(typeof SETTABLE)[number], string>>;
  /** How people stay signed in and sign, and where that comes from. */
  readonly access: AccessRules;
  readonly selfCheck: readonly string[];
  readonly selfCheckSource: string;
  readonly signals: SignalRules;
  readonly signalsSource: string;
  readonly accessSource: string;
  readonly edition: string;
  /** What the factory entered for years that are not published here, and the next year that lacks an arrangement. */
  readonly holidayYears: readonly OwnHolidayYear[];
  readonly holidayYear: number;
  readonly story: readonly StoryLine[];
}

const SIZE_WORDS = { small: '不属于大中型', mediumOrLarge: '大中型', unknown: '还不清楚，请先填从业人员和上年营业额' } as const;

/** The factory's profile and the rules it sets for itself, each with default, source and confidence. Four queries. */
export async function settingsPage(cx: { store: Store }, permit: Authorised<'organisation.view'>): Promise<SettingsPage> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const tree = organisationOf(scope);
  const [enterprise, stored, edits, settingEdits] = await Promise.all([
    enterpriseOf(scope), settingsOf(scope), tree.story('enterprise', permit.enterpriseId), tree.story('settings', permit.enterpriseId),
  ]);
  const rules = rulesOf(stored.values);
  const line = rules.sizeLines[enterprise.sizeField];
  const chosen = Object.fromEntries(SETTABLE.map((key) => [key, rules[key]])) as unknown as Settings;
  return {
    enterprise,
    size: `${SIZE_WORDS[sizeOf(enterprise, rules) ?? 'unknown']}（达到 ${line.staff} 人或 ${line.turnover} 万元任一即为大中型；${PACK.sizeLines.source}，${CONFIDENCE_WORDS[PACK.sizeLines.confidence]}）`,
    chosen,
    version: stored.version,
    defaults: settingsInWords(rulesOf({})),
    sources: Object.fromEntries(SETTABLE.map((key) => [key, sourceWords(PACK[key].source, PACK[key].confidence)])) as SettingsPage['sources'],
    access: rules.access,
    selfCheck: rules.selfCheck,
    selfCheckSource: sourceWords(PACK.selfCheck.source, PACK.selfCheck.confidence),
    signals: rules.signals,
    signalsSource: sourceWords(PACK.signals.source, PACK.signals.confidence),
    accessSource: sourceWords(PACK.access.source, PACK.access.confidence),
    edition: rules.edition,
    holidayYears: rules.holidayYears,
    holidayYear: Number(permit.today.slice(0, 4)) + (calendarKnown(permit.today) ? 1 : 0),
    story: storyLines([...edits, ...settingEdits].sort((a, b) => b.seq - a.seq)),
  };
}
