import { verb } from './verb.ts';

export const webCommand = () =>
  verb('web', {
    does: 'Serve the dashboard until it is told to stop.',
    examples: ['assay web', 'PORT=8080 assay web'],
  }).action(async () => {
    const { serveWeb } = await import('../../server/main.ts');
    process.exitCode = await serveWeb();
  });
