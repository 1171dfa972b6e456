import { describe, expect, it } from 'vitest';
import { defaultRules, rulesOf, SETTABLE } from '~/domain/rulepack/pack';
import { sourceWords } from '~/domain/rulepack/confidence';
import { chooseSettings, SETTINGS_REFUSALS, type Settings } from '~/domain/rulepack/settings';
import { explain } from '~/domain/shared/refusal';

const rules = defaultRules();
const base = Object.fromEntries(SETTABLE.map((key) => [key, rules[key]])) as unknown as Settings;
const refusal = (part: Partial<Settings>) => {
  const decision = chooseSettings({ ...base, ...part });
  if (decision.ok) throw new Error('was not refused');
  return { code: decision.refusal.code, field: explain(SETTINGS_REFUSALS, decision.refusal).field };
};

describe('the rules a factory sets for itself', () => {
  it('keep only what differs from the rule pack', () => {
    expect(chooseSettings(base)).toEqual({ ok: true, fact: { values: {} } });
    const chosen = chooseSettings({ ...base, dueTime: '17:00', hazardDays: { general: 5, considerable: 15, major: 30 } });
    expect(chosen).toEqual({ ok: true, fact: { values: { dueTime: '17:00', hazardDays: { general: 5, considerable: 15, major: 30 } } } });
    expect(chosen.ok && rulesOf(chosen.fact.values)).toEqual({ ...rules, dueTime: '17:00', hazardDays: { general: 5, considerable: 15, major: 30 } });
  });

  it('refuse what the program cannot work with, at its field', () => {
    expect(refusal({ hazardDays: { ...base.hazardDays, major: 0 } })).toEqual({ code: 'numberOutOfRange', field: 'hazardDaysMajor' });
    expect(refusal({ idleMinutes: 4 })).toEqual({ code: 'numberOutOfRange', field: 'idleMinutes' });
    expect(refusal({ recurrenceDays: 1.5 })).toEqual({ code: 'numberOutOfRange', field: 'recurrenceDays' });
    expect(refusal({ upkeep: { ...base.upkeep, failures: 1 } })).toEqual({ code: 'numberOutOfRange', field: 'failures' });
    expect(refusal({ dueTime: '25:00' })).toEqual({ code: 'settingTimeWrong', field: 'dueTime' });
  });
});

describe('the source of a rule', () => {
  it('says once that it is a proposal, and never calls one law', () => {
    expect(sourceWords('本软件建议', 'P')).toBe('本软件建议，企业可改');
    expect(sourceWords('本软件建议的整改期限，企业可改', 'P')).toBe('本软件建议的整改期限，企业可改');
    expect(sourceWords('通行做法', 'P')).toBe('通行做法（本软件建议，企业可改）');
    expect(sourceWords('省级填报表单', 'C')).toBe('省级填报表单（公开的实务做法，不是法规条文）');
  });
});
