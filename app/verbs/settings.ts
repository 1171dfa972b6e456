import { FILTER_REFUSALS, type FilteredList } from '~/domain/organisation/savedFilter';
import { declareDuty } from '~/domain/organisation/dutyScope';
import { type MovedOn, ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import type { Role } from '~/domain/organisation/types';
import { ROLE_NAMES } from '~/domain/organisation/words';
import { FILTER_CONTRACTS } from '~/domain/organisation/filterContracts';
import { type DutyAnswer, SETTINGS_CONTRACTS as asks } from '~/domain/organisation/settingsContracts';
import { HOLIDAY_CONTRACT } from '~/domain/routine/holidayContract';
import { HOLIDAY_REFUSALS, readDayLines, readHolidayFile } from '~/domain/routine/holidays';
import { PACK } from '~/domain/rulepack/pack';
import { RULES_CONTRACT } from '~/domain/rulepack/contracts';
import { SELF_CHECK_LIMITS, SETTINGS_REFUSALS, type SettingsRefusal } from '~/domain/rulepack/settings';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { InputOfContract } from '~/domain/shared/contract';
import { ledgerFilter, parseLedgerQuery } from '~/pages/hazard/hazardLedgerQuery';
import { parseRiskListQuery, riskFilter } from '~/pages/risk/list/riskListQuery';
import { editEnterprise } from '~/services/enterprise/editEnterprise';
import { editSettings } from '~/services/enterprise/editSettings';
import { ADDRESS_REFUSALS, setAddress } from '~/services/enterprise/setAddress';
import { setRule } from '~/services/enterprise/setRule';
import { auditFilterOf, auditQuery } from '~/pages/desk/auditTrail';
import { peopleFilter } from '~/pages/organisation/peopleList';
import { dropFilter } from '~/services/filters/dropFilter';
import { keepFilter } from '~/services/filters/keepFilter';
import { setHolidays } from '~/services/routine/setHolidays';
import { CLEAR_REFUSALS, clearDemo } from '~/services/installation/clearDemo';
import { verb } from './verb';

const ROLES = Object.keys(ROLE_NAMES) as Role[];
const toSettings = () => '/settings';

/** The answer to 适用情况 out of what was ticked. */
export const dutyIn = (ticked: readonly DutyAnswer[]) => ({
  licensed: ticked.includes('licensed'), certified: ticked.includes('certified'), mandatoryStandard: ticked.includes('mandatoryStandard'), none: ticked.includes('none'),
  unknown: ticked.includes('unknown'),
});

export const profile = verb({
  of: '/settings',
  contract: asks.describe,
  needs: 'enterprise.edit',
  words: ORGANISATION_REFUSALS,
  does: async (cx, permit, _, { version, duty, ...said }) => {
    const declared = declareDuty(dutyIn(duty));
    return declared.ok ? editEnterprise(cx, permit, { profile: { ...said, ...declared.fact }, version }) : declared;
  },
  to: toSettings,
});

const RULE_WORDS: RefusalTexts<SettingsRefusal | MovedOn> = { ...SETTINGS_REFUSALS, movedOn: ORGANISATION_REFUSALS.movedOn };

export const rules = verb({
  of: '/settings',
  contract: RULES_CONTRACT,
  needs: 'settings.edit',
  words: RULE_WORDS,
  does: (cx, permit, _, input) => {
    const { version, hazardDaysGeneral, hazardDaysConsiderable, hazardDaysMajor, reviewDays, yearlyLeadDays, restartMonths, cleanChecks, failures, failureDays, uncheckedDays, standardNoticeDays, auditDays, ...rest } = input;
    const chosen = {
      ...rest,
      auditDays: auditDays ?? PACK.auditDays.value,
      hazardDays: { general: hazardDaysGeneral, considerable: hazardDaysConsiderable, major: hazardDaysMajor },
      upkeep: { reviewDays, yearlyLeadDays, restartMonths, cleanChecks, failures, failureDays, uncheckedDays, standardNoticeDays },
    };
    return editSettings(cx, permit, { chosen, version });
  },
  to: toSettings,
});

export const access = verb({
  of: '/settings', contract: asks.setAccess, needs: 'settings.edit', words: {}, to: () => '/settings#access',
  does: (cx, permit, _, { signChecks, signMinutes, keepDays, secondFactor, ...idle }) => {
    const idleByRole = Object.fromEntries(ROLES.flatMap((role) => (idle[`idle_${role}`] === null ? [] : [[role, idle[`idle_${role}`]!]])));
    return setRule(cx, permit, 'access', { signChecks, signMinutes, keepDays, idleByRole, secondFactor });
  },
});

/** Items of the self-inspection, one a line. */
const itemsIn = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];
export const selfCheck = verb({
  of: '/settings', contract: asks.setSelfCheck, needs: 'settings.edit', words: {}, to: () => '/settings#self-check',
  faults: ({ items }) => {
    const lines = itemsIn(items);
    const long = lines.find((line) => line.length > SELF_CHECK_LIMITS.words);
    if (lines.length > SELF_CHECK_LIMITS.items) return [{ field: 'items', sentence: `自查项目最多 ${SELF_CHECK_LIMITS.items} 项，现在有 ${lines.length} 项。` }];
    return long === undefined ? [] : [{ field: 'items', sentence: `“${long.slice(0, 20)}…”超过 ${SELF_CHECK_LIMITS.words} 个字，请写得短一些。` }];
  },
  does: (cx, permit, _, { items }) => setRule(cx, permit, 'selfCheck', itemsIn(items)),
});

