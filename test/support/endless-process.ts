/** What a decoder does that a picture keeps busy for ever. */
setInterval(() => undefined, 1_000);
