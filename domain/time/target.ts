/**
 * How much time a commitment allows: elapsed minutes (day and night), business minutes (counted
 * only while the calendar is open) or business days (dates on which the calendar opens at all).
 * Exactly one of the three is set, and it is not negative.
 */
export type Target = { minutes: number } | { businessMinutes: number } | { businessDays: number };