export const signals = verb({ of: '/settings', contract: asks.setSignals, needs: 'settings.edit', words: {}, to: () => '/settings#signals', does: (cx, permit, _, input) => setRule(cx, permit, 'signals', input) });

/** Where it leads nobody is signed in, so that nothing is said there. */
export const demoRemoval = verb({ of: '/settings', contract: asks.clearDemo, needs: 'settings.edit', words: CLEAR_REFUSALS, does: (cx, permit, _, input) => clearDemo(cx, permit, input), to: ({ to }) => to, tells: () => null });

export const address = verb({ of: '/settings', contract: asks.setAddress, needs: 'settings.edit', words: ADDRESS_REFUSALS, does: (cx, permit, _, input) => setAddress(cx, permit, input.address), to: toSettings });

const MOST_BYTES = 100 * 1024;
type HolidaysSaid = InputOfContract<typeof HOLIDAY_CONTRACT>;

/** What was sent: the file where there is one, else what was typed. */
async function holidaysIn({ year, holidays, makeUpDays, file }: HolidaysSaid) {
  if (file) return readHolidayFile(await file.text());
  const [off, worked] = [readDayLines('holidays', holidays), readDayLines('makeUpDays', makeUpDays)];
  if (!off.ok) return off;
  return worked.ok ? { ok: true as const, fact: { year: Number(year), holidays: off.fact, makeUpDays: worked.fact } } : worked;
}

/** What stands against the year or the file of holidays. */
function holidayFaults({ year, file }: HolidaysSaid) {
  if (file && file.size > MOST_BYTES) return [{ field: 'file', sentence: '数据文件不能超过 100 KB。' }];
  return file || /^\d{4}$/.test(year) ? [] : [{ field: 'year', sentence: '请填写四位数的年份。' }];
}

export const holidays = verb({
  of: '/settings',
  contract: HOLIDAY_CONTRACT,
  needs: 'settings.edit',
  words: HOLIDAY_REFUSALS,
  faults: holidayFaults,
  does: async (cx, permit, _, input) => {
    const wanted = await holidaysIn(input);
    return wanted.ok ? setHolidays(cx, permit, wanted.fact) : wanted;
  },
  to: toSettings,
});

/** Lists whose filters somebody may keep, and what of a question each understands. */
const LISTS = {
  risk: { needs: 'risk.view', of: '/risk', clean: (query: string) => riskFilter(parseRiskListQuery(new URLSearchParams(query))) },
  people: { needs: 'organisation.view', of: '/organisation/people', clean: (query: string) => peopleFilter(new URLSearchParams(query)) },
  audit: { needs: 'organisation.manage', of: '/settings/audit', clean: (query: string) => auditQuery(auditFilterOf(new URLSearchParams(query))) },
  hazards: { needs: 'hazard.view', of: '/hazards', clean: (query: string) => ledgerFilter(parseLedgerQuery(new URLSearchParams(query))) },
} as const;

const keeping = (list: FilteredList) => {
  const { needs, of, clean } = LISTS[list];
  return verb({
    of, contract: FILTER_CONTRACTS.keepFilter, needs, words: FILTER_REFUSALS,
    does: (cx, permit, _, { name, query }) => keepFilter(cx, permit, list, { name, query: clean(query) }), to: (_fact, _params, { query }) => `${of}?${clean(query)}`,
  });
};
const dropping = (list: FilteredList) => {
  const { needs, of } = LISTS[list];
  return verb({
    of: `${of}/filters/:id`, contract: FILTER_CONTRACTS.dropFilter, needs, words: FILTER_REFUSALS,
    does: (cx, permit, { id = '' }) => dropFilter(cx, permit, list, id), shows: ({ name }) => ({ dropped: name }),
  });
};

export const riskFilterKept = keeping('risk');
export const riskFilterDropped = dropping('risk');
export const hazardFilterKept = keeping('hazards');
export const hazardFilterDropped = dropping('hazards');
export const auditFilterKept = keeping('audit');
export const auditFilterDropped = dropping('audit');
export const peopleFilterKept = keeping('people');
export const peopleFilterDropped = dropping('people');
