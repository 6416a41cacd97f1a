import { makeZoomable } from './figure-zoom.ts';

function makeButton(text: string, label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  if (label !== text) button.setAttribute('aria-label', label);
  button.addEventListener('click', act);
  return button;
}

/**
 * Shows a figure’s picture in a dialog that fills the window, to zoom and to move; the picture itself moves there, because a
 * copy would double its ids.
 * @param button that opened it, and has the focus again when it closes
 */
export function openLarge(view: HTMLElement, button: HTMLElement): void {
  const pictures = [...view.querySelectorAll('svg')];
  const dialog = document.createElement('dialog');
  dialog.className = 'diagram-dialog';
  dialog.setAttribute('aria-label', view.getAttribute('aria-label') ?? 'Diagram');
  const stage = document.createElement('div');
  stage.className = 'diagram-stage';
  stage.tabIndex = 0;
  stage.setAttribute('role', 'region');
  stage.setAttribute('aria-label', 'Enlarged diagram');
  const hint = document.createElement('p');
  hint.textContent = 'Zoom: wheel, pinch, + and −. Move: drag, arrow keys. All of it: 0.';

  // The place that the picture leaves keeps its height, so that the page behind does not move.
  view.style.blockSize = `${view.offsetHeight}px`;
  stage.append(...pictures);
  const zoom = makeZoomable(stage, pictures);
  const bar = document.createElement('div');
  bar.append(
    hint,
    makeButton('−', 'Zoom out', () => zoom.by(1 / 1.4)),
    makeButton('+', 'Zoom in', () => zoom.by(1.4)),
    makeButton('Fit', 'Fit the window', zoom.showAll),
    makeButton('Close', 'Close', () => dialog.close()),
  );
  dialog.append(bar, stage);
  dialog.addEventListener('keydown', zoom.key);
  dialog.addEventListener('close', () => {
    zoom.end();
    view.append(...pictures);
    view.style.blockSize = '';
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  zoom.showAll();
  stage.focus();
}
