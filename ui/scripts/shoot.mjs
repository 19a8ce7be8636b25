// Takes pictures of screens into /tmp/shots, from the running `npm run dev`:
//   node scripts/shoot.mjs gallery '?view=table#/gallery' '#/matching/giacom'
// Each argument is an address behind http://localhost:1420/; a bare word is a hash route.
// SHOT_SIZES=1024x700,1600x1000  SHOT_THEMES=light,dark  SHOT_DENSITY=compact  SHOT_KEYS=F1
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const base = process.env.SHOT_BASE ?? 'http://localhost:1420/';
const out = process.env.SHOT_OUT ?? '/tmp/shots';
const sizes = (process.env.SHOT_SIZES ?? '1024x700,1600x1000').split(',');
const themes = (process.env.SHOT_THEMES ?? 'light,dark').split(',');
const routes = process.argv.slice(2);
if (routes.length === 0) routes.push('#/');
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
});
for (const size of sizes) {
  const [width, height] = size.split('x').map(Number);
  for (const theme of themes) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: 'en-GB',
    });
    await context.addInitScript((density) => {
      if (location.protocol === 'about:') return;
      localStorage.setItem('halyard.window', JSON.stringify({ density }));
    }, process.env.SHOT_DENSITY ?? 'comfortable');
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error('page:', error.message));
    page.on('console', (m) => m.type() === 'error' && console.error('console:', m.text()));
    for (const route of routes) {
      const address = /^[?#]/.test(route) ? route : `#/${route}`;
      await page.goto('about:blank');
      await page.goto(base + address);
      await page.waitForSelector('h1');
      await page.waitForTimeout(350);
      for (const key of (process.env.SHOT_KEYS ?? '').split(',').filter(Boolean)) {
        await page.keyboard.press(key);
        await page.waitForTimeout(200);
      }
      const name = address.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'home';
      await page.screenshot({ path: `${out}/${name}-${size}-${theme}.png` });
      console.log(`${out}/${name}-${size}-${theme}.png`);
    }
    await context.close();
  }
}
await browser.close();
