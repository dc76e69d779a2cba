import { verb } from './verb.ts';

export const startCommand = () =>
  verb('start', {
    does: 'Bring the schema up to date, then run the dashboard and the scheduler side by side.',
    examples: ['assay start'],
  }).action(async () => {
    const { startBoth } = await import('../start.ts');
    process.exitCode = await startBoth();
  });
