/** One picture: its bytes come in, and what was made of it goes out (picture-answer.ts). Then the process ends, and its memory with it. */
import { buffer } from 'node:stream/consumers';
import { packAnswer } from './picture-answer.ts';
import { redraw } from './redraw.ts';

process.stdout.write(packAnswer(await redraw(await buffer(process.stdin))));
