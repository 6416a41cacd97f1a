import { escaped } from '../../diagrams/network/markup.ts';
import { type Change, type DayOfChanges, kinds, type Place } from './change.ts';

/** What a feed is of; addresses are absolute. */
export interface FeedFrame {
  readonly title: string;
  readonly author: string;
  /** The feed’s own address. */
  readonly self: string;
  /** The page that says the same. */
  readonly page: string;
  /** The address of a day on that page, by which its entry goes for ever. */
  readonly dayLink: (day: DayOfChanges['day']) => string;
  /** The time of the feed where it has no entry. */
  readonly began: Date;
}

/** The newest days that a feed has. */
const most = 50;

/** Text as XML shows it, without the characters that no XML may hold, however they are written. */
const text = (value: string): string => escaped(value.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ''));

const placeHtml = ({ label, href }: Place, page: string): string =>
  href === undefined ? text(label) : `<a href="${text(new URL(href, page).href)}">${text(label)}</a>`;

const changeHtml = ({ text: says, places }: Change, page: string): string =>
  `<li>${text(says)}: ${places.map((place) => placeHtml(place, page)).join(', ')}</li>`;

/** What changed on a day, as HTML with absolute addresses. */
function dayHtml({ changes }: DayOfChanges, page: string): string {
  return [...Map.groupBy(changes, ({ kind }) => kind)]
    .map(([kind, all]) => `<h2>${kinds[kind]}</h2><ul>${all.map((change) => changeHtml(change, page)).join('')}</ul>`)
    .join('');
}

/** How many changes of which kinds: `2 verdicts, 1 manifests`, as the headings name them. */
const summary = ({ changes }: DayOfChanges): string =>
  [...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, all]) => `${kinds[kind]} (${all.length})`).join(', ');

/** An Atom feed (RFC 4287) with an entry for each day, newest first. */
export function atomOf(frame: FeedFrame, days: readonly DayOfChanges[]): string {
  const entries = days.slice(0, most).map((day) => {
    const link = text(frame.dayLink(day.day));
    return `  <entry>
    <id>${link}</id>
    <title>${text(`${day.day}: ${summary(day)}`)}</title>
    <link href="${link}"/>
    <updated>${day.at.toISOString()}</updated>
    <content type="html">${text(dayHtml(day, frame.page))}</content>
  </entry>
`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${text(frame.self)}</id>
  <title>${text(frame.title)}</title>
  <author><name>${text(frame.author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${text(frame.self)}"/>
  <link rel="alternate" type="text/html" href="${text(frame.page)}"/>
  <updated>${(days[0]?.at ?? frame.began).toISOString()}</updated>
${entries.join('')}</feed>
`;
}
