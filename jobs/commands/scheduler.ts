import { verb } from './verb.ts';

export const schedulerCommand = () =>
  verb('scheduler', {
    does: 'Run every night that is owed as soon as its day is over, until told to stop.',
    examples: ['assay scheduler'],
  }).action(async () => {
    const { startScheduler } = await import('../main.ts');
    await startScheduler();
  });
