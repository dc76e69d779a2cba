import { verb } from './verb.ts';

export const schedulerCommand = () =>
  verb('scheduler', {
    does: 'Run every night that is owed, two hours after midnight in TIME_ZONE, until told to stop.',
    examples: ['assay scheduler'],
  }).action(async () => {
    const { runScheduler } = await import('../main.ts');
    process.exitCode = await runScheduler();
  });
