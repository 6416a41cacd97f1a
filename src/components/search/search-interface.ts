import styles from './search-interface.css?url';

interface Result {
  readonly url: string;
  readonly sub_results: { url: string }[];
}

/** What Pagefind found above the first heading of a page is that page, not a place on it with the page’s name once more. */
function processResult({ url, sub_results: places }: Result): void {
  for (const place of places) if (place.url === `${url}#_top`) place.url = url;
}

/** Stands in for Pagefind’s interface until search is opened for the first time, then loads it with the given options. */
export class PagefindUI {
  constructor(options: object) {
    const dialog = document.querySelector<HTMLDialogElement>('site-search dialog');
    if (dialog === null) return;
    const load = async (): Promise<void> => {
      if (!dialog.open) return;
      opened.disconnect();
      const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
      document.head.append(sheet);
      // @ts-expect-error The package has no types.
      const { PagefindUI: Interface } = await import('@pagefind/default-ui');
      new Interface({ ...options, processResult, excerptLength: 24, autofocus: true });
      // It names its field by a title alone.
      dialog.querySelector('input')?.setAttribute('aria-label', 'Search');
    };
    const opened = new MutationObserver(load);
    opened.observe(dialog, { attributeFilter: ['open'] });
    // It may have been opened before the page came to rest.
    void load();
  }
}
