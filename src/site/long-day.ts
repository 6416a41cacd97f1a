const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day, `2026-11-30`, in words: `30 November 2026`. */
export const longDay = (day: string): string => format.format(new Date(day));
