import { describe, expect, it } from 'vitest';
import { declareDuty, dutyGroundsOf, statedDuty } from '~/domain/organisation/dutyScope';
import { sizeOf } from '~/domain/organisation/size';
import { missingRoles, staffingNeeds } from '~/domain/organisation/people/staffing';
import { staffingSentence } from '~/domain/organisation/people/staffingWords';
import type { SizeField } from '~/domain/organisation/types';
import { defaultRules } from '~/domain/rulepack/pack';
import { day } from '~/domain/shared/day';

type Unit = Parameters<typeof staffingNeeds>[0];
const rules = defaultRules();
const unit = { licensed: false, certified: false, mandatoryStandard: false, sizeField: 'production' as SizeField, staff: 10, turnover: 10 };
const director = (part: Partial<Unit>, other = rules) => staffingNeeds({ ...unit, ...part }, other).find(({ role }) => role === 'director');

describe('the size of a unit', () => {
  it.each([
    ['production', 299, 1999, 'small'], ['production', 300, 0, 'mediumOrLarge'], ['production', 1, 2000, 'mediumOrLarge'],
    ['wholesale', 19, 4999, 'small'], ['wholesale', 20, 0, 'mediumOrLarge'], ['wholesale', 1, 5000, 'mediumOrLarge'],
    ['retail', 49, 499, 'small'], ['retail', 50, 0, 'mediumOrLarge'], ['retail', 1, 500, 'mediumOrLarge'],
  ] as const)('for %s with %i people and %i 万元 is %s', (sizeField, staff, turnover, size) => {
    expect(sizeOf({ sizeField, staff, turnover }, rules)).toBe(size);
  });
});

describe('the scope', () => {
  it('is any of licence, certificate and mandatory standard', () => {
    expect(dutyGroundsOf({ licensed: true, certified: false, mandatoryStandard: true })).toEqual(['licence', 'mandatoryStandard']);
    expect(dutyGroundsOf(unit)).toEqual([]);
  });

  it('takes "none" only alone, and asks for an answer', () => {
    expect(declareDuty({ ...unit, licensed: true, none: true })).toEqual({ ok: false, refusal: { code: 'noneExcludesOthers' } });
    expect(declareDuty({ ...unit, none: false })).toEqual({ ok: false, refusal: { code: 'scopeUnanswered' } });
    expect(declareDuty({ ...unit, none: true })).toEqual({ ok: true, fact: { licensed: false, certified: false, mandatoryStandard: false } });
    expect(declareDuty({ ...unit, certified: true, none: false })).toEqual({ ok: true, fact: { licensed: false, certified: true, mandatoryStandard: false } });
  });
});

describe('who must be appointed', () => {
  it('asks for nobody outside the scope', () => {
    expect(staffingNeeds(unit, rules).map(({ required, reason }) => [required, reason])).toEqual([[false, 'outOfScope'], [false, 'outOfScope'], [false, 'outOfScope']]);
  });

  it('always asks for the 主要负责人 and an officer inside it', () => {
    const needs = staffingNeeds({ ...unit, mandatoryStandard: true }, rules);
    expect(needs.filter(({ required }) => required).map(({ role }) => role)).toEqual(['principal', 'officer']);
  });

  it('asks for a director by licence, by certificate while the setting says so, and by size otherwise', () => {
    expect(director({ licensed: true })).toMatchObject({ required: true, reason: 'licence' });
    expect(director({ certified: true })).toMatchObject({ required: true, reason: 'certificate' });
    expect(director({ certified: true }, { ...rules, directorForCertified: false })).toMatchObject({ required: false, reason: 'certificateOff' });
    expect(director({ mandatoryStandard: true, staff: 300 })).toMatchObject({ required: true, reason: 'mediumOrLarge' });
    expect(director({ mandatoryStandard: true })).toMatchObject({ required: false, reason: 'smallUnit' });
  });

  it('misses the required roles nobody holds on the day; part-time and one person for all do not matter', () => {
    const needs = staffingNeeds({ ...unit, licensed: true }, rules);
    const held = [
      { role: 'principal' as const, fromDay: day('2026-01-01'), toDay: null },
      { role: 'officer' as const, fromDay: day('2026-01-01'), toDay: day('2026-11-17') },
      { role: 'director' as const, fromDay: day('2026-11-19'), toDay: null },
    ];
    expect(missingRoles(needs, held, day('2026-11-18')).map(({ role }) => role)).toEqual(['director', 'officer']);
    expect(missingRoles(needs, held, day('2026-11-17')).map(({ role }) => role)).toEqual(['director']);
  });

  it('says the rule with its source and never calls a proposal law', () => {
    expect(staffingSentence({ role: 'director', required: true, reason: 'mediumOrLarge' })).toBe(
      '应配备质量安全总监：按人数或营业额属于大中型。依据：省级填报表单的口径（公开的实务做法，不是法规条文）。',
    );
    expect(staffingSentence({ role: 'director', required: true, reason: 'certificate' })).toContain('本软件建议，企业可改');
  });
});

describe('a unit that has not said enough', () => {
  const unsaid = { ...unit, licensed: null, certified: null, mandatoryStandard: null, staff: null, turnover: null };

  it('is told neither that it must nor that it need not, but what to fill in', () => {
    for (const need of staffingNeeds(unsaid, rules)) {
      expect(need).toMatchObject({ required: null, reason: 'dutyUnknown' });
      expect(staffingSentence(need)).toMatch(/先填企业档案/);
      expect(staffingSentence(need)).not.toMatch(/不要求配备|应配备.*：|已核对/);
    }
    expect(missingRoles(staffingNeeds(unsaid, rules), [], day('2026-11-18'))).toEqual([]);
  });

  it('is told what one ground alone decides, and left open where only its size would', () => {
    expect(director({ ...unsaid, licensed: true, certified: false, mandatoryStandard: false })).toMatchObject({ required: true, reason: 'licence' });
    const bySize = { ...unsaid, licensed: false, certified: false, mandatoryStandard: true };
    expect(director(bySize)).toMatchObject({ required: null, reason: 'sizeUnknown' });
    expect(director({ ...bySize, staff: 300 })).toMatchObject({ required: true, reason: 'mediumOrLarge' });
    expect(director({ ...bySize, staff: 20 })).toMatchObject({ required: null, reason: 'sizeUnknown' });
    expect(director({ ...bySize, staff: 20, turnover: 100 })).toMatchObject({ required: false, reason: 'smallUnit' });
    expect(staffingNeeds(bySize, rules).filter(({ role }) => role !== 'director').every(({ required }) => required)).toBe(true);
  });

  it('is asked without being made to guess: not known is an answer of its own and excludes the others', () => {
    expect(statedDuty(unsaid)).toEqual(['unknown']);
    expect(declareDuty({ licensed: false, certified: false, mandatoryStandard: false, none: false, unknown: true })).toEqual({ ok: true, fact: { licensed: null, certified: null, mandatoryStandard: null } });
    expect(declareDuty({ licensed: true, certified: false, mandatoryStandard: false, none: false, unknown: true })).toMatchObject({ ok: false, refusal: { code: 'unknownExcludesOthers' } });
    expect(declareDuty({ licensed: false, certified: false, mandatoryStandard: false, none: true, unknown: true })).toMatchObject({ ok: false, refusal: { code: 'unknownExcludesOthers' } });
  });
});
