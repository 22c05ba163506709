// Looks at pages as people do who can't see well, have no mouse, a narrow window, or no script.
//
//   npm install && npm run check -- http://localhost:8080/jenkins/ [PATH ...]
//
// BROWSER names Chromium (default /usr/bin/chromium). Ends with status 1 if axe finds anything serious in what the plugin
// draws, if a page is wider than a narrow window, or if something that can be clicked can't be reached by the Tab key. What
// axe finds in what Jenkins itself draws around the page is counted and told apart.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS = new Set(['serious', 'critical']);
const OWN = '#main-panel';
// What Jenkins adds to links and to its own lists inside that panel.
const JENKINS = '.jenkins-menu-dropdown-chevron, .jenkins-\\!-display-contents';
const VIEWS = [
  { name: 'wide', width: 1280, height: 900, script: true },
  { name: 'narrow', width: 380, height: 800, script: true },
  { name: 'no script', width: 1280, height: 900, script: false },
];

const [root, ...paths] = process.argv.slice(2);
if (!root) {
  console.error('Name the address of a Jenkins, and pages below it');
  process.exit(2);
}

const browser = await puppeteer.launch({
  executablePath: process.env.BROWSER || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
let bad = 0;
for (const path of paths.length ? paths : ['terraform-guard/']) {
  for (const view of VIEWS) {
    bad += await look(new URL(path, root).href, path, view);
  }
}
await browser.close();
console.log(bad === 0 ? 'Nothing serious was found.' : `${bad} serious problems were found.`);
process.exit(bad === 0 ? 0 : 1);

async function look(address, path, view) {
  const page = await browser.newPage();
  await page.setViewport({ width: view.width, height: view.height });
  if (!view.script) {
    await withoutScript(page);
  }
  const answer = await page.goto(address, { waitUntil: view.script ? 'networkidle2' : 'load', timeout: 60_000 });
  const where = `${path} (${view.name})`;
  if (!answer || answer.status() !== 200) {
    console.log(`${where}: answered ${answer ? answer.status() : 'nothing'}`);
    await page.close();
    return 1;
  }
  let found = await problems(page, where);
  if (view.name === 'narrow') {
    found += await tooWide(page, where);
  }
  if (view.name === 'wide') {
    found += await keyboard(page, where);
  }
  await page.close();
  return found;
}

// With script switched off the browser would not run axe either; so the page gets no script instead.
async function withoutScript(page) {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (request.resourceType() === 'script') {
      await request.abort();
    } else if (request.resourceType() === 'document') {
      const answer = await fetch(request.url());
      const text = await answer.text();
      await request.respond({
        status: answer.status,
        contentType: answer.headers.get('content-type') ?? 'text/html',
        body: text.replace(/<script[\s\S]*?<\/script>/gi, '').replace(/<\/?noscript>/gi, ''),
      });
    } else {
      await request.continue();
    }
  });
}

async function problems(page, where) {
  await page.evaluate(axe);
  const result = await page.evaluate(async () => {
    const all = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return all.violations.map((one) => ({
      id: one.id,
      impact: one.impact,
      help: one.help,
      nodes: one.nodes.map((node) => ({ target: node.target.join(' '), html: node.html.slice(0, 160) })),
    }));
  });
  let own = 0;
  let around = 0;
  for (const one of result.filter((violation) => SERIOUS.has(violation.impact))) {
    for (const node of one.nodes) {
      const inside = await page.evaluate(
        (selector, panel, others) => {
          const there = document.querySelector(selector);
          return !!there?.closest(panel) && !there.matches(others);
        },
        node.target,
        OWN,
        JENKINS,
      );
      if (inside) {
        own++;
        console.log(`${where}: ${one.impact}: ${one.help} (${one.id})\n    ${node.target}\n    ${node.html}`);
      } else {
        around++;
      }
    }
  }
  console.log(`${where}: ${own} serious in the page, ${around} in what Jenkins draws around it`);
  return own;
}

async function tooWide(page, where) {
  const over = await page.evaluate(
    (panel) => document.querySelector(panel).scrollWidth - document.querySelector(panel).clientWidth,
    OWN,
  );
  if (over > 1) {
    console.log(`${where}: ${over} pixels wider than the window`);
    return 1;
  }
  return 0;
}

async function keyboard(page, where) {
  const expected = await page.evaluate((panel, others) => {
    const all = [...document.querySelectorAll(`${panel} a[href], ${panel} button, ${panel} input, ${panel} select, ${panel} summary`)];
    const seen = all.filter(
      (node) => node.type !== 'hidden' && !node.matches(others) && !node.disabled && node.tabIndex >= 0 && node.checkVisibility({ checkVisibilityCSS: true }),
    );
    seen.forEach((node, index) => node.setAttribute('data-expected', String(index)));
    return seen.length;
  }, OWN, JENKINS);
  const reached = new Set();
  let invisible = 0;
  for (let i = 0; i < Math.min(2000, expected + 200) && reached.size < expected; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node?.hasAttribute('data-expected')) {
        return null;
      }
      const look = getComputedStyle(node);
      const ring = look.outlineStyle !== 'none' || look.boxShadow !== 'none';
      return { index: node.getAttribute('data-expected'), ring };
    });
    if (at) {
      invisible += reached.has(at.index) || at.ring ? 0 : 1;
      reached.add(at.index);
    }
  }
  console.log(`${where}: ${reached.size} of ${expected} reached by the Tab key, ${invisible} without a visible focus`);
  return expected - reached.size;
}
