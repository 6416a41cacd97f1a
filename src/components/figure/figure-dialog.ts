/* Gives every diagram a button that opens it large. What the dialog does loads when it is first opened. */

for (const figure of document.querySelectorAll<HTMLElement>('figure.diagram')) {
  const view = figure.querySelector<HTMLElement>('.diagram-view');
  if (view === null || figure.querySelector(':scope > .diagram-open') !== null) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'diagram-open';
  button.textContent = 'Open large';
  button.setAttribute('aria-label', `Open large: ${(view.getAttribute('aria-label') ?? '').replace(/^Diagram: /, '')}`);
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', async () => {
    const { openLarge } = await import('./figure-large.ts');
    openLarge(view, button);
  });
  view.after(button);
}
