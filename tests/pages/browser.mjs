// usage: node browser.mjs WWW SHOTS PYTHON — see `browser`, which calls it.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { HtmlValidate } from 'html-validate';
import puppeteer from 'puppeteer-core';

const [www, shots, python] = process.argv.slice(2);
const PORT = 8971;
const ROOT = `http://127.0.0.1:${PORT}/`;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.xml': 'application/xml', '.opml': 'text/x-opml', '.json': 'application/feed+json' };
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults = [];
let looks = 0;
const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#7a9"/></svg>';
const check = (holds, what) => { looks += 1; if (!holds) faults.push(what); };

const server = createServer(async (request, response) => {
  // What a browser asks for by itself, beside a feed.
  if (request.url === '/favicon.ico') return response.writeHead(204).end();
  const asked = path.join(www, decodeURIComponent(new URL(request.url, ROOT).pathname));
  const file = asked.endsWith('/') ? `${asked}index.html` : asked;
  try {
    const body = await readFile(file);
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(PORT, '127.0.0.1');

const files = (await readdir(www, { recursive: true })).sort();
const pages = files.filter((file) => file.endsWith('.html'));
const isArticle = (file) => /^articles\/(.*\/)?\d{4}\//.test(file);
const feeds = files.filter((file) => /(rss|atom)\.xml$/.test(file));
check(pages.length > 8, `only ${pages.length} pages`);
check(pages.filter(isArticle).length > 8, 'too few pages of articles');

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // The style is allowed by its hash. `align` is for readers, which take styles away.
  rules: { 'doctype-style': 'off', 'long-title': 'off', 'require-sri': 'off', 'no-inline-style': 'off', 'no-deprecated-attr': 'off' },
});
for (const page of pages) {
  const report = await validator.validateFile(path.join(www, page));
  const said = report.results.flatMap((result) => result.messages);
  check(said.length === 0, `${page}: ${said.map((it) => `${it.line}: ${it.ruleId}: ${it.message}`).join('; ')}`);
}

const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const widths = { phone: 390, narrow: 320, desktop: 1280 };
const views = [['light', 'phone'], ['dark', 'desktop'], ['light', 'desktop'], ['dark', 'phone'], ['light', 'narrow']];
for (const file of [...pages, ...feeds]) {
  for (const [scheme, device] of file.endsWith('.html') ? views : views.slice(0, 2)) {
    const width = widths[device];
    const where = `${file} (${scheme}, ${device})`;
    const page = await browser.newPage();
    await page.setViewport({ width, height: 844, deviceScaleFactor: 1 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    page.on('console', (message) => check(false, `${where}: console: ${message.text()}`));
    page.on('pageerror', (error) => check(false, `${where}: error: ${error}`));
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const known = request.url().startsWith(ROOT) || request.url().startsWith('data:');
      // The texts of articles bring images along, wherever they are.
      const isImage = isArticle(file) && request.resourceType() === 'image' && !request.url().startsWith('data:');
      check(known || isImage, `${where}: asks for ${request.url()}`);
      if (isImage) request.respond({ contentType: 'image/svg+xml', body: IMAGE });
      else request.continue();
    });
    const answer = await page.goto(ROOT + file, { waitUntil: 'load' });
    check(answer.ok(), `${where}: ${answer.status()}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(wide <= width, `${where}: is ${wide} wide`);
    if (file.endsWith('.html')) {
      const style = await page.evaluate(() => getComputedStyle(document.body).maxWidth);
      check(style !== 'none', `${where}: is not styled`);
      // Not by way of the page: its policy lets nothing run.
      const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
      for (const it of found.violations) {
        check(false, `${where}: axe: ${it.id}: ${it.nodes[0].html}: ${it.nodes[0].failureSummary}`);
      }
      const scripts = await page.evaluate(() => [...document.scripts].map((it) => [it.type, it.text]));
      check(scripts.every(([type]) => type === 'application/ld+json'), `${where}: has scripts`);
      check(scripts.length === 0 || isArticle(file), `${where}: has data`);
      for (const [, data] of scripts) {
        const { headline, url, datePublished } = JSON.parse(data);
        check(headline && url.startsWith(ROOT) && !Number.isNaN(Date.parse(datePublished)), `${where}: ${data}`);
      }
    } else {
      const shown = await page.evaluate(() => getComputedStyle(document.documentElement).maxWidth);
      check(shown !== 'none', `${where}: the XML is not styled`);
    }
    const name = `${file.replaceAll('/', '-')}-${scheme}-${device}.png`;
    await page.screenshot({ path: path.join(shots, name), fullPage: true });
    await page.close();
  }
}

const finders = await promisify(execFile)(python, ['finders.py', ...pages.map((file) => ROOT + file)]);
const finds = new Set(finders.stdout.split('\n'));
const page = await browser.newPage();
for (const file of pages) {
  await page.goto(ROOT + file);
  const hrefs = await page.evaluate(() => [...document.querySelectorAll('[href]:not(.text *, .attachments *, .byline *)')].map((it) => it.href));
  for (const href of new Set(hrefs.filter((it) => it.startsWith(ROOT)))) {
    const answer = await fetch(href);
    check(answer.ok, `${file}: ${href}: ${answer.status}`);
  }
  const links = await page.evaluate(() => [...document.querySelectorAll('link[rel=alternate]')].map((it) => it.href));
  for (const finder of ['feedfinder2', 'trafilatura']) {
    const own = finds.has(`${finder} ${ROOT}${file} ${links[0]}`);
    check(own, `${file}: ${finder} does not find ${links[0]}`);
  }
}
await browser.close();
server.close();
for (const fault of faults) console.log(fault);
console.log(`${pages.length} pages, ${feeds.length} feeds: ${looks - faults.length} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
