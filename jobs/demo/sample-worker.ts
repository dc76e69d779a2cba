/** Writes the sample's feeds in a thread of its own and tells which files are whole, so that they are imported meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { writeSampleFeeds, type SampleOptions } from '../../db/sample/write-sample-feeds.ts';

const { folder, options } = workerData as { folder: string; options: SampleOptions };

writeSampleFeeds(folder, { ...options, onFiles: (paths) => parentPort!.postMessage(paths) });
parentPort!.close();
