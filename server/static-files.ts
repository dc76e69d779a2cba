/** Styles, scripts and pictures. Under `/static/<version>/` they never change; under `/static/` they are asked for each time. */
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import express, { Router } from 'express';
import { readStyles } from './style-sheets.ts';

const chart = join(dirname(createRequire(import.meta.url).resolve('chart.js')), 'chart.umd.js');
const year = 365 * 24 * 3600;

export function staticFiles(folder: string, version: string): Router {
  const router = Router({ caseSensitive: true });
  const styles = readStyles(join(folder, 'css'));
  for (const [path, control] of [
    [`/${version}`, `public, max-age=${year}, immutable`],
    ['/', 'no-cache'],
  ] as const) {
    const cacheControl = (response: { setHeader(name: string, value: string): unknown }) =>
      response.setHeader('Cache-Control', control);
    router.get(join(path, 'all.css'), (_request, response) => {
      cacheControl(response);
      response.type('text/css').send(styles);
    });
    router.get(join(path, 'vendor/chart.umd.js'), (_request, response) =>
      response.sendFile(chart, { cacheControl: false, headers: { 'Cache-Control': control } }),
    );
    router.use(
      path,
      express.static(folder, { index: false, redirect: false, cacheControl: false, setHeaders: cacheControl }),
    );
  }
  return router;
}
