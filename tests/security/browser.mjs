// usage: node browser.mjs FOLDER VECTORS — see `browser`, which calls it.
import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const [folder, vectors] = process.argv.slice(2);
const PORT = 8973;
const ROOT = `http://127.0.0.1:${PORT}/`;

/// What must not run says so here; every way to speak to a person is one.
const WATCH = `
  window.ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    window[name] = (...what) => { window.ran.push(name + '(' + what + ')'); };
`;

/// Whatever a script may wait for: each kind of event, at each element.
const STIR = `
  for (const it of document.querySelectorAll('body *'))
    for (const kind of ['click', 'mouseover', 'mouseenter', 'pointerover', 'focus', 'focusin', 'blur',
                        'input', 'wheel', 'toggle', 'beforetoggle', 'load', 'error', 'begin'])
      it.dispatchEvent(new Event(kind, { bubbles: kind === 'focusin', cancelable: true }));
`;

/// A reader parses a text, or hands it to innerHTML, or takes out what it has and puts it in again.
const shown = (content) => `<!doctype html><meta charset=utf-8><title>x</title><link rel=icon href=data:,>
<div id=parsed>${content}</div><div id=set></div><div id=again></div>
<script type=text/plain id=text>${encodeURIComponent(content)}</script>
<script>
  const text = decodeURIComponent(document.getElementById('text').textContent);
  document.getElementById('set').innerHTML = text;
  document.getElementById('again').innerHTML = document.getElementById('set').innerHTML;
</script>`;

const pages = new Map();
const server = createServer(async (request, response) => {
  const name = decodeURIComponent(new URL(request.url, ROOT).pathname.slice(1));
  const type = name.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/plain';
  const body = pages.get(name) ?? await readFile(path.join(folder, name)).catch(() => null);
  response.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body ?? '');
}).listen(PORT, '127.0.0.1');

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/// A window: what ran in it, and what it asked for.
async function open() {
  const page = await browser.newPage();
  const window = { page, name: '', ran: [], asked: [] };
  await page.evaluateOnNewDocument(WATCH);
  await page.setRequestInterception(true);
  page.on('dialog', (dialog) => { window.ran.push('a dialog'); dialog.dismiss(); });
  page.on('popup', (popup) => { window.ran.push('a window'); popup?.close(); });
  page.on('request', (request) => {
    const url = request.url();
    const kind = request.resourceType();
    const own = url === ROOT + window.name;
    // Pictures and players are a part of a text, wherever they are from. A browser draws the
    // buttons of a player from addresses of its own, `data:` as well; the tests of the program say
    // that no such address is in a text.
    const isMedia = ['image', 'media'].includes(kind) && /^(https?|data):/.test(url);
    if (!own && !isMedia && url !== 'data:,') window.asked.push(`${kind} ${url.slice(0, 100)}`);
    if (own) request.continue(); else request.abort();
  });
  return window;
}

let window = await open();

/// Opens a page in it.
async function look(name) {
  Object.assign(window, { name, ran: [], asked: [] });
  const { page } = window;
  try {
    await page.goto(ROOT + name, { waitUntil: 'load', timeout: 15_000 });
    await page.evaluate(STIR);
    await new Promise((done) => setTimeout(done, 10));
    window.ran.push(...await page.evaluate(() => window.ran));
    if (page.url() !== ROOT + name) window.asked.push(`went to ${page.url().slice(0, 100)}`);
  } catch (error) {
    window.asked.push(`left: ${String(error).slice(0, 100)}`);
  }
  const { ran, asked } = window;
  if (ran.length + asked.length > 0) {
    // It may not be what it was.
    await page.close();
    window = await open();
  }
  return { ran, asked };
}

const faults = [];
let looks = 0;
const clean = async (name) => {
  looks += 1;
  const { ran, asked } = await look(name);
  if (ran.length + asked.length > 0) faults.push(`${name}: ran ${ran.join(', ') || '-'}; asked for ${asked.join(', ') || '-'}`);
};

// What this script can see: the vectors as they are.
const raw = (await readFile(vectors, 'utf8')).split('\n== ').slice(1);
let seen = 0;
for (const vector of raw) {
  const [name, ...markup] = vector.split('\n');
  const text = markup.join('\n').replace(/\{U\+([0-9A-F]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));
  pages.set(`raw/${name}.html`, shown(text));
  const { ran, asked } = await look(`raw/${name}.html`);
  if (ran.length + asked.length > 0) seen += 1;
}
looks += 1;
if (seen < raw.length / 3) faults.push(`only ${seen} of ${raw.length} raw vectors do anything: the look is blind`);

// Each content is the same in all formats, or so the tests say; each once.
const contents = new Set();
for (const item of JSON.parse(await readFile(path.join(folder, 'feed.json'), 'utf8')).items) {
  if (contents.has(item.content_html)) continue;
  contents.add(item.content_html);
  const name = `item${new URL(item.url).pathname}index.html`;
  pages.set(name, shown(item.content_html));
  await clean(name);
}
const files = await readdir(path.join(folder, 'site'), { recursive: true });
for (const file of files.filter((file) => file.endsWith('index.html')).sort())
  await clean(`site/${file}`);

await browser.close();
server.close();
for (const fault of faults.slice(0, 50)) console.log(fault);
console.log(`${raw.length} vectors, of which ${seen} do harm as they are; ${contents.size} texts`);
console.log(`${looks - faults.length} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
