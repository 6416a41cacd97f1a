/* Says how much changed since the reader was last here. What it keeps stays in the browser; without storage it says nothing. */
import { longDay } from '../../site/long-day.ts';
import { changesSince, type DayCount, visitedAgain, visitsIn } from './last-visit.ts';

const news = document.querySelector<HTMLElement>('.news');
const since = news?.querySelector('.since');
const days = JSON.parse(news?.dataset['days'] ?? '[]') as DayCount[];
const [newest] = days;

if (since && newest) {
  try {
    // Sites below one host share its storage.
    const key = `last-visit:${location.pathname}${news?.dataset['decision']}`;
    const today = new Date().toISOString().slice(0, 10);
    const visits = visitedAgain(visitsIn(localStorage.getItem(key)), { day: today, newest });
    localStorage.setItem(key, JSON.stringify(visits));
    const count = visits.before === undefined ? 0 : changesSince(days, visits.before);
    if (visits.before !== undefined && count > 0)
      since.textContent = `Since your last visit on ${longDay(visits.before.day)}: ${count === 1 ? 'one change' : `${count} changes`}. `;
  } catch {
    // The browser keeps nothing, or something else wrote there.
  }
}
