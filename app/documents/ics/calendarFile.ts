import type { Instant } from '~/domain/shared/instant';
import { addDays, type Day } from '~/domain/shared/day';

/** One duty in a calendar: at a moment, or through a whole day. */
export interface DiaryEntry {
  /** The same duty always has the same. */
  readonly id: string;
  readonly at: Instant | Day;
  readonly summary: string;
  readonly link: string;
}

const LONGEST_LINE = 75;
const encoder = new TextEncoder();

/** A line in parts of at most 75 bytes, no character cut; each further part begins with a space (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, bytes] = ['', 0];
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (bytes + size > LONGEST_LINE) {
      parts.push(part);
      [part, bytes] = [' ', 1];
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
const stamp = (at: string): string => at.replace(/[-:]|\.\d+/g, '');
const isDay = (at: Instant | Day): at is Day => at.length === 10;

/**
 * A calendar file: whole days as they are, moments in UTC. Equal duties are equal bytes: `made` is when the calendar was opened, not when it is read.
 */
export function calendarFile(name: string, entries: readonly DiaryEntry[], made: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Zhian//Duties//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...entries.flatMap(({ id, at, summary, link }) => [
      'BEGIN:VEVENT', `UID:${id}@zhian`, `DTSTAMP:${stamp(made)}`,
      ...(isDay(at) ? [`DTSTART;VALUE=DATE:${stamp(at)}`, `DTEND;VALUE=DATE:${stamp(addDays(at, 1))}`] : [`DTSTART:${stamp(at)}`]),
      `SUMMARY:${escaped(summary)}`, ...(link ? [`URL:${link}`] : []), 'TRANSP:TRANSPARENT', 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
