/** How long the comments’ frame may take before the reader is told that it does not answer. */
const patience = 10_000;

const theme = (): string => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

/** Loads the comments into the box, in step with the site’s theme, and says so if they do not come. */
async function show(box: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const status = box.querySelector('[role=status]');
  const say = (text: string) => {
    if (status) status.textContent = text;
  };
  button.disabled = true;
  say('Loading comments…');
  try {
    await import('giscus');
  } catch {
    button.disabled = false;
    say('The comments could not be loaded. The link below leads to them.');
    return;
  }
  const { repo, repoId, category, categoryId, term } = box.dataset;
  const widget = Object.assign(document.createElement('giscus-widget'), {
    repo,
    repoId,
    category,
    categoryId,
    term,
    mapping: 'specific',
    strict: '1',
    reactionsEnabled: '1',
    inputPosition: 'top',
    lang: 'en',
    theme: theme(),
  });
  const inStep = new MutationObserver(() => Object.assign(widget, { theme: theme() }));
  inStep.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const answered = new AbortController();
  const timer = setTimeout(() => {
    answered.abort();
    inStep.disconnect();
    widget.remove();
    button.hidden = false;
    button.disabled = false;
    say('The comments do not answer. The link below leads to them.');
  }, patience);
  const onMessage = (event: MessageEvent) => {
    if (event.origin !== 'https://giscus.app') return;
    answered.abort();
    clearTimeout(timer);
    say('');
  };
  addEventListener('message', onMessage, { signal: answered.signal });
  button.hidden = true;
  box.prepend(widget);
  widget.tabIndex = -1;
  widget.focus();
}

for (const box of document.querySelectorAll<HTMLElement>('.comments')) {
  const button = box.querySelector('button');
  if (!button) continue;
  button.hidden = false;
  button.addEventListener('click', () => void show(box, button));
  // Signing in to comment comes back with this parameter, which the widget reads. Anybody can write such a link.
  const status = box.querySelector('[role=status]');
  if (status && new URLSearchParams(location.search).has('giscus'))
    status.textContent = 'Your address carries a sign-in: the comments will use it when you show them.';
}
