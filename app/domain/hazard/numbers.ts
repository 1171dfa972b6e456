import type { Day } from '../shared/day';

/** The series a hazard's number is reserved from: one for each year. */
export const hazardSeries = (day: Day): string => `hazard-${day.slice(0, 4)}`;

/** A hazard's number for life: `HZ-2026-000123`. */
export const hazardNumber = (day: Day, serial: number): string => `HZ-${day.slice(0, 4)}-${String(serial).padStart(6, '0')}`;

/** A hazard's number inside a sentence, as a group, so that splitting by it keeps the numbers. A year of more than 999 999 hazards has longer ones. */
export const HAZARD_NUMBER = /(HZ-\d{4}-\d{6,})/;

/** The series of 整改通知单 of a year. */
export const noticeSeries = (day: Day): string => `notice-${day.slice(0, 4)}`;

/** Number of a 整改通知单: `ZG-2026-0042`. */
export const noticeNumber = (day: Day, serial: number): string => `ZG-${day.slice(0, 4)}-${String(serial).padStart(4, '0')}`;
