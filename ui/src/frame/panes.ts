// F6 goes round the parts of the window that carry `data-pane`.
const reachable = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

export function focusNextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(at + step) % panes.length];
    // In a table the row comes before the header's buttons.
    const first =
      pane?.querySelector<HTMLElement>('[role="row"][tabindex="0"]') ??
      pane?.querySelector<HTMLElement>(reachable);
    if (first) {
      first.focus();
      return;
    }
  }
}
