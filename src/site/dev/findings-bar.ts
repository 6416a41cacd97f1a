const id = 'findings-bar';

const style =
  'position:fixed;inset:auto 0 0 0;z-index:100;max-height:50vh;overflow:auto;padding:.5rem 1rem;background:#7a1020;color:#fff;font:13px/1.5 monospace';

/** Shows a report at the foot of the page, its last line first and the rest folded; nothing where it is empty. */
export function showFindings(report: string): void {
  const before = document.getElementById(id);
  const wasOpen = before instanceof HTMLDetailsElement && before.open;
  before?.remove();
  if (report === '') return;
  const bar = document.createElement('details');
  Object.assign(bar, { id, open: wasOpen });
  bar.setAttribute('style', style);
  const summary = document.createElement('summary');
  summary.textContent = report.split('\n').at(-1) ?? '';
  const text = document.createElement('pre');
  text.setAttribute('style', 'margin:0;white-space:pre-wrap');
  text.textContent = report;
  bar.append(summary, text);
  document.body.append(bar);
}
