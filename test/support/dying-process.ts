/** What a decoder does that a picture has brought down. */
process.kill(process.pid, 'SIGSEGV');
setInterval(() => undefined, 1_000);
