// Makes the simulated window behave like a laid-out one, and cleans up between tests.
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { startText } from '@/text/text';

await startText('en-GB');

// Screens are loaded when first opened, which takes a while on a busy machine; nothing here is timed.
configure({ asyncUtilTimeout: 5000 });

// No layout exists here; without sizes no virtual row would ever be drawn.
const sizes: Record<string, number> = { clientHeight: 600, clientWidth: 1000 };
for (const [name, size] of Object.entries(sizes)) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
  configurable: true,
  get: () => 1000,
});
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
  configurable: true,
  get(this: HTMLElement) {
    return this.hasAttribute('data-index') ? 44 : 600;
  },
});

Element.prototype.scrollIntoView = () => undefined;

afterEach(cleanup);
