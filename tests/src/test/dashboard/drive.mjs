// Drives parse-dashboard on a gateway in headless Chromium, and asks the gateway by REST after each step whether it took place.
//   node drive.mjs PARSIMONY_JAR [SCREENSHOT]     needs java, chromium (CHROMIUM names it), and npm ci in this folder
import { spawn } from 'node:child_process';
import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const [jar, screenshot] = process.argv.slice(2);
const port = 14370, dashboardPort = 14371;
const url = `http://127.0.0.1:${port}/parse`;
const headers = { 'X-Parse-Application-Id': 'scores', 'X-Parse-Master-Key': 'secret', 'Content-Type': 'application/json' };
const children = [];

function start(command, args, ready) {
  const child = spawn(command, args, { cwd: here });
  children.push(child);
  return new Promise((resolve, reject) => {
    const seen = data => { if (String(data).includes(ready)) resolve(); };
    child.stdout.on('data', seen);
    child.stderr.on('data', seen);
    child.on('exit', code => reject(new Error(`${command} ended with ${code}`)));
  });
}

async function rest(method, where, body) {
  const answer = await fetch(url + where, { method, headers, body: body && JSON.stringify(body) });
  return answer.json();
}

async function until(what, holds) {
  for (let i = 0; i < 100; i++) {
    if (await holds()) { console.log('ok ' + what); return; }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('never: ' + what);
}

async function main() {
  await start('java', ['-jar', path.resolve(jar), 'serve', '--database', 'jdbc:h2:mem:', '--port', String(port),
    '--appId', 'scores', '--masterKey', 'secret'], 'Parsimony serves');
  const players = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Edsger Dijkstra', 'Barbara Liskov', 'Donald Knuth', 'Frances Allen', 'John Backus'];
  for (let i = 0; i < players.length; i++) {
    await rest('POST', '/classes/GameScore', { score: 1000 + 137 * i, playerName: players[i], cheatMode: i === 3, level: i % 3,
      place: { __type: 'GeoPoint', latitude: 50 + i, longitude: 8 - i }, tags: ['chess', 'go'].slice(i % 2) });
  }
  await rest('POST', '/users', { username: 'ada', password: 'secret', email: 'ada@example.org' });
  await start(path.join(here, 'node_modules/.bin/parse-dashboard'), ['--appId', 'scores', '--masterKey', 'secret', '--serverURL', url,
    '--appName', 'Scores', '--port', String(dashboardPort), '--host', '127.0.0.1'], 'dashboard is now available');

  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  children.push({ kill: () => browser.close() });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  page.on('dialog', dialog => dialog.accept());
  await page.goto(`http://127.0.0.1:${dashboardPort}/apps/Scores/browser/GameScore`, { waitUntil: 'networkidle2', timeout: 120000 });
  const text = () => page.evaluate(() => document.body.innerText);

  await until('classes and rows are shown', async () => {
    const shown = await text();
    return shown.includes('GameScore') && players.every(player => shown.includes(player));
  });
  if (screenshot) await page.screenshot({ path: screenshot });

  const cell = async words => (await page.evaluateHandle(words => [...document.querySelectorAll('span, td, div')]
    .filter(node => node.children.length === 0 && node.innerText === words).pop(), words)).asElement();
  await (await cell('Grace Hopper')).click({ count: 2 });
  await page.waitForSelector('input:focus, textarea:focus', { timeout: 20000 });
  await page.keyboard.down('Control'); await page.keyboard.press('a'); await page.keyboard.up('Control');
  await page.keyboard.type('Rear Admiral Hopper');
  await page.keyboard.press('Enter');
  await until('a row is edited', async () =>
    (await rest('GET', '/classes/GameScore?where=' + encodeURIComponent('{"playerName":"Rear Admiral Hopper"}'))).results.length === 1);

  const filters = encodeURIComponent(JSON.stringify([{ field: 'playerName', constraint: 'eq', compareTo: 'Alan Turing', class: 'GameScore' }]));
  await page.goto(`http://127.0.0.1:${dashboardPort}/apps/Scores/browser/GameScore?filters=${filters}`, { waitUntil: 'networkidle2' });
  await until('rows are filtered', async () => {
    const shown = await text();
    return shown.includes('Alan Turing') && !shown.includes('Ada Lovelace');
  });
  assert.equal((await rest('GET', '/classes/GameScore?limit=0&count=1')).count, players.length);

  const click = async (words, within = 'body') => {
    await page.waitForFunction((words, within) => [...document.querySelectorAll(within + ' *')]
      .some(node => node.children.length === 0 && node.textContent.trim() === words && node.getClientRects().length > 0), { timeout: 20000 }, words, within);
    const node = await page.evaluateHandle((words, within) => [...document.querySelectorAll(within + ' *')]
      .filter(node => node.children.length === 0 && node.textContent.trim() === words && node.getClientRects().length > 0).pop(), words, within);
    await node.asElement().click();
  };
  await (await page.$$('input[type=checkbox]')).at(-1).click();
  await click('Edit');
  await click('Delete this row');
  await click('Delete');
  await until('a row is deleted', async () =>
    (await rest('GET', '/classes/GameScore?where=' + encodeURIComponent('{"playerName":"Alan Turing"}'))).results.length === 0);
  assert.equal((await rest('GET', '/classes/GameScore?limit=0&count=1')).count, players.length - 1);

  await page.goto(`http://127.0.0.1:${dashboardPort}/apps/Scores/browser/GameScore`, { waitUntil: 'networkidle2' });
  await click('Security');
  await click('Class Level Permissions');
  await page.waitForFunction(() => document.body.innerText.includes('Save CLP'), { timeout: 20000 });
  await new Promise(resolve => setTimeout(resolve, 1000)); // the dialog flies in
  const publicWriting = await page.evaluate(() => {
    const label = [...document.querySelectorAll('span')].find(node =>
      node.children.length === 0 && node.textContent.trim() === 'Write' && node.getClientRects().length > 0);
    const box = label.nextElementSibling.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.click(publicWriting.x, publicWriting.y);
  await click('Save CLP');
  await until('permissions are changed', async () => {
    const permissions = (await rest('GET', '/schemas/GameScore')).classLevelPermissions;
    return ['create', 'update', 'delete'].every(operation => !permissions[operation]?.['*']) && permissions.find['*'] === true;
  });
  console.log('done');
}

let failure = null;
try { await main(); } catch (error) { failure = error; }
for (const child of children.reverse()) { child.removeAllListeners?.('exit'); await child.kill(); }
if (failure) { console.error(failure); process.exit(1); }
process.exit(0);
