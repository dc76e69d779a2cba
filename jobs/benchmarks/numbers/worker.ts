/** A thread that simulates what it is sent. */
import { parentPort } from 'node:worker_threads';
import { runJob, type Done, type Job } from './pool.ts';

parentPort!.on('message', (job: Job) => {
  const answer = (done: Done) => parentPort!.postMessage(done);
  try {
    answer({ id: job.id, result: runJob(job) });
  } catch (fault) {
    answer({
      id: job.id,
      fault: `${job.name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`,
    });
  }
});
