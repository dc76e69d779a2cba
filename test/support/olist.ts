/** A real marketplace's feeds, which lie beside the project and are no part of it. */
import { existsSync } from 'node:fs';

export const olist = process.env['ASSAY_OLIST'] ?? new URL('../../../shared/feeds/olist', import.meta.url).pathname;

/** For a `before`: leaves its tests out where the feeds are not. */
export function skipWithoutOlist(this: Mocha.Context): void {
  if (existsSync(olist)) return;
  console.log(`      skipped: no feeds at ${olist} (ASSAY_OLIST names another folder)`);
  this.skip();
}
