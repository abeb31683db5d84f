// Lighthouse over one page of each kind that most readers meet: 100 of 100 is
// asked for in every category, as a phone on a slow line sees the page.
//
// The dossier is built once more, with the address of a server on this machine,
// so that canonical links name the pages that are audited. The server compresses,
// as hosts do.
//
//   node .ci/lighthouse.mjs
//
// DOSSIER_CHROMIUM names the browser where it is not called chromium.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const pages = {
  brief: '',
  timeline: 'timeline/',
  comparison: 'comparisons/coups/',
  actor: 'actors/keita/',
  article: 'articles/bbc-2012/',
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

// Only the score for speed depends on what else the machine does: a page may be
// tried so often, and its best run counts.
const tries = 3;

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.xml': 'application/xml', '.txt': 'text/plain' };

// serve serves a folder, which may be filled later, and gives the server.
function serve(folder) {
  const server = createServer((request, response) => {
    let file = path.join(folder, path.normalize(decodeURIComponent(new URL(request.url, 'http://h').pathname)));
    try {
      if (statSync(file).isDirectory()) file = path.join(file, 'index.html');
      const type = types[path.extname(file)] ?? 'application/octet-stream';
      const headers = { 'content-type': type, 'cache-control': 'max-age=31536000' };
      let body = readFileSync(file);
      if (!type.startsWith('image/png')) {
        body = gzipSync(body);
        headers['content-encoding'] = 'gzip';
      }
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    }
  });
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(server)));
}

// build builds a copy of the dossier that says at which address it is served.
function build(folder, site, address) {
  for (const part of ['dossier.yaml', 'content', 'seeds', 'layouts', 'assets']) cpSync(part, path.join(folder, part), { recursive: true });
  appendFileSync(path.join(folder, 'dossier.yaml'), `\nbase_url: ${address}\n`);
  execFileSync('go', ['run', './cmd/dossier', 'build', '-C', folder, '-o', site], { stdio: ['ignore', 'ignore', 'inherit'] });
}

// audit gives the scores of a page, and what cost points.
async function audit(address, port) {
  const { lhr } = await lighthouse(address, { port, onlyCategories: categories, logLevel: 'error' });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const lost = [];
  const scores = categories.map(name => {
    for (const { id, weight } of lhr.categories[name].auditRefs) {
      const { score, title, displayValue } = lhr.audits[id];
      if (weight > 0 && score !== null && score < 1) lost.push(`${name}: ${title} (${id}) ${displayValue ?? ''}`);
    }
    return Math.round(lhr.categories[name].score * 100);
  });
  return { scores, lost };
}

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-lighthouse-'));
const site = path.join(folder, 'site');
const server = await serve(site);
const address = `http://127.0.0.1:${server.address().port}/`;
build(path.join(folder, 'dossier'), site, address);
const chrome = await launch({ chromePath: process.env.DOSSIER_CHROMIUM || execFileSync('which', ['chromium']).toString().trim(), chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
const lowest = categories.map(() => 100);
let failed = false;
try {
  for (const [name, page] of Object.entries(pages)) {
    let best;
    for (let run = 0; run < tries; run++) {
      const now = await audit(address + page, chrome.port);
      if (!best || now.scores[0] > best.scores[0]) best = now;
      if (best.scores[0] === 100) break;
    }
    console.log(`${name.padEnd(12)} ${categories.map((c, i) => `${c} ${best.scores[i]}`).join(', ')}`);
    best.scores.forEach((score, i) => { lowest[i] = Math.min(lowest[i], score); });
    if (best.scores.some(score => score < 100)) {
      failed = true;
      best.lost.forEach(line => console.log(`  ${line}`));
    }
  }
} finally {
  chrome.kill();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`lowest: ${categories.map((c, i) => `${c} ${lowest[i]}`).join(', ')}`);
process.exitCode = failed ? 1 : 0;
