// A document drawn by dmn-js in a headless Chromium: what it shows is counted, and kept as pictures.
'use strict';
const fs = require('fs');
const path = require('path');

async function withBrowser(puppeteer, use) {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(fs.existsSync);
  if (!executablePath) throw new Error('no Chromium to draw with');
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

async function drawn(browser, modules, xml, pictures, name) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1800, height: 1200 });
  const dist = path.join(modules, 'node_modules/dmn-js/dist');
  await page.setContent('<!doctype html><html><body style="margin:0"><div id="canvas" style="height:1200px"></div></body></html>');
  for (const style of ['dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table', 'dmn-js-literal-expression'])
    await page.addStyleTag({ path: path.join(dist, `assets/${style}.css`) });
  await page.addScriptTag({ path: path.join(dist, 'dmn-navigated-viewer.production.min.js') });
  const found = await page.evaluate(async (text) => {
    window.viewer = new window.DmnJS({ container: '#canvas' });
    const { warnings } = await window.viewer.importXML(text);
    const views = window.viewer.getViews();
    const drd = views.find((view) => view.type === 'drd');
    await window.viewer.open(drd);
    window.viewer.getActiveViewer().get('canvas').zoom('fit-viewport');
    const shapes = [...document.querySelectorAll('.djs-shape')].map((shape) => shape.dataset.elementId);
    return {
      warnings: warnings.map((warning) => warning.message),
      decisions: shapes.filter((id) => id.startsWith('decision-')),
      inputs: shapes.filter((id) => id.startsWith('input-')),
      arrows: document.querySelectorAll('.djs-connection').length,
    };
  }, xml);
  await page.screenshot({ path: path.join(pictures, `${name}-requirements.png`) });
  found.tables = await page.evaluate(async () => {
    const tables = {};
    for (const view of window.viewer.getViews()) {
      if (view.type !== 'decisionTable') continue;
      await window.viewer.open(view);
      tables[view.id] = {
        rows: document.querySelectorAll('.tjs-table tbody tr').length,
        columns: document.querySelectorAll('.tjs-table thead th.input-cell').length,
      };
    }
    return tables;
  });
  await page.evaluate(async () => {
    const tables = window.viewer.getViews().filter((view) => view.type === 'decisionTable');
    await window.viewer.open(tables.find((view) => view.id === 'decision-class') || tables[0]);
  });
  await page.screenshot({ path: path.join(pictures, `${name}-table.png`) });
  await page.close();
  return found;
}

module.exports = { withBrowser, drawn };
