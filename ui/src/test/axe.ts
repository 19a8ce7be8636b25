// Asks axe about what is rendered. Contrast needs real layout; contrast.test.ts computes it instead.
import axe from 'axe-core';

/** One line for each violation; none is what is wanted. */
export async function violations(element: Element = document.body): Promise<string[]> {
  const { violations: found } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
}
