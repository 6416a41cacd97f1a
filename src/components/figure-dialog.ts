/* Gives every diagram a button that opens it large. Without script the diagram scrolls within its own region. */

/** Shows the figure's picture in a dialog; the picture itself moves, because a copy would double its ids. */
function openLarge(view: HTMLElement, button: HTMLElement): void {
  const picture = [...view.querySelectorAll('svg')];
  const dialog = document.createElement('dialog');
  dialog.className = 'diagram-dialog';
  dialog.setAttribute('aria-label', view.getAttribute('aria-label') ?? 'Diagram');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  const stage = document.createElement('div');
  stage.className = 'diagram-stage';
  stage.tabIndex = 0;
  stage.setAttribute('role', 'region');
  stage.setAttribute('aria-label', 'Enlarged diagram');

  // The place that the picture leaves keeps its height, so that the page behind does not move.
  view.style.blockSize = `${view.offsetHeight}px`;
  for (const svg of picture) {
    svg.style.setProperty('--natural-width', `${svg.getAttribute('width')}px`);
    svg.style.setProperty('--natural-height', `${svg.getAttribute('height')}px`);
  }
  stage.append(...picture);
  dialog.append(close, stage);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    view.append(...picture);
    view.style.blockSize = '';
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  stage.focus();
}

for (const figure of document.querySelectorAll<HTMLElement>('figure.diagram')) {
  const view = figure.querySelector<HTMLElement>('.diagram-view');
  if (view === null || figure.querySelector(':scope > .diagram-open') !== null) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'diagram-open';
  button.textContent = 'Open large';
  button.setAttribute('aria-label', `Open large: ${(view.getAttribute('aria-label') ?? '').replace(/^Diagram: /, '')}`);
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => openLarge(view, button));
  view.after(button);
}
