/** One timed import in a process of its own, so that its peak memory is its own: `import-once.ts DATABASE FILE…`. */
import { openDatabase } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { systemClock } from '../../server/clock.ts';
import { businessCalendar } from '../../server/scoring/day.ts';
import { importPaths } from '../import-feeds.ts';

const [address, ...files] = process.argv.slice(2);
const database = await openDatabase(address as string);
await migrate(database);
const cpuBefore = process.cpuUsage();
const start = performance.now();
const results = await importPaths(database, files, { calendar: businessCalendar('Europe/Paris'), clock: systemClock });
const seconds = (performance.now() - start) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
await database.close();
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, cpuSeconds, peakMegabytes, results }));
