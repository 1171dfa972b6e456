import { describe, expect, it } from 'vitest';
import { calendarFile } from '~/documents/ics/calendarFile';
import { day } from '~/domain/shared/day';
import { instant } from '~/domain/shared/instant';

const MADE = instant('2026-11-18T02:00:00.000Z');

/** What a reader of RFC 5545 makes of a file: unfolded lines. */
const unfolded = (file: string): string[] => file.replace(/\r\n /g, '').split('\r\n').filter(Boolean);

describe('a calendar file', () => {
  const entries = [
    { id: 'check-1', at: instant('2026-11-18T10:00:00.000Z'), summary: '绝缘挤出岗 日常检查（12 项）时限', link: 'https://zhian.example.com/check/1?day=2026-11-18' },
    { id: 'hazard-1', at: day('2026-12-31'), summary: '甲;乙,丙\\丁\n戊', link: '' },
  ];
  it('has whole days as they are, moments in UTC, and escapes what means something there', () => {
    expect(unfolded(calendarFile('质安', entries, MADE))).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Zhian//Duties//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:质安', 'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'BEGIN:VEVENT', 'UID:check-1@zhian', 'DTSTAMP:20261118T020000Z', 'DTSTART:20261118T100000Z', 'SUMMARY:绝缘挤出岗 日常检查（12 项）时限', 'URL:https://zhian.example.com/check/1?day=2026-11-18', 'TRANSP:TRANSPARENT', 'END:VEVENT',
      'BEGIN:VEVENT', 'UID:hazard-1@zhian', 'DTSTAMP:20261118T020000Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:甲\\;乙\\,丙\\\\丁\\n戊', 'TRANSP:TRANSPARENT', 'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });
  it('has no line over 75 bytes and cuts no character', () => {
    const file = calendarFile('质安', [{ id: 'x', at: MADE, summary: `${'长'.repeat(200)}😀${'名'.repeat(60)}`, link: '' }], MADE);
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(file).not.toContain('\uFFFD');
    expect(unfolded(file)).toContain(`SUMMARY:${'长'.repeat(200)}😀${'名'.repeat(60)}`);
  });
});
